/** Skeleton notes: a file for each topic, a heading for each question, hints instead of answers. */
import type { Question } from "../bank/question.js";
import { headingFor } from "./headings.js";
import type { QuestionNames } from "./question-names.js";

/** One file's text. The hints are comments, so that an untouched skeleton is an empty answer. */
export function skeletonFile(title: string, questions: readonly Question[], names: QuestionNames): string {
  return `# ${title}\n${questions.map((question) => skeletonOf(question, names)).join("")}`;
}

function skeletonOf(question: Question, names: QuestionNames): string {
  const heading = headingFor(question, names);
  const marker = heading === question.id ? "" : `<!-- hotseat: ${question.id} -->\n\n`;
  const prompt = flat(question.prompt) === flat(heading) ? "" : `${commented(question.prompt)}\n\n`;
  const points = question.look_for.filter(({ bonus }) => !bonus).length;
  const about = points
    ? `<!-- ${question.level}, ${points} points, about ${question.minutes} minutes -->\n\n`
    : "";
  return `\n## ${heading}\n\n${marker}${prompt}${about}`;
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A comment ends at the first `-->`, whatever the prompt holds. */
function commented(text: string): string {
  return `<!--\n${text.trim().replace(/--+>/g, "→").replaceAll("--", "–")}\n-->`;
}

/** `transactions` becomes `Transactions`, `system-design` becomes `System design`. */
export function topicTitle(topic: string): string {
  const words = topic.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
