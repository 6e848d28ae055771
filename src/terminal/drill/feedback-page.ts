/** The page after an answer: coverage, every point with the words that show it, and when it comes back. */
import type { Reference } from "../../bank/question.js";
import { sanitizeLine } from "../../core/sanitize.js";
import { clock, fromNow } from "../../core/time-words.js";
import type { Answered, DrillState } from "../../session/drill-state.js";
import { type Feedback, feedbackOf, type OptionLine, type PointLine } from "../../session/feedback.js";
import { hanging, leftRight, padEnd, truncate, widthOf, wrap } from "../layout.js";
import type { KeyHint } from "../legend.js";
import { renderInline, renderMarkdown } from "../markdown.js";
import { shareBar } from "../plot.js";
import { type Theme, verdictMark } from "../theme.js";
import { headerLine, sureWords } from "./header.js";
import { labelOf, labelRange } from "./labels.js";
import type { Page } from "./page.js";

export interface FeedbackView {
  state: DrillState;
  answered: Answered;
  now: number;
  /** Sections the person has opened below the points. */
  open: ReadonlySet<Section>;
  message?: string | undefined;
}

export type Section = "model" | "references" | "follow-up" | "answer";

export interface FeedbackPage extends Page {
  /** Where each open section is in the body, to bring it into sight. */
  starts: Partial<Record<Section, { row: number; rows: number }>>;
}

export async function feedbackPage(view: FeedbackView, width: number, theme: Theme): Promise<FeedbackPage> {
  const { answered, state, now } = view;
  const feedback = feedbackOf(answered);
  const body = [coverageLine(feedback, answered, width, theme), ""];
  body.push(...feedback.options.flatMap((option, i) => optionRows(option, i, width, theme)));
  const column = pointColumn(feedback.points, width);
  body.push(...feedback.points.flatMap((point, i) => pointRows(point, i, column, width, theme)));
  // Who gave up knows that there is no answer.
  if (answered.answer || answered.mode !== "typed") body.push(...flagRows(feedback, width, theme));
  body.push("", ...wrap(comesBack(answered, now, state.settings.noRetry), width));
  const starts: FeedbackPage["starts"] = {};
  for (const section of ["answer", "model", "follow-up", "references"] as const) {
    if (!view.open.has(section)) continue;
    const rows = await sectionRows(section, answered, width, theme);
    body.push("");
    starts[section] = { row: body.length, rows: rows.length };
    body.push(...rows);
  }
  const header = headerLine(state, answered.asking, now, width, theme);
  return { header, body, keys: keysFor(feedback), message: view.message, starts };
}

function keysFor({ points }: Feedback): KeyHint[] {
  const correct: KeyHint[] = points.length ? [[labelRange(points.length), "correct"]] : [];
  return [
    ["enter", "next"],
    ...correct,
    ["m", "model answer"],
    ["f", "follow-up"],
    ["u", "undo"],
    ["q", "stop"],
    ["r", "references"],
    ["e", "too easy"],
    ["?", "keys"],
  ];
}

export function countText({ covered, total, options }: Feedback): string {
  if (options.length) return covered ? "right" : "not right";
  return `${covered} of ${total} point${total === 1 ? "" : "s"}`;
}

function coverageLine(feedback: Feedback, answered: Answered, width: number, theme: Theme): string {
  const percent = `${Math.round(feedback.coverage * 100)} %`;
  const bar = width >= 36 ? `${shareBar(feedback.coverage, width >= 60 ? 20 : 10, theme)}   ` : "";
  const { confidence } = answered.asking;
  const sure = confidence === undefined ? "" : `you were ${sureWords(confidence)}`;
  const took = `you took ${clock(answered.seconds)}`;
  const left = `${theme.strong(percent.padStart(5))}  ${bar}${countText(feedback)}`;
  return leftRight(
    [
      ...(sure ? [[left, theme.dim(`${sure} · ${took}`)] as const, [left, theme.dim(sure)] as const] : []),
      [left, theme.dim(took)],
      [left, ""],
    ],
    width,
  );
}

/** Below this width the evidence stands under its point, not beside it. */
const TWO_COLUMNS = 70;

/** Rows of evidence beside one point, at most: more proves nothing further. */
const MOST_EVIDENCE = 3;

/** Columns of the texts that have something beside them: no more than they need, so that it stands near. */
function pointColumn(points: readonly PointLine[], width: number): number {
  const beside = points.filter((point) => point.evidence.length > 0 || pointTags(point).length > 0);
  return Math.min(Math.floor((width - 5) * 0.6), Math.max(20, ...beside.map(({ text }) => widthOf(text))));
}

function pointRows(point: PointLine, index: number, column: number, width: number, theme: Theme): string[] {
  const label = ` ${labelOf(index)} ${verdictMark(theme, point.verdict)} `;
  const text = renderInline(point.text, theme, 300);
  const tags = pointTags(point).join(", ");
  const evidence = point.evidence.map((words) => `“${words}”`).join(" ");
  if (!evidence && !tags) return hanging(label, text, width);
  if (width < TWO_COLUMNS) {
    const rows = hanging(label, tags ? `${text}  ${theme.dim(tags)}` : text, width);
    return evidence ? [...rows, ...wrap(theme.dim(evidence), width, "     ")] : rows;
  }
  const texts = wrap(text, column);
  const said = clipped([evidence, tags].filter(Boolean).join("  "), width - column - 7, MOST_EVIDENCE);
  return Array.from({ length: Math.max(texts.length, said.length) }, (_, row) => {
    const start = `${row === 0 ? label : "     "}${texts[row] ?? ""}`;
    return said[row] ? `${padEnd(start, column + 7)}${theme.dim(said[row])}` : start;
  });
}

/** The first rows, the last of them with an ellipsis when others are left out. */
function clipped(text: string, width: number, most: number): string[] {
  const rows = wrap(text, width);
  return rows.length <= most
    ? rows
    : [...rows.slice(0, most - 1), truncate(rows.slice(most - 1).join(" "), width)];
}

function pointTags(point: PointLine): string[] {
  return [
    point.verdict !== "covered" && point.must ? "must" : "",
    point.bonus ? "bonus" : "",
    point.hinted ? "with a hint" : "",
    point.corrected ? "corrected by you" : "",
    point.reason ?? "",
  ].filter(Boolean);
}

function optionRows(option: OptionLine, index: number, width: number, theme: Theme): string[] {
  const mark = verdictMark(theme, option.correct ? "covered" : "missed");
  const chosen = option.chosen ? "   ← your choice" : "";
  const right = option.correct ? "right" : "wrong";
  const why = option.why ? `: ${renderInline(option.why, theme)}` : "";
  return [
    ...hanging(` ${labelOf(index)} ${mark} `, `${renderInline(option.text, theme)}${chosen}`, width),
    ...wrap(theme.dim(`${right}${why}`), width, "     "),
  ];
}

function flagRows({ redFlags, flags }: Feedback, width: number, theme: Theme): string[] {
  const rows: string[] = [];
  for (const flag of redFlags) {
    const words = flag.evidence.map((text) => `“${text}”`).join(" ");
    rows.push(
      ...wrap(
        `${theme.bad(`${theme.symbols.flag} Red flag:`)} ${sanitizeLine(flag.point, 300)}  ${theme.dim(words)}`,
        width,
      ),
    );
  }
  for (const flag of flags) rows.push(...wrap(`${theme.warn(`${theme.symbols.flag} Note:`)} ${flag}`, width));
  return rows.length ? ["", ...rows] : [];
}

/**
 * "Missed points come back before the end, then in 5 hours. The rest in 6 days."
 *
 * @param noRetry what was missed waits for another session
 */
export function comesBack(answered: Answered, now: number, noRetry = false): string {
  const { verdicts, due, restDue, asking } = answered;
  const missed = Object.values(verdicts).filter((verdict) => verdict === "missed").length;
  const when = due === undefined ? "" : fromNow(due - now);
  const rest = restDue === undefined ? "" : fromNow(restDue - now);
  if (missed && !asking.again && !noRetry) {
    const then = when && when !== "now" ? `, then ${when}` : "";
    const others = rest && rest !== when ? ` The rest ${rest}.` : "";
    return `Missed points come back before the end${then}.${others}`;
  }
  return when ? `Comes back ${when}.` : "Not scheduled.";
}

async function sectionRows(
  section: Section,
  answered: Answered,
  width: number,
  theme: Theme,
): Promise<string[]> {
  const { question } = answered.asking;
  switch (section) {
    case "answer":
      return titled(
        "Your answer",
        answered.answer ? await renderMarkdown(answered.answer, width, theme) : ["(not typed)"],
        theme,
      );
    case "model":
      return titled(
        "A model answer",
        question.answer ? await renderMarkdown(question.answer, width, theme) : ["(none written)"],
        theme,
      );
    case "follow-up": {
      const rows = question.follow_ups.flatMap((text) =>
        hanging(`${theme.symbols.bullet} `, renderInline(text, theme), width),
      );
      return titled("An interviewer would go on with", rows.length ? rows : ["(none written)"], theme);
    }
    case "references":
      return titled("To read", referenceRows(question.references, width, theme), theme);
  }
}

export function referenceRows(references: readonly Reference[], width: number, theme: Theme): string[] {
  const rows = references.flatMap(({ title, url }) =>
    hanging(
      `${theme.symbols.bullet} `,
      `${sanitizeLine(title, 300)}${url ? `  ${theme.underline(sanitizeLine(url, 500))}` : ""}`,
      width,
    ),
  );
  return rows.length ? rows : ["(none given)"];
}

function titled(title: string, rows: readonly string[], theme: Theme): string[] {
  return [theme.strong(title), ...rows];
}
