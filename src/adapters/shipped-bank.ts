/** The questions that come with the program, compiled to JSON by topic; a question is read when it is asked. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Bank, createLazyBank } from "../bank/bank.js";
import { type Question, toQuestion } from "../bank/question.js";
import type { QuestionInput } from "../bank/question-input.js";
import { type PackedDetails, type PackedSummaries, unpackSummaries } from "../bank/summary-codec.js";
import { packageRoot } from "./package-root.js";

/** Folder of the compiled bank. */
export function shippedFolder(): string {
  return path.join(packageRoot(), "dist", "bank");
}

export function loadShippedBank(folder = shippedFolder()): Bank {
  const index: PackedSummaries & PackedDetails = JSON.parse(
    readFileSync(path.join(folder, "index.json"), "utf8"),
  );
  const summaries = unpackSummaries(index, () => index.details);
  const questions = new Map<string, Question>();
  const topics = new Map<string, TopicText>();
  return createLazyBank(summaries, (id, place) => {
    const known = questions.get(id);
    if (known) return known;
    const topic = summaries[place]?.topic ?? "";
    const text = topics.get(topic) ?? {
      text: readFileSync(path.join(folder, `${topic}.json`), "utf8"),
      after: 0,
    };
    topics.set(topic, text);
    const question = toQuestion(questionIn(text, id));
    questions.set(id, question);
    return question;
  });
}

/** A topic as it was compiled, and where the question ends that was read last. */
interface TopicText {
  readonly text: string;
  after: number;
}

/**
 * The build writes one question a line, its id first: of a whole topic only the one that is asked is parsed. Who reads
 * all of them reads them in order, so each is looked for after the last one first.
 */
function questionIn(topic: TopicText, id: string): QuestionInput {
  const { text, after } = topic;
  const line = `\n{"id":${JSON.stringify(id)}`;
  const next = text.startsWith(line, after) ? after : text.indexOf(line);
  const end = text.indexOf("\n", next + 1);
  if (next < 0 || end < 0) throw new Error(`the compiled bank lacks ${id}: the package is not whole`);
  topic.after = end;
  return JSON.parse(text.slice(next + 1, text.charCodeAt(end - 1) === COMMA ? end - 1 : end));
}

const COMMA = 44;
