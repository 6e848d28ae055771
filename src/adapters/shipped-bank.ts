/** The questions that come with the program, compiled to JSON by topic; a topic is read when one of its questions is. */
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
  const topics = new Map<string, Map<string, Question>>();
  return createLazyBank(summaries, (id, place) => {
    const topic = summaries[place]?.topic ?? "";
    let questions = topics.get(topic);
    if (!questions) {
      const list: QuestionInput[] = JSON.parse(readFileSync(path.join(folder, `${topic}.json`), "utf8"));
      questions = new Map(list.map((input) => toQuestion(input)).map((question) => [question.id, question]));
      topics.set(topic, questions);
    }
    return questions.get(id);
  });
}
