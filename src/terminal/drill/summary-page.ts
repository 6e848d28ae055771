/** The last page of a session, and the one line that stays in the scrollback. */
import { promptTitle } from "../../bank/query.js";
import { clock, fromNow } from "../../core/time-words.js";
import type { DrillState, FinishReason } from "../../session/drill-state.js";
import {
  type DrillSummary,
  type SummaryLine,
  type SummaryPoint,
  summarizeDrill,
} from "../../session/summary.js";
import { hanging, padEnd, truncate, widthOf, wrap } from "../layout.js";
import type { KeyHint } from "../legend.js";
import { renderInline } from "../markdown.js";
import { type Theme, verdictMark } from "../theme.js";
import type { Page } from "./page.js";

const WHY: Record<FinishReason, string> = {
  count: "That was the last one.",
  time: "Time is up.",
  exhausted: "Nothing else to ask.",
  stopped: "Stopped.",
};

export function summaryPage(
  state: DrillState,
  why: FinishReason,
  now: number,
  width: number,
  theme: Theme,
): Page {
  const summary = summarizeDrill(state);
  const first = summary.answered ? headline(summary) : sentence(nothingAnswered(state));
  const body = [...wrap(first, width), "", ...questionRows(summary.questions, now, width, theme)];
  const add = (title: string, mark: string, points: readonly SummaryPoint[]): void => {
    if (points.length === 0) return;
    body.push("", theme.strong(title));
    for (const { text } of points) body.push(...hanging(` ${mark} `, renderInline(text, theme, 300), width));
  };
  add("Learned", verdictMark(theme, "covered"), summary.learned);
  add("Still missing", verdictMark(theme, "missed"), summary.missing);
  const returns = returnsText(summary.questions, now);
  if (returns) body.push("", ...wrap(returns, width));
  const undo: KeyHint[] = state.answered.length + state.passed.length ? [["u", "undo the last one"]] : [];
  return { header: theme.strong(WHY[why]), body, keys: [["enter", "close"], ...undo] };
}

/** Why a session held no answer, and what to do about it. */
function nothingAnswered({ phase, shown }: DrillState): string {
  if (phase.name === "finished" && phase.why === "exhausted" && shown.length === 0)
    return "nothing is due and nothing is new among these questions. --cram asks them anyway; `hotseat stats` shows what comes back when.";
  return "no question answered, nothing changed.";
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function headline(summary: DrillSummary): string {
  const questions = summary.answered === 1 ? "One question" : `${summary.answered} questions`;
  const percent = Math.round((summary.coverage ?? 0) * 100);
  return `${questions} in ${clock(summary.seconds)}: ${percent} % covered, ${summary.pointsCovered} of ${summary.pointsAsked} points.`;
}

/** Coverage, at first and after trying again; the question; and where there is room, when it comes back. */
function questionRows(
  lines: readonly SummaryLine[],
  now: number,
  width: number,
  theme: Theme,
): readonly string[] {
  const again = lines.some(({ finalCoverage }) => finalCoverage !== undefined);
  const dues = lines.map(({ due }) => (due === undefined ? "" : fromNow(due - now)));
  const right = width >= 60 ? Math.max(0, ...dues.map((due) => due.length)) : 0;
  return lines.map((line, i) => {
    const left = ` ${percent(line.coverage)}${again ? theme.dim(triedAgain(line)) : ""}  `;
    const room = width - widthOf(left) - (right ? right + 2 : 0);
    const title = truncate(promptTitle(line.prompt, 200), room);
    return right
      ? `${left}${padEnd(title, room)}  ${theme.dim((dues[i] ?? "").padStart(right))}`.trimEnd()
      : `${left}${title}`;
  });
}

function triedAgain({ finalCoverage }: SummaryLine): string {
  return finalCoverage === undefined ? " ".repeat(11) : ` then ${percent(finalCoverage)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`.padStart(5);
}

/** "Coming back: 2 tomorrow, 1 in 3 days." */
function returnsText(lines: readonly SummaryLine[], now: number): string {
  const dues = lines.flatMap(({ due }) => (due === undefined ? [] : [due])).sort((a, b) => a - b);
  const counts = new Map<string, number>();
  for (const due of dues) counts.set(fromNow(due - now), (counts.get(fromNow(due - now)) ?? 0) + 1);
  const parts = [...counts].map(([when, count]) => (lines.length === 1 ? when : `${count} ${when}`));
  if (parts.length === 0) return "";
  return `${lines.length === 1 ? "Comes back" : "Coming back:"} ${parts.join(", ")}.`;
}

/** What stays on the person's screen when the drill has left it. */
export function lastLine(state: DrillState, now: number): string {
  const summary = summarizeDrill(state);
  if (summary.answered === 0) return `hotseat: ${nothingAnswered(state)}`;
  const next = summary.nextDue === undefined ? "" : ` Next one back ${fromNow(summary.nextDue - now)}.`;
  return `hotseat: ${headline(summary)}${next}`;
}
