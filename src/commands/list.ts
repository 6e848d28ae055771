/** `hotseat list`: which questions there are, by topic, or counted by topic and level. */
import { type Bank, type QuestionSummary, topicsOf } from "../bank/bank.js";
import { promptTitle } from "../bank/query.js";
import { LEVELS } from "../bank/question-input.js";
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import { truncate } from "../terminal/layout.js";
import { createTheme } from "../terminal/theme.js";
import { type BankOptions, openBank, selectSummaries } from "./bank-options.js";
import type { ProgressOptions } from "./progress-options.js";
import { type QuestionStanding, readProgress, standingWith, standingWords } from "./standings.js";

export interface ListOptions extends BankOptions, ProgressOptions {
  what: string[];
  json?: boolean;
  ids?: boolean;
  topics?: boolean;
  coverage?: boolean;
  due?: boolean;
  new?: boolean;
  seen?: boolean;
  suspended?: boolean;
}

type Standings = ReadonlyMap<string, QuestionStanding>;

export async function runList(env: Env, options: ListOptions): Promise<ExitCode> {
  const bank = await openBank(env, options);
  const topic = [...(options.topic ?? []), ...options.what];
  const all = selectSummaries(bank, { ...options, ...(topic.length ? { topic } : {}) });
  const standings = wantsStandings(options) ? standingsOf(env, options, all) : undefined;
  const summaries = standings ? all.filter(({ id }) => matches(standings.get(id), options)) : all;
  if (options.topics) return listTopics(env, options, bank, summaries);
  if (options.coverage) {
    if (options.json) printJson(env, { coverage: coverageRows(summaries) });
    else print(env, coverageTable(summaries, widthOf(env)));
    return ExitCode.ok;
  }
  if (options.json) {
    const questions = summaries.flatMap(({ id }) => {
      const question = bank.get(id);
      const standing = standings?.get(id);
      return question ? [standing ? { ...question, standing } : question] : [];
    });
    printJson(env, { questions });
    return ExitCode.ok;
  }
  if (options.ids) {
    if (summaries.length) print(env, summaries.map(({ id }) => id).join("\n"));
    return ExitCode.ok;
  }
  if (summaries.length === 0) say(env, "No question matches. `hotseat list --topics` shows the topics.");
  else print(env, byTopic(env, summaries, bank, standings));
  return ExitCode.ok;
}

function wantsStandings({ due, new: fresh, seen, suspended }: ListOptions): boolean {
  return Boolean(due || fresh || seen || suspended);
}

function standingsOf(env: Env, options: ListOptions, summaries: readonly QuestionSummary[]): Standings {
  const state = readProgress(env, options);
  const now = env.now();
  return new Map(summaries.map((summary) => [summary.id, standingWith(state, summary, now)]));
}

/** Each flag adds a kind of question to the list. */
function matches(standing: QuestionStanding | undefined, options: ListOptions): boolean {
  if (!standing) return false;
  const { answers, isDue, suspended } = standing;
  if (suspended) return options.suspended === true;
  return Boolean((options.due && isDue) || (options.new && answers === 0) || (options.seen && answers > 0));
}

function listTopics(
  env: Env,
  options: ListOptions,
  bank: Bank,
  summaries: readonly QuestionSummary[],
): ExitCode {
  const counts = topicsOf(bank).map((name) => ({
    topic: name,
    questions: summaries.filter((summary) => summary.topics.includes(name)).length,
  }));
  if (options.json) printJson(env, { topics: counts });
  else
    print(
      env,
      counts.map(({ topic: name, questions }) => `${String(questions).padStart(4)}  ${name}`).join("\n"),
    );
  return ExitCode.ok;
}

function widthOf(env: Env): number {
  return env.isTTY.stdout ? Math.max(40, env.stdout.columns ?? 80) : 120;
}

/** Titles that get fewer columns than this say nothing. */
const SHORTEST_TITLE = 20;

function byTopic(
  env: Env,
  summaries: readonly QuestionSummary[],
  bank: Bank,
  standings: Standings | undefined,
): string {
  const theme = createTheme(env);
  const width = widthOf(env);
  const now = env.now();
  const second = (summary: QuestionSummary): string => {
    const standing = standings?.get(summary.id);
    return standing ? standingWords(standing, now) : summary.level;
  };
  const middle = Math.max(12, ...summaries.map((summary) => second(summary).length)) + 2;
  const groups = new Map<string, QuestionSummary[]>();
  for (const summary of summaries) groups.set(summary.topic, [...(groups.get(summary.topic) ?? []), summary]);
  const blocks = [...groups].map(([topic, questions]) => {
    const pad = Math.max(...questions.map(({ id }) => id.length)) + 2;
    const rows = questions.map((summary) => {
      const room = width - pad - middle - 3;
      const prompt = room >= SHORTEST_TITLE ? (bank.get(summary.id)?.prompt ?? "") : "";
      const title = prompt && theme.dim(promptTitle(prompt, room));
      return `  ${summary.id.padEnd(pad)}${second(summary).padEnd(middle)}${title}`.trimEnd();
    });
    return `${theme.strong(topic)} (${questions.length})\n${rows.join("\n")}`;
  });
  return blocks.join("\n\n");
}

interface CoverageRow {
  topic: string;
  beginner: number;
  intermediate: number;
  senior: number;
  choice: number;
  total: number;
}

function coverageRows(summaries: readonly QuestionSummary[]): CoverageRow[] {
  const rows = new Map<string, CoverageRow>();
  for (const { topic, level, kind } of summaries) {
    const row = rows.get(topic) ?? { topic, beginner: 0, intermediate: 0, senior: 0, choice: 0, total: 0 };
    row[level]++;
    row.total++;
    if (kind === "choice") row.choice++;
    rows.set(topic, row);
  }
  return [...rows.values()];
}

/** Where the names of the levels do not fit, their first letters say the same. */
function coverageTable(summaries: readonly QuestionSummary[], width: number): string {
  const rows = coverageRows(summaries);
  const columns = [...LEVELS, "choice", "total"] as const;
  const sum: CoverageRow = { topic: "all", beginner: 0, intermediate: 0, senior: 0, choice: 0, total: 0 };
  for (const row of rows) for (const column of columns) sum[column] += row[column];
  const longest = Math.max(6, ...rows.map(({ topic }) => topic.length)) + 2;
  const pad = width < 60 ? Math.min(longest, width - 20) : longest;
  const full = pad + columns.reduce((total, column) => total + column.length + 2, 0);
  const heads = columns.map((column) => (full <= width ? column : column.slice(0, 3)));
  const line = (name: string, cells: readonly (string | number)[]): string =>
    truncate(name, pad - 1).padEnd(pad) +
    cells.map((cell, i) => String(cell).padStart((heads[i]?.length ?? 0) + (full <= width ? 2 : 1))).join("");
  const body = [...rows, sum].map((row) =>
    line(
      row.topic,
      columns.map((column) => row[column]),
    ),
  );
  return [line("topic", heads), ...body].join("\n");
}
