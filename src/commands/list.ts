/** `hotseat list`: which questions there are, by topic, or counted by topic and level. */
import { type QuestionSummary, topicsOf } from "../bank/bank.js";
import { promptTitle } from "../bank/query.js";
import { LEVELS } from "../bank/question-input.js";
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import { createTheme } from "../terminal/theme.js";
import { type BankOptions, openBank, selectSummaries } from "./bank-options.js";

export interface ListOptions extends BankOptions {
  what: string[];
  json?: boolean;
  topics?: boolean;
  coverage?: boolean;
}

export async function runList(env: Env, options: ListOptions): Promise<ExitCode> {
  const bank = await openBank(env, options);
  const topic = [...(options.topic ?? []), ...options.what];
  const summaries = selectSummaries(bank, { ...options, ...(topic.length ? { topic } : {}) });
  if (options.topics) {
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
  if (options.coverage) {
    if (options.json) printJson(env, { coverage: coverageRows(summaries) });
    else print(env, coverageTable(summaries));
    return ExitCode.ok;
  }
  if (options.json) {
    const questions = summaries.map(({ id }) => bank.get(id)).filter((question) => question !== undefined);
    printJson(env, { questions });
    return ExitCode.ok;
  }
  if (summaries.length === 0) say(env, "No question matches. `hotseat list --topics` shows the topics.");
  else
    print(
      env,
      byTopic(env, summaries, (id) => bank.get(id)?.prompt ?? ""),
    );
  return ExitCode.ok;
}

function byTopic(env: Env, summaries: readonly QuestionSummary[], prompt: (id: string) => string): string {
  const theme = createTheme(env);
  const width = env.isTTY.stdout ? Math.max(40, env.stdout.columns ?? 80) : 120;
  const groups = new Map<string, QuestionSummary[]>();
  for (const summary of summaries) groups.set(summary.topic, [...(groups.get(summary.topic) ?? []), summary]);
  const blocks = [...groups].map(([topic, questions]) => {
    const pad = Math.max(...questions.map(({ id }) => id.length)) + 2;
    const rows = questions.map(({ id, level }) => {
      const room = width - pad - 17;
      const title = room >= 20 ? theme.dim(promptTitle(prompt(id), room)) : "";
      return `  ${id.padEnd(pad)}${level.padEnd(14)}${title}`.trimEnd();
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

function coverageTable(summaries: readonly QuestionSummary[]): string {
  const rows = coverageRows(summaries);
  const columns = [...LEVELS, "choice", "total"] as const;
  const sum: CoverageRow = { topic: "all", beginner: 0, intermediate: 0, senior: 0, choice: 0, total: 0 };
  for (const row of rows) for (const column of columns) sum[column] += row[column];
  const pad = Math.max(6, ...rows.map(({ topic }) => topic.length)) + 2;
  const line = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(pad) + cells.map((cell, i) => String(cell).padStart((columns[i]?.length ?? 0) + 2)).join("");
  const body = [...rows, sum].map((row) =>
    line(
      row.topic,
      columns.map((column) => row[column]),
    ),
  );
  return [line("topic", columns), ...body].join("\n");
}
