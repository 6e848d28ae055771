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
  const texts = new Map<string, string>();
  return createLazyBank(summaries, (id, place) => {
    const known = questions.get(id);
    if (known) return known;
    const topic = summaries[place]?.topic ?? "";
    const text = texts.get(topic) ?? readFileSync(path.join(folder, `${topic}.json`), "utf8");
    texts.set(topic, text);
    const question = toQuestion(questionIn(text, id));
    questions.set(id, question);
    return question;
  });
}

/** The build writes one question a line, its id first: of a whole topic only the one that is asked is parsed. */
function questionIn(text: string, id: string): QuestionInput {
  const start = text.indexOf(`\n{"id":${JSON.stringify(id)}`) + 1;
  const end = text.indexOf("\n", start);
  if (start === 0 || end < 0) throw new Error(`the compiled bank lacks ${id}: the package is not whole`);
  return JSON.parse(text.slice(start, end).replace(/,$/, ""));
}
