/** The first line of every page of the drill: where the session stands, and what kind of question this is. */
import type { Asking, DrillState } from "../../session/drill-state.js";
import { sessionStanding } from "../../session/progress-estimate.js";
import { leftRight } from "../layout.js";
import type { Theme } from "../theme.js";

export function standingText(state: DrillState, now: number): string {
  const { position, total, exact, minutesLeft } = sessionStanding(state, now);
  if (state.part) {
    const whole = minutesLeft === undefined ? "" : ` · ${Math.ceil(minutesLeft)} min in all`;
    return `${state.part.name} · ${partClock(state.part.endsAt - now)}${whole}`;
  }
  const of = total === undefined ? "" : exact ? ` of ${total}` : ` of about ${total}`;
  const left = minutesLeft === undefined ? "" : ` · ${Math.ceil(minutesLeft)} min left`;
  return `${position}${of}${left}`;
}

/** What was said before the reveal, beside what came of it. */
export function sureWords(confidence: number): string {
  return `${Math.round(confidence * 5 + 0.5)} of 5 sure`;
}

/** The opening and the candidate's own questions are of no topic and no level. */
const HAS_NO_TOPIC = /^mock\.(opening|closing)$/;

/** Minutes, then seconds where they count, then by how much the time is over. */
function partClock(left: number): string {
  if (left > 90_000) return `${Math.ceil(left / 60_000)} min left`;
  if (left > 0) return `${Math.ceil(left / 1000)} s left`;
  const over = Math.floor(-left / 60_000);
  return over < 1 ? "time is up" : `${over} min over`;
}

export function questionTags({ question, again, followUp }: Asking): string {
  if (HAS_NO_TOPIC.test(question.id)) return `~${Math.round(question.minutes)} min`;
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
