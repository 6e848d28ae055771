/** Makes the notes and the questions that the benchmark of `hotseat check` runs on: the shipped bank's own answers. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadShippedBank } from "../src/adapters/shipped-bank.js";
import type { Question } from "../src/bank/question.js";

const NOTES = 1000;
const FILES = 100;
const WORDS = 200;

/** Writes `notes/` and `questions.json` below `folder`: a thousand questions, each with a note of 200 words. */
export function writeCorpus(folder: string): { notes: string; deck: string; bytes: number } {
  const bank = loadShippedBank();
  const questions = bank.summaries.flatMap(({ id }) => bank.get(id) ?? []).filter(isAnswerable);
  const copies = Array.from({ length: NOTES }, (_, i) => copyOf(questions, i));
  const notes = path.join(folder, "notes");
  mkdirSync(notes, { recursive: true });
  let bytes = 0;
  for (let file = 0; file < FILES; file++) {
    const own = copies.slice((file * NOTES) / FILES, ((file + 1) * NOTES) / FILES);
    const text = `# Notes ${file}\n${own.map((question, i) => noteOf(question, questions, file + i)).join("")}`;
    bytes += Buffer.byteLength(text);
    writeFileSync(path.join(notes, `notes-${String(file).padStart(3, "0")}.md`), text);
  }
  const deck = path.join(folder, "questions.json");
  writeFileSync(deck, JSON.stringify({ questions: copies }));
  return { notes, deck, bytes };
}

function isAnswerable(question: Question): boolean {
  return question.kind !== "choice" && question.look_for.length > 0 && question.answer !== "";
}

/** The bank is smaller than a thousand, so the later ones are the same questions under other ids. */
function copyOf(questions: readonly Question[], i: number): { id: string; answer: string } {
  const { topic: _, ...question } = at(questions, i);
  const given = Object.entries(question).filter(([, value]) => !isEmpty(value));
  const { answer, prompt } = question;
  return {
    ...Object.fromEntries(given),
    answer,
    id: `bench.question-${i}`,
    prompt: `Number ${i}: ${prompt}`,
  } as {
    id: string;
    answer: string;
  };
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Half of the model answer and half of another one's, so that some points are missed. */
function noteOf(
  { id, answer }: Pick<Question, "id" | "answer">,
  questions: readonly Question[],
  i: number,
): string {
  const own = answer.split(/\s+/).slice(0, WORDS / 2);
  const other = at(questions, i * 7 + 3)
    .answer.split(/\s+/)
    .slice(0, WORDS - own.length);
  const words = [...own, ...other, ...other].slice(0, WORDS);
  return `\n## ${id}\n\n${words.slice(0, 80).join(" ")}\n\n- ${words.slice(80, 130).join(" ")}\n- ${words.slice(130).join(" ")}\n`;
}

function at(questions: readonly Question[], i: number): Question {
  const question = questions[i % questions.length];
  if (!question) throw new Error("the bank is empty: run npm run build first");
  return question;
}
