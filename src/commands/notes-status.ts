/** `hotseat notes status`: how the written answers stand. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { QuestionSummary } from "../bank/bank.js";
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import type { NoteReport } from "../notes/result.js";
import { createTheme } from "../terminal/theme.js";
import { selectSummaries } from "./bank-options.js";
import { readPassedBaseline } from "./check/baseline-revisions.js";
import { checkOnce } from "./check/pass.js";
import { readPassed } from "./check/passed.js";

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
  const unread = result.findings.filter(({ code }) => code.startsWith("file/"));
  for (const { message } of unread) say(env, `hotseat: ${message}`);
  return unread.length ? ExitCode.usage : ExitCode.ok;
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
  const pad = Math.max(5, ...[...topics.keys()].map((topic) => topic.length));
  const line = (name: string, own: readonly StatusRow[]): string =>
    name.padEnd(pad) +
    STATES.map((state) =>
      String(own.filter((row) => row.state === state).length).padStart(state.length + 2),
    ).join("");
  const worth = rows.filter(({ state }) => state === "thin" || state === "stale");
  const details = worth.map(({ question, state, score, place }) => {
    const mark = state === "stale" ? theme.warn(theme.symbols.partial) : theme.bad(theme.symbols.missed);
    const why = state === "stale" ? "the question changed since this passed" : `${score} %`;
    return `${mark} ${question}  ${why}  ${theme.dim(place ?? "")}`;
  });
  const head = theme.dim("topic".padEnd(pad) + STATES.map((state) => `  ${state}`).join(""));
  return [
    head,
    ...[...topics].map(([topic, own]) => line(topic, own)),
    line("all", rows),
    ...(details.length ? ["", ...details] : []),
  ].join("\n");
}
