/** The last page of a session, and the one line that stays in the scrollback. */
import { promptTitle } from "../../bank/query.js";
import { clock, fromNow } from "../../core/time-words.js";
import type { DrillState, FinishReason } from "../../session/drill-state.js";
import { type DrillSummary, type SummaryLine, summarizeDrill } from "../../session/summary.js";
import { padEnd, truncate, wrap } from "../layout.js";
import type { Theme } from "../theme.js";
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
  const body = [...wrap(first, width), ""];
  for (const line of summary.questions) body.push(...questionRow(line, now, width, theme));
  if (summary.nextDue !== undefined)
    body.push("", ...wrap(`The first of these comes back ${fromNow(summary.nextDue - now)}.`, width));
  const keys = state.answered.length ? ["enter close", "u undo the last answer"] : ["enter close"];
  return { header: theme.strong(WHY[why]), body, keys };
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

function questionRow(line: SummaryLine, now: number, width: number, theme: Theme): string[] {
  const percent = `${Math.round(line.coverage * 100)} %`.padStart(5);
  const again = line.finalCoverage === undefined ? "" : ` then ${Math.round(line.finalCoverage * 100)} %`;
  const when = line.due === undefined ? "" : fromNow(line.due - now);
  const right = width >= 60 ? padEnd(when, 14) : "";
  const room = width - percent.length - again.length - right.length - 4;
  return [
    `${percent}${theme.dim(again)}  ${padEnd(truncate(promptTitle(line.prompt, 200), room), room)}  ${theme.dim(right)}`.trimEnd(),
  ];
}

/** What stays on the person's screen when the drill has left it. */
export function lastLine(state: DrillState, now: number): string {
  const summary = summarizeDrill(state);
  if (summary.answered === 0) return `hotseat: ${nothingAnswered(state)}`;
  const next = summary.nextDue === undefined ? "" : ` Next one back ${fromNow(summary.nextDue - now)}.`;
  return `hotseat: ${headline(summary)}${next}`;
}
