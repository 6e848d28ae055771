/** Makes the notes that the benchmark of `hotseat check` runs on, and a package whose bank has a thousand questions. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadShippedBank } from "../src/adapters/shipped-bank.js";
import { summarize } from "../src/bank/bank.js";
import { type Question, toQuestion } from "../src/bank/question.js";
import { packSummaries } from "../src/bank/summary-codec.js";

const NOTES = 1000;
const FILES = 100;
const WORDS = 200;

/** Writes `notes/` below `folder`, and `package/`: this program with a bank of a thousand questions. */
export function writeCorpus(folder: string): { notes: string; program: string; bytes: number } {
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
  return { notes, program: writePackage(path.join(folder, "package"), copies), bytes };
}

function writePackage(folder: string, questions: readonly Question[]): string {
  mkdirSync(folder, { recursive: true });
  for (const name of ["bin", "dist", "package.json"])
    cpSync(name, path.join(folder, name), { recursive: true });
  const bank = path.join(folder, "dist", "bank");
  writeFileSync(path.join(bank, "index.json"), JSON.stringify(packSummaries(questions.map(summarize))));
  for (const topic of new Set(questions.map((question) => question.topic))) {
    const own = questions.filter((question) => question.topic === topic);
    writeFileSync(
      path.join(bank, `${topic}.json`),
      `[\n${own.map(({ topic: _, ...question }) => JSON.stringify(question)).join(",\n")}\n]`,
    );
  }
  return path.join(folder, "bin", "hotseat.js");
}

function isAnswerable(question: Question): boolean {
  return question.kind !== "choice" && question.look_for.length > 0 && question.answer !== "";
}

/** The bank is smaller than a thousand, so the later ones are the same questions under other ids. */
function copyOf(questions: readonly Question[], i: number): Question {
  const { topic: _, ...question } = at(questions, i);
  return toQuestion({ ...question, id: `bench.question-${i}`, prompt: `Number ${i}: ${question.prompt}` });
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
