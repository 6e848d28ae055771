/** How a person stands with single questions: for lists, for `show`, and as JSON. */
import type { QuestionSummary } from "../bank/bank.js";
import { fromNow } from "../core/time-words.js";
import type { Env } from "../env.js";
import { dueAt, isDue } from "../memory/due.js";
import type { ProgressState } from "../progress/state.js";
import { openStore, type ProgressOptions } from "./progress-options.js";

export interface QuestionStanding {
  /** Answers, not counting repetitions in the same session. */
  answers: number;
  /** Of the last answer, 0..1. */
  coverage?: number;
  /** ISO 8601. */
  due?: string;
  isDue: boolean;
  suspended: boolean;
  note?: string;
}

/** The progress as it is, for reading only. */
export function readProgress(env: Env, options: ProgressOptions): ProgressState {
  const store = openStore(env, options, { readOnly: true });
  store.close();
  return store.state;
}

export function standingWith(state: ProgressState, summary: QuestionSummary, now: number): QuestionStanding {
  const known = state.questions.get(summary.id);
  const points = state.points.get(summary.id);
  const due = dueAt(summary, points, now);
  const note = state.notes.get(summary.id);
  return {
    answers: known?.reviews ?? 0,
    ...(known ? { coverage: known.lastCoverage } : {}),
    ...(due === undefined ? {} : { due: new Date(due).toISOString() }),
    isDue: isDue(summary, points, now),
    suspended: state.suspended.has(summary.id),
    ...(note === undefined ? {} : { note }),
  };
}

/** "88 %, in 3 days", or "new". */
export function standingWords(
  { answers, coverage, due, isDue, suspended }: QuestionStanding,
  now: number,
): string {
  const score = coverage === undefined ? "" : `${Math.round(coverage * 100)} %`;
  if (suspended) return [score, "suspended"].filter(Boolean).join(", ");
  if (answers === 0 && due === undefined) return "new";
  const when = isDue ? "due" : due === undefined ? "not scheduled" : fromNow(Date.parse(due) - now);
  return [score, when].filter(Boolean).join(", ");
}
