/** Compiles questions/*.yaml into JSON by topic and one index, for the package. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { formatPlace } from "../src/adapters/banks.js";
import { parseDecks } from "../src/adapters/question-files.js";
import { summarize } from "../src/bank/bank.js";
import type { Question } from "../src/bank/question.js";
import { packSummaries } from "../src/bank/summary-codec.js";

/** Returns what is wrong, one line each; the bank is written only when nothing is. */
export function compile(from: string, to: string): string[] {
  const deck = parseDecks([from], process.cwd());
  const problems = deck.diagnostics.map((problem) => `${formatPlace(problem)}: ${problem.message}`);
  if (problems.length) return problems;
  mkdirSync(to, { recursive: true });
  const byTopic = new Map<string, Question[]>();
  for (const question of deck.questions)
    byTopic.set(question.topic, [...(byTopic.get(question.topic) ?? []), question]);
  for (const [topic, questions] of byTopic)
    writeFileSync(path.join(to, `${topic}.json`), oneALine(questions.map(compact)));
  const index = packSummaries(deck.questions.map(summarize));
  writeFileSync(path.join(to, "index.json"), JSON.stringify(index));
  return [];
}

/** A JSON list, of which one question can be read without the others. */
function oneALine(questions: readonly object[]): string {
  return `[\n${questions.map((question) => JSON.stringify(question)).join(",\n")}\n]`;
}

/** Leaves out what the defaults fill in again. */
function compact({ topic: _, ...question }: Question): Record<string, unknown> {
  const isEmpty = (value: unknown): boolean =>
    value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(question).filter(([, value]) => !isEmpty(value)));
}
