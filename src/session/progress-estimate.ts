/** Where a session stands: "3 of about 8 · 11 min left". */

import type { DrillState } from "./drill-state.js";
import { firstAnswers } from "./next-question.js";

export interface Standing {
  /** The question on screen, from 1. */
  position: number;
  /** Expected number of questions; undefined when nothing limits the session. */
  total?: number;
  exact: boolean;
  minutesLeft?: number;
}

/** Minutes one question takes with its feedback, before the person's own pace is known. */
const USUAL_MINUTES = 4;

export function sessionStanding(state: DrillState, now: number): Standing {
  const { limits, pool, before = 0, pace: usual = USUAL_MINUTES } = state.settings;
  const answered = firstAnswers(state).length;
  const done = before + answered;
  const showing = state.phase.name === "asking" && !state.phase.asking.again ? 1 : 0;
  const position = Math.max(1, done + showing);
  const elapsed = Math.max(0, now - state.startedAt) / 60_000;
  const minutesLeft =
    limits.duration === undefined ? undefined : Math.max(0, limits.duration / 60_000 - elapsed);
  const most = Math.max(position, pool ?? Number.POSITIVE_INFINITY);
  if (limits.count !== undefined)
    return {
      position,
      total: Math.min(before + limits.count, most),
      exact: true,
      ...(minutesLeft === undefined ? {} : { minutesLeft }),
    };
  if (minutesLeft === undefined) return { position, exact: false };
  const pace = answered >= 2 ? Math.max(0.5, elapsed / answered) : usual;
  const expected = Math.max(position, done + Math.round(minutesLeft / pace));
  return { position, total: Math.min(expected, most), exact: expected >= most, minutesLeft };
}
