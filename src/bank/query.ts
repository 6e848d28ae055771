/** Finding questions: filters for every command, and a ranked search of their text. */
import { sanitizeLine } from "../core/sanitize.js";
import type { QuestionSummary } from "./bank.js";
import type { Question } from "./question.js";

export interface QuestionFilter {
  topics?: readonly string[];
  levels?: readonly string[];
  kinds?: readonly string[];
  ids?: readonly string[];
}

/** True when the question is in one of the topics, and of one of the levels, and … An empty list filters nothing. */
export function matchesFilter(question: QuestionSummary, filter: QuestionFilter): boolean {
  return (
    anyOf(filter.topics, (topic) => question.topics.includes(topic)) &&
    anyOf(filter.levels, (level) => question.level === level) &&
    anyOf(filter.kinds, (kind) => question.kind === kind) &&
    anyOf(filter.ids, (id) => question.id === id)
  );
}

function anyOf(values: readonly string[] | undefined, test: (value: string) => boolean): boolean {
  return !values?.length || values.some(test);
}

/** Code keeps its underscores and stars; the marks around a stressed word go. */
const CODE_OR_EMPHASIS = /`([^`]*)`|(?<![\w*])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*])/g;

/** The prompt's first sentence or so on one line, Markdown marks removed. */
export function promptTitle(prompt: string, maxLength = 72): string {
  const text = prompt
    .replace(/```[\s\S]*?```/g, " ")
    .replace(CODE_OR_EMPHASIS, (_, code?: string) => code ?? "");
  return sanitizeLine(text, maxLength);
}

export interface SearchHit {
  question: Question;
  score: number;
}

/** Questions that hold every word, best first: a word in the id or prompt counts more than one in the answer. */
export function searchQuestions(questions: Iterable<Question>, words: readonly string[]): SearchHit[] {
  const wanted = words.flatMap((word) => word.toLowerCase().split(/\s+/)).filter(Boolean);
  const hits: SearchHit[] = [];
  for (const question of questions) {
    const score = searchScore(question, wanted);
    if (score > 0) hits.push({ question, score });
  }
  return hits.sort((a, b) => b.score - a.score || (a.question.id < b.question.id ? -1 : 1));
}

function searchScore(question: Question, words: readonly string[]): number {
  const fields: [string, number][] = [
    [`${question.id} ${question.topics.join(" ")}`, 4],
    [question.prompt, 3],
    [question.look_for.map((point) => point.point).join(" "), 2],
    [question.answer, 1],
    [question.options.map((option) => option.text).join(" "), 1],
  ];
  let total = 0;
  for (const word of words) {
    const best = Math.max(
      0,
      ...fields.map(([text, weight]) => (text.toLowerCase().includes(word) ? weight : 0)),
    );
    if (best === 0) return 0;
    total += best;
  }
  return total;
}
