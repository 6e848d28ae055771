/** How a person stands, as lines: forecast and past as plots, every topic begun, and what is hard. */
import { promptTitle } from "../bank/query.js";
import type { Statistics, TopicStatistics } from "../memory/statistics.js";
import { hanging, padEnd, truncate, widthOf, wrap } from "./layout.js";
import { shareBar, sparkline } from "./plot.js";
import type { Theme } from "./theme.js";

export interface StatsReport extends Statistics {
  /** What is believed of a topic's level, in words. */
  levels: ReadonlyMap<string, string>;
  /** The level over all topics, in words. */
  overall: string;
  /** One sentence on said and shown confidence. */
  confidence?: string;
  /** The question's prompt. */
  prompt: (question: string) => string;
}

/** From here on plots stand beside their titles, and the table has all its columns. */
const WIDE = 72;

export function statsLines(report: StatsReport, width: number, theme: Theme): string[] {
  const lines = [...wrap(headline(report, theme), width), ""];
  const { forecast, activity, retention } = report;
  const peak = Math.max(...forecast, ...activity);
  lines.push(
    ...plot("Next 30 days", forecast, `${sum(forecast)} due, ${forecast[0] ?? 0} today`, NEXT, width, theme),
    "",
    ...plot(
      "Last 30 days",
      activity,
      `${sum(activity)} answered, ${activity.at(-1) ?? 0} today`,
      LAST,
      width,
      theme,
    ),
  );
  if (peak > 1) lines.push(theme.dim(`A full column is ${fullColumns(forecast, activity)}.`));
  const told = [`Over all topics: ${report.overall}.`];
  if (retention)
    told.push(
      `Of ${retention.points} points that came back you knew ${percent(retention.recalled)}; ${percent(retention.expected)} were expected.`,
    );
  if (report.confidence) told.push(report.confidence);
  lines.push("", ...told.flatMap((text) => wrap(text, width)));
  const begun = report.topics.filter(({ seen }) => seen > 0);
  lines.push("", ...topicTable(begun, report.levels, width, theme));
  lines.push(...hardest(report, width, theme));
  const rest = restText(report, report.topics.length - begun.length);
  if (rest) lines.push("", theme.dim(rest));
  return lines;
}

function headline(report: StatsReport, theme: Theme): string {
  const { dueNow, seen, questions, reviews, seconds, streak } = report;
  const days = (count: number): string => `${count} day${count === 1 ? "" : "s"}`;
  const longest = streak.longest > streak.current ? ` (longest ${streak.longest})` : "";
  const run = streak.current
    ? `${days(streak.current)} in a row${longest}`
    : `${days(streak.daysPracticed)} practiced${longest}`;
  return `${theme.strong(`${dueNow} due now`)} · ${seen} of ${questions} questions seen · ${reviews} answer${reviews === 1 ? "" : "s"} in ${hours(seconds)} · ${run}`;
}

function hours(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

const NEXT = ["today", "+7", "+14", "+21", "+28"];
const LAST = ["−29", "−22", "−15", "−8", "today"];

/** A mark each seventh day, under its column. */
function plot(
  title: string,
  values: readonly number[],
  total: string,
  marks: readonly string[],
  width: number,
  theme: Theme,
): string[] {
  const bars = sparkline(values, theme);
  const axis = theme.dim(
    marks
      .map((mark) => mark.padEnd(7))
      .join("")
      .trimEnd(),
  );
  if (width < WIDE) return [`${title}: ${total}`, bars, axis];
  return [`${title}  ${bars}  ${total}`, `${" ".repeat(title.length + 2)}${axis}`];
}

function fullColumns(forecast: readonly number[], activity: readonly number[]): string {
  const [ahead, past] = [Math.max(...forecast), Math.max(...activity)];
  return ahead === past || ahead === 0 || past === 0
    ? `${Math.max(ahead, past)}`
    : `${ahead} above, ${past} below`;
}

interface Column {
  title: string;
  right?: boolean;
  cell: (topic: TopicStatistics) => string;
}

function topicTable(
  topics: readonly TopicStatistics[],
  levels: ReadonlyMap<string, string>,
  width: number,
  theme: Theme,
): string[] {
  const wide = width >= WIDE;
  const longest = Math.max(5, ...topics.map(({ topic }) => topic.length));
  const columns: Column[] = [
    { title: "topic", cell: ({ topic }) => truncate(topic, Math.min(longest, wide ? 22 : width - 22)) },
    {
      title: "covered",
      cell: ({ coverage }) =>
        `${wide ? `${shareBar(coverage ?? 0, width >= 86 ? 10 : 6, theme)} ` : ""}${percent(coverage).padStart(5)}`,
    },
    ...(wide
      ? [
          { title: "recall", right: true, cell: ({ recall }: TopicStatistics) => percent(recall) },
          { title: "kept", right: true, cell: ({ retention }: TopicStatistics) => percent(retention) },
        ]
      : []),
    { title: "seen", right: true, cell: ({ seen, questions }) => `${seen}/${questions}` },
    { title: "due", right: true, cell: ({ due }) => (due ? String(due) : "") },
  ];
  const level: Column = { title: "level", cell: ({ topic }) => shortLevel(levels.get(topic) ?? "", width) };
  if (wide) columns.push(level);
  const cells = topics.map((topic) => columns.map(({ cell }) => cell(topic)));
  const widths = columns.map(({ title }, i) =>
    Math.max(title.length, ...cells.map((row) => widthOf(row[i] ?? ""))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => {
        const gap = Math.max(0, (widths[i] ?? 0) - widthOf(cell));
        return columns[i]?.right ? " ".repeat(gap) + cell : padEnd(cell, widths[i] ?? 0);
      })
      .join("  ")
      .trimEnd();
  const legend = wide ? wrap(theme.dim(LEGEND), width) : [];
  return [theme.dim(line(columns.map(({ title }) => title))), ...cells.map(line), ...legend];
}

const LEGEND =
  "covered: last answers · recall: chance that you know it now · kept: points known when they came back";

/** In a column, what is hardly known is not said. */
function shortLevel(words: string, width: number): string {
  if (words.startsWith("not known")) return "";
  const short = words.replace(" sure", "").replace(" or ", "/");
  return width >= 86 ? short : short.replace("intermediate", "interm.");
}

function hardest({ hardest: questions, prompt }: StatsReport, width: number, theme: Theme): string[] {
  if (questions.length === 0) return [];
  const rows = questions.flatMap(({ question, recalled, answers }) => {
    const mark = `  ${percent(recalled).padStart(5)}  `;
    const what = `${question}  ${theme.dim(`${answers} answers`)}`;
    const title = promptTitle(prompt(question), Math.max(20, width - mark.length));
    return [...hanging(mark, what, width), `${" ".repeat(mark.length)}${theme.dim(title)}`];
  });
  const title = wrap(theme.strong("Hard for you: how many points you knew when they came back"), width);
  return ["", ...title, ...rows];
}

function restText({ suspended }: StatsReport, unseen: number): string {
  return [
    unseen ? `${unseen} topic${unseen === 1 ? "" : "s"} not begun.` : "",
    suspended ? `${suspended} suspended: \`hotseat list --suspended\`.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function percent(share: number | undefined): string {
  return share === undefined ? "–" : `${Math.round(share * 100)} %`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
