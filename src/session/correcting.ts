/** Changes to an answer that was already given: verdicts overruled, "too easy", and the event that holds it. */
import type { Verdict } from "../grading/assessment.js";
import { aliasPhrase } from "./alias.js";
import { saveEffect, withCoverage } from "./answering.js";
import type { Answered, DrillEffect, DrillEvent, DrillState, Step } from "./drill-state.js";
import { stay, withRetry } from "./next-question.js";

/** The person overrules a verdict; the machine's own is kept beside it. */
export function correct(state: DrillState, answered: Answered, point: string, verdict: Verdict): Step {
  const before = answered.verdicts[point];
  if (before === undefined || before === verdict) return stay(state);
  const machine = answered.graded[point] ?? before;
  const { [point]: _, ...others } = answered.graded;
  const changed = withCoverage({
    ...answered,
    verdicts: { ...answered.verdicts, [point]: verdict },
    graded: machine === verdict ? others : { ...others, [point]: machine },
  });
  const step = resave(state, changed);
  return { state: step.state, effects: [...aliasEffects(answered, point, before, verdict), ...step.effects] };
}

/** The grader learns what it overlooked, and forgets it when the correction is taken back. */
function aliasEffects(answered: Answered, id: string, before: Verdict, after: Verdict): DrillEffect[] {
  const point = answered.asking.question.look_for.find((candidate) => candidate.id === id);
  const machine = answered.graded[id] ?? before;
  if (answered.mode !== "typed" || !point || machine === "covered") return [];
  if (after !== "covered" && before !== "covered") return [];
  const graded = answered.assessment?.points.find((candidate) => candidate.id === id);
  const phrase = aliasPhrase(point, answered.answer, graded?.evidence ?? []);
  if (phrase === undefined) return [];
  const removed = after === "covered" ? {} : { removed: true as const };
  return [
    {
      type: "append",
      event: { type: "alias", question: answered.asking.question.id, point: id, phrase, ...removed },
    },
  ];
}

/** Writes the answer again, in the place of what was saved before. */
export function resave(state: DrillState, answered: Answered): Step {
  const before: DrillState = { ...state, answered: state.answered.slice(0, -1) };
  const retries = withRetry({ ...before, retries: state.retries }, answered);
  return {
    state: replaceLast({ ...state, retries }, answered),
    effects: [saveEffect(state, answered, answered.eventId)],
  };
}

export function withEvent(
  answered: Answered,
  { eventId, due, restDue }: Extract<DrillEvent, { type: "saved" }>,
): Answered {
  const { due: _due, restDue: _restDue, ...rest } = answered;
  return {
    ...rest,
    eventId,
    ...(due === undefined ? {} : { due }),
    ...(restDue === undefined ? {} : { restDue }),
  };
}

/** The last answer can be corrected while its feedback is shown, and afterwards too. */
export function replaceLast(state: DrillState, answered: Answered): DrillState {
  const { phase } = state;
  return {
    ...state,
    answered: [...state.answered.slice(0, -1), answered],
    phase: phase.name === "feedback" ? { name: "feedback", answered } : phase,
  };
}
