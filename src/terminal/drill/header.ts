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

/** What does not fit is said shorter, and left out only then: first the level, then the time the question takes. */
export function headerLine(
  state: DrillState,
  asking: Asking,
  now: number,
  width: number,
  theme: Theme,
): string {
  const standing = standingText(state, now);
  const brief = standing.replace(/ of (about )?/, "/").replace(/ left( · .*)?$/, "");
  const tags = questionTags(asking);
  const [topic = "", ...rest] = tags.split(" · ");
  const withoutLevel = [topic, ...rest.slice(1)].join(" · ");
  return theme.dim(
    leftRight(
      [
        [standing, tags],
        [brief, tags],
        [standing, withoutLevel],
        [brief, withoutLevel],
        [brief, topic],
        [brief, ""],
      ],
      width,
    ),
  );
}
