/** `hotseat stats`: due now and in the next thirty days, every topic, retention and streak. */
import path from "node:path";
import { resolvePaths } from "../adapters/paths.js";
import { openProgress } from "../adapters/progress-store.js";
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import { type Statistics, statistics, type TopicStatistics } from "../memory/statistics.js";
import { padEnd, truncate } from "../terminal/layout.js";
import { shareBar, sparkline } from "../terminal/plot.js";
import { createTheme, type Theme } from "../terminal/theme.js";
import { type BankOptions, openBank, selectSummaries } from "./bank-options.js";

export interface StatsOptions extends BankOptions {
  json?: boolean;
  progress?: string;
}

export async function runStats(env: Env, options: StatsOptions): Promise<ExitCode> {
  const bank = await openBank(env, options);
  const summaries = selectSummaries(bank, options);
  const paths = options.progress
    ? resolvePaths(env.env, env.platform, path.resolve(env.cwd, options.progress))
    : env.paths;
  const store = openProgress({
    paths,
    now: env.now,
    offsetAt: env.offsetAt,
    random: env.random,
    readOnly: true,
  });
  for (const warning of store.warnings.splice(0)) say(env, `hotseat: ${warning}`);
  const now = env.now();
  const result = statistics({ summaries, state: store.state, now, offset: env.offsetAt(now) });
  store.close();
  if (options.json) printJson(env, { ...result });
  else print(env, report(result, widthOf(env), createTheme(env)));
  return ExitCode.ok;
}

function widthOf(env: Env): number {
  return env.isTTY.stdout ? Math.max(40, env.stdout.columns ?? 80) : 80;
}

function report(result: Statistics, width: number, theme: Theme): string {
  if (result.reviews === 0)
    return `Nothing practiced yet: ${result.questions} questions are waiting. \`hotseat\` starts.`;
  const lines = [
    `${theme.strong(String(result.dueNow))} due now · ${result.seen} of ${result.questions} questions seen · ${result.reviews} answer${result.reviews === 1 ? "" : "s"} · ${streakText(result)}`,
    "",
    `Next 30 days  ${sparkline(result.forecast, theme)}  ${sum(result.forecast)} due, ${result.forecast[0] ?? 0} today`,
    `Last 30 days  ${sparkline(result.activity, theme)}  ${sum(result.activity)} answered, ${result.activity.at(-1) ?? 0} today`,
  ];
  if (result.retention) {
    const { recalled, expected, points } = result.retention;
    lines.push(
      "",
      `Of ${points} points that came back you knew ${percent(recalled)}; ${percent(expected)} were expected.`,
    );
  }
  const seen = result.topics.filter((topic) => topic.seen > 0);
  lines.push("", ...topicTable(seen, width, theme));
  const unseen = result.topics.length - seen.length;
  if (unseen) lines.push("", theme.dim(`${unseen} topic${unseen === 1 ? "" : "s"} not begun.`));
  if (result.suspended) lines.push(theme.dim(`${result.suspended} suspended.`));
  return lines.join("\n");
}

function topicTable(topics: readonly TopicStatistics[], width: number, theme: Theme): string[] {
  const name = Math.min(22, Math.max(5, ...topics.map(({ topic }) => topic.length)));
  const cells = width >= 78 ? 14 : 6;
  const head = `${padEnd("topic", name)}  ${padEnd("covered", cells + 7)}${padEnd("recall now", 12)}seen   due`;
  const rows = topics.map((topic) => {
    const covered = `${shareBar(topic.coverage ?? 0, cells, theme)} ${percent(topic.coverage).padStart(5)} `;
    const recall = padEnd(percent(topic.recall), 12);
    return `${padEnd(truncate(topic.topic, name), name)}  ${covered}${recall}${padEnd(`${topic.seen}/${topic.questions}`, 6)} ${topic.due || ""}`.trimEnd();
  });
  return [theme.dim(head), ...rows];
}

function streakText({ streak }: Statistics): string {
  const days = (count: number): string => `${count} day${count === 1 ? "" : "s"}`;
  return streak.current ? `${days(streak.current)} in a row` : `${days(streak.daysPracticed)} practiced`;
}

function percent(share: number | undefined): string {
  return share === undefined ? "–" : `${Math.round(share * 100)} %`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
