/** `hotseat notes`: skeletons for answers to be written, and how the written ones stand. */
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../adapters/make-folder.js";
import type { Bank, QuestionSummary } from "../bank/bank.js";
import { ExitCode, UserError } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import type { NoteReport } from "../notes/result.js";
import { skeletonFile, topicTitle } from "../notes/skeleton.js";
import { createTheme } from "../terminal/theme.js";
import { openBank, requireId, selectSummaries } from "./bank-options.js";
import { readPassedBaseline } from "./check/baseline-revisions.js";
import { bankNames } from "./check/note-grader.js";
import { checkOnce } from "./check/pass.js";
import { readPassed } from "./check/passed.js";

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
  const answered = options.missing ? await answeredIn(env, options, folder) : new Set<string>();
  const summaries = chosen(bank, options).filter(({ id, kind }) => kind !== "choice" && !answered.has(id));
  const names = bankNames(bank);
  const written: { file: string; questions: number }[] = [];
  const kept: string[] = [];
  for (const [topic, own] of byTopic(summaries)) {
    const questions = own.flatMap(({ id }) => bank.get(id) ?? []);
    const text = skeletonFile(topicTitle(topic), questions, names);
    const file = writeNew(
      env,
      folder,
      options.ids.length === 1 ? (options.ids[0] ?? topic) : topic,
      text,
      options.missing ?? false,
    );
    if (file.written) written.push({ file: file.name, questions: questions.length });
    else kept.push(file.name);
  }
  if (options.json) printJson(env, { written, kept });
  else report(env, written, kept, folder);
  return ExitCode.ok;
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

async function answeredIn(env: Env, options: NotesInitOptions, folder: string): Promise<Set<string>> {
  if (!existsSync(path.resolve(env.cwd, folder))) return new Set();
  const { result } = await checkOnce(env, {
    paths: [folder],
    ...(options.deck ? { deck: options.deck } : {}),
    mustFind: false,
  });
  return new Set(result.answers.map(({ question }) => question));
}

/** With `missing` a taken name gets a number; without it the existing file stays and nothing is written. */
function writeNew(
  env: Env,
  folder: string,
  name: string,
  text: string,
  missing: boolean,
): { name: string; written: boolean } {
  const full = path.resolve(env.cwd, folder);
  for (let n = 1; n < 1000; n++) {
    const file = `${name}${n === 1 ? "" : `-${n}`}.md`;
    try {
      makeFolder(full, ORDINARY_FOLDER);
      writeFileSync(path.join(full, file), text, { flag: "wx" });
      return { name: path.join(folder, file), written: true };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (!missing) return { name: path.join(folder, file), written: false };
    }
  }
  throw new UserError(`${folder} is full of files called ${name}`);
}

function report(
  env: Env,
  written: readonly { file: string; questions: number }[],
  kept: readonly string[],
  folder: string,
): void {
  if (written.length)
    print(
      env,
      written
        .map(
          ({ file, questions }) => `${file}  ${questions === 1 ? "one question" : `${questions} questions`}`,
        )
        .join("\n"),
    );
  for (const file of kept) say(env, `${file} exists and is left as it is.`);
  if (kept.length)
    say(env, "`hotseat notes init --missing` writes only what is not answered yet, in files of their own.");
  else if (written.length === 0) say(env, "Nothing to write: every question is answered.");
  if (written.length)
    say(env, `Write your answers below the headings, then run \`hotseat check ${folder}\`.`);
}

export interface NotesStatusOptions {
  paths: string[];
  level?: string[];
  topic?: string[];
  deck?: string[];
  json?: boolean;
}

const STATES = ["answered", "thin", "stale", "missing"] as const;
type State = (typeof STATES)[number];

interface StatusRow {
  question: string;
  topic: string;
  state: State;
  score: number | null;
  place: string | null;
}

/** Every question of the bank: answered, thin (falls short), stale (the question changed since it last passed), missing. */
export async function runNotesStatus(env: Env, options: NotesStatusOptions): Promise<ExitCode> {
  const folder =
    options.paths.length || !existsSync(path.resolve(env.cwd, "notes")) ? options.paths : ["notes"];
  const { bank, plan, result } = await checkOnce(env, { ...options, paths: folder, mustFind: false });
  const passed = new Map([...readPassed(env), ...readPassedBaseline(plan.baseline.full)]);
  const answers = new Map(result.answers.map((answer) => [answer.question, answer]));
  const rows = selectSummaries(bank, options)
    .filter(({ kind }) => kind !== "choice")
    .map((summary) => rowOf(summary, answers.get(summary.id), passed.get(summary.id)));
  const counts = Object.fromEntries(
    STATES.map((state) => [state, rows.filter((row) => row.state === state).length]),
  );
  if (options.json) printJson(env, { counts, questions: rows });
  else print(env, table(env, rows));
  return ExitCode.ok;
}

function rowOf(
  { id, topic }: QuestionSummary,
  answer: NoteReport | undefined,
  passedRevision: string | undefined,
): StatusRow {
  const place = answer ? `${answer.file}:${answer.line}` : null;
  const row = { question: id, topic, score: answer?.score ?? null, place };
  if (!answer || answer.status === "empty") return { ...row, state: "missing" };
  if (passedRevision !== undefined && passedRevision !== answer.revision) return { ...row, state: "stale" };
  return { ...row, state: answer.status === "failed" || answer.status === "accepted" ? "thin" : "answered" };
}

function table(env: Env, rows: readonly StatusRow[]): string {
  const theme = createTheme(env);
  const topics = new Map<string, StatusRow[]>();
  for (const row of rows) topics.set(row.topic, [...(topics.get(row.topic) ?? []), row]);
  const pad = Math.max(5, ...[...topics.keys()].map((topic) => topic.length)) + 2;
  const line = (name: string, own: readonly StatusRow[]): string =>
    name.padEnd(pad) +
    STATES.map((state) => String(own.filter((row) => row.state === state).length).padStart(10)).join("");
  const worth = rows.filter(({ state }) => state === "thin" || state === "stale");
  const details = worth.map(({ question, state, score, place }) => {
    const mark = state === "stale" ? theme.warn(theme.symbols.partial) : theme.bad(theme.symbols.missed);
    const why = state === "stale" ? "the question changed since this passed" : `${score} %`;
    return `${mark} ${question}  ${why}  ${theme.dim(place ?? "")}`;
  });
  const head = theme.dim("topic".padEnd(pad) + STATES.map((state) => state.padStart(10)).join(""));
  return [
    head,
    ...[...topics].map(([topic, own]) => line(topic, own)),
    line("all", rows),
    ...(details.length ? ["", ...details] : []),
  ].join("\n");
}
