/** From an answer to its verdicts and its coverage, by the way it was given; saved before anything else happens. */
import { memoryPoints } from "../bank/bank.js";
import type { Verdict } from "../grading/assessment.js";
import { coverageOf } from "../grading/coverage.js";
import type { Answered, Asking, DrillState, Step } from "./drill-state.js";
import { advance, withRetry } from "./next-question.js";
import { reviewEvent } from "./review.js";

/** Seconds of one answer that still count as answering; the rest was spent elsewhere. */
const MAX_SECONDS = 3600;

export function submit(state: DrillState, asking: Asking, answer: string, at: number): Step {
  const answered: Answered = {
    asking,
    mode: "typed",
    answer,
    chosen: [],
    seconds: secondsSince(asking, at),
    verdicts: {},
    graded: {},
    coverage: 0,
    easy: false,
  };
  return {
    state: { ...state, phase: { name: "grading", answered } },
    effects: [{ type: "grade", question: asking.question, answer }],
  };
}

export function graded(
  state: DrillState,
  answered: Answered,
  assessment: NonNullable<Answered["assessment"]>,
): Step {
  const { points } = answered.asking;
  const verdicts: Record<string, Verdict> = {};
  for (const { id, verdict } of assessment.points) if (points.includes(id)) verdicts[id] = verdict;
  // A question without a rubric has one point, and the assessment only a coverage.
  for (const id of points) verdicts[id] ??= verdictOf(assessment.coverage);
  return reveal(state, { ...answered, assessment, verdicts });
}

export function said(state: DrillState, asking: Asking, covered: readonly string[], at: number): Step {
  const verdicts = Object.fromEntries(
    asking.points.map((id): [string, Verdict] => [id, covered.includes(id) ? "covered" : "missed"]),
  );
  const seconds = secondsSince(asking, at);
  return reveal(state, {
    asking,
    mode: "said",
    answer: "",
    chosen: [],
    seconds,
    verdicts,
    graded: {},
    coverage: 0,
    easy: false,
  });
}

/** Right only when exactly the correct options are chosen; half when nothing wrong is among some of them. */
export function choose(state: DrillState, asking: Asking, options: readonly number[], at: number): Step {
  const correct = asking.question.options.flatMap((option, i) => (option.correct ? [i] : []));
  const wrong = options.some((i) => !correct.includes(i));
  const hits = options.filter((i) => correct.includes(i)).length;
  const verdict: Verdict = wrong || hits === 0 ? "missed" : hits === correct.length ? "covered" : "partial";
  const verdicts = Object.fromEntries(asking.points.map((id) => [id, verdict]));
  const seconds = secondsSince(asking, at);
  return reveal(state, {
    asking,
    mode: "choice",
    answer: "",
    chosen: options,
    seconds,
    verdicts,
    graded: {},
    coverage: 0,
    easy: false,
  });
}

function verdictOf(coverage: number): Verdict {
  return coverage >= 0.7 ? "covered" : coverage >= 0.4 ? "partial" : "missed";
}

/** Shows the feedback; what was answered is saved before anything else can happen. */
function reveal(state: DrillState, answered: Answered): Step {
  const counted = withCoverage(answered);
  const next: DrillState = {
    ...state,
    answered: [...state.answered, counted],
    retries: withRetry(state, counted),
    phase: { name: "feedback", answered: counted },
  };
  const save = saveEffect(state, counted);
  if (!state.settings.quiet) return { state: next, effects: [save] };
  const onward = advance(next, answered.asking.startedAt + answered.seconds * 1000);
  return { state: onward.state, effects: [save, ...onward.effects] };
}

export function withCoverage(answered: Answered): Answered {
  const { question, points } = answered.asking;
  const weighed = memoryPoints(question).filter(({ id }) => points.includes(id));
  const verdicts = Object.entries(answered.verdicts).map(([id, verdict]) => ({ id, verdict }));
  return { ...answered, coverage: coverageOf(weighed, verdicts) };
}

export function saveEffect(
  state: DrillState,
  answered: Answered,
  replaces?: string,
): Extract<Step["effects"][number], { type: "save" }> {
  const event = reviewEvent(state.settings, answered);
  return {
    type: "save",
    event,
    ...(answered.mode === "typed" ? { answer: answered.answer } : {}),
    ...(replaces ? { replaces } : {}),
  };
}

function secondsSince(asking: Asking, at: number): number {
  return Math.min(MAX_SECONDS, Math.max(0, Math.round((at - asking.startedAt) / 1000)));
}
