/** The first line of every page of the drill: where the session stands, and what kind of question this is. */
import type { Asking, DrillState } from "../../session/drill-state.js";
import { sessionStanding } from "../../session/progress-estimate.js";
import { leftRight } from "../layout.js";
import type { Theme } from "../theme.js";

export function standingText(state: DrillState, now: number): string {
  const { position, total, exact, minutesLeft } = sessionStanding(state, now);
  if (state.part) {
    const left = Math.max(0, Math.ceil((state.part.endsAt - now) / 60_000));
    const whole = minutesLeft === undefined ? "" : ` · ${Math.ceil(minutesLeft)} min in all`;
    return `${state.part.name} · ${left} min left${whole}`;
  }
  const of = total === undefined ? "" : exact ? ` of ${total}` : ` of about ${total}`;
  const left = minutesLeft === undefined ? "" : ` · ${Math.ceil(minutesLeft)} min left`;
  return `${position}${of}${left}`;
}

export function questionTags({ question, again, followUp }: Asking): string {
  const minutes = question.minutes < 1 ? "<1" : String(Math.round(question.minutes));
  return `${question.topic} · ${question.level} · ~${minutes} min${again && !followUp ? " · once more" : ""}`;
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
