/** `hotseat notes init`: skeletons for answers to be written. */
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../adapters/make-folder.js";
import type { Bank, QuestionSummary } from "../bank/bank.js";
import { ExitCode, UserError } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import { skeletonFile, topicTitle } from "../notes/skeleton.js";
import { openBank, requireId, selectSummaries } from "./bank-options.js";
import { bankNames } from "./check/note-grader.js";
import { checkOnce } from "./check/pass.js";

export interface NotesInitOptions {
  /** Question ids; none for all that the filters leave. */
  ids: string[];
  level?: string[];
  topic?: string[];
  deck?: string[];
  /** Only questions that the folder does not answer yet. */
  missing?: boolean;
  dir?: string;
  json?: boolean;
}

const ORDINARY_FOLDER = 0o777;

/** Writes a file for each topic; one that exists is never written over. */
export async function runNotesInit(env: Env, options: NotesInitOptions): Promise<ExitCode> {
  const bank = await openBank(env, options);
  const folder = options.dir ?? "notes";
  // A question that is asked for by name must not get a second heading either.
  const apart = options.missing || options.ids.length > 0;
  const there = apart ? await headingsIn(env, options, folder) : new Map<string, string>();
  const questions = chosen(bank, options).filter(({ kind }) => kind !== "choice");
  const names = bankNames(bank);
  const done: Done = { written: [], kept: [], there: [] };
  for (const id of options.ids) {
    const place = there.get(id);
    if (place !== undefined) done.there.push({ question: id, place });
  }
  makeFolder(path.resolve(env.cwd, folder), ORDINARY_FOLDER);
  for (const [topic, own] of byTopic(questions.filter(({ id }) => !there.has(id)))) {
    const text = skeletonFile(
      topicTitle(topic),
      own.flatMap(({ id }) => bank.get(id) ?? []),
      names,
    );
    const name = options.ids.length === 1 ? (options.ids[0] ?? topic) : topic;
    const file = writeNew(env, folder, name, text, apart);
    if (file.written) done.written.push({ file: file.name, questions: own.length });
    else done.kept.push(file.name);
  }
  if (options.json) printJson(env, { ...done });
  else report(env, done, folder);
  return ExitCode.ok;
}

interface Done {
  written: { file: string; questions: number }[];
  /** Files that were there before. */
  kept: string[];
  /** Questions that were asked for and have a heading already. */
  there: { question: string; place: string }[];
}

function chosen(bank: Bank, options: NotesInitOptions): QuestionSummary[] {
  const ids = new Set(options.ids.map((id) => requireId(bank, id)));
  return selectSummaries(bank, options).filter(({ id }) => ids.size === 0 || ids.has(id));
}

function byTopic(summaries: readonly QuestionSummary[]): Map<string, QuestionSummary[]> {
  const groups = new Map<string, QuestionSummary[]>();
  for (const summary of summaries) groups.set(summary.topic, [...(groups.get(summary.topic) ?? []), summary]);
  return groups;
}

/** Where the folder's notes have a heading for each question, with an answer below or not. */
async function headingsIn(
  env: Env,
  { deck }: NotesInitOptions,
  folder: string,
): Promise<Map<string, string>> {
  if (!existsSync(path.resolve(env.cwd, folder))) return new Map();
  const { result } = await checkOnce(env, { paths: [folder], ...(deck ? { deck } : {}), mustFind: false });
  return new Map(result.answers.map(({ question, file, line }) => [question, `${file}:${line}`]));
}

/** With `numbered` a taken name gets a number; without it the existing file stays and nothing is written. */
function writeNew(
  env: Env,
  folder: string,
  name: string,
  text: string,
  numbered: boolean,
): { name: string; written: boolean } {
  const full = path.resolve(env.cwd, folder);
  for (let n = 1; n < 1000; n++) {
    const file = `${name}${n === 1 ? "" : `-${n}`}.md`;
    try {
      writeFileSync(path.join(full, file), text, { flag: "wx" });
      return { name: path.join(folder, file), written: true };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (!numbered) return { name: path.join(folder, file), written: false };
    }
  }
  throw new UserError(`${folder} is full of files called ${name}`);
}

function report(env: Env, { written, kept, there }: Done, folder: string): void {
  const lines = written.map(
    ({ file, questions }) => `${file}  ${questions === 1 ? "one question" : `${questions} questions`}`,
  );
  if (lines.length) print(env, lines.join("\n"));
  for (const { question, place } of there) say(env, `${question} is in ${place} already.`);
  for (const file of kept) say(env, `${file} exists and is left as it is.`);
  if (kept.length)
    say(env, "`hotseat notes init --missing` writes only what is not answered yet, in files of their own.");
  else if (lines.length === 0 && there.length === 0)
    say(env, "Nothing to write: every question is answered.");
  if (lines.length) say(env, `Write your answers below the headings, then run \`hotseat check ${folder}\`.`);
}
