/** The first line of every page of the drill: where the session stands, and what kind of question this is. */
import type { Asking, DrillState } from "../../session/drill-state.js";
import { sessionStanding } from "../../session/progress-estimate.js";
import { leftRight } from "../layout.js";
import type { Theme } from "../theme.js";

export function standingText(state: DrillState, now: number): string {
  const { position, total, exact, minutesLeft } = sessionStanding(state, now);
  const of = total === undefined ? "" : exact ? ` of ${total}` : ` of about ${total}`;
  const left = minutesLeft === undefined ? "" : ` · ${Math.ceil(minutesLeft)} min left`;
  return `${position}${of}${left}`;
}

export function questionTags({ question, again }: Asking): string {
  const minutes = question.minutes < 1 ? "<1" : String(Math.round(question.minutes));
  return `${question.topic} · ${question.level} · ~${minutes} min${again ? " · once more" : ""}`;
}

export function headerLine(
  state: DrillState,
  asking: Asking,
  now: number,
  width: number,
  theme: Theme,
): string {
  return theme.dim(leftRight(standingText(state, now), questionTags(asking), width));
}
