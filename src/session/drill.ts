/** The drill as a pure state machine: one step from a state and an event to the next state and what to do outside. */
import { memoryPoints } from "../bank/bank.js";
import type { Question } from "../bank/question.js";
import type { Verdict } from "../grading/assessment.js";
import { coverageOf } from "../grading/coverage.js";
import { aliasPhrase } from "./alias.js";
import type {
  Answered,
  Asking,
  DrillEffect,
  DrillEvent,
  DrillSettings,
  DrillState,
  FinishReason,
  Retry,
  Step,
} from "./drill-state.js";
import { reviewEvent } from "./review.js";

/** Answers between a miss and its return, when there is enough else to ask. */
const RETRY_DISTANCE = 3;
/** A question comes back at most this often in one session. */
const MAX_RETRIES = 2;
/** Seconds of one answer that still count as answering; the rest was spent elsewhere. */
const MAX_SECONDS = 3600;

/** What an interrupted drill goes on with. */
export interface Continuation {
  /** Asked before anything else. */
  waiting: readonly Asking[];
  /** Not asked again. */
  shown: readonly string[];
}

export function startDrill(settings: DrillSettings, at: number, from?: Continuation): Step {
  return advance(
    {
      settings,
      phase: { name: "selecting" },
      startedAt: at,
      answered: [],
      shown: [...(from?.shown ?? [])],
      retries: [],
      waiting: from?.waiting ?? [],
      skipped: 0,
    },
    at,
  );
}

export function stepDrill(state: DrillState, event: DrillEvent): Step {
  const { phase } = state;
  if (event.type === "undo") return undo(state, event.at);
  if (event.type === "stop") return finish(state, "stopped");
  const last = state.answered.at(-1);
  if (last && event.type === "saved") return stay(replaceLast(state, withEvent(last, event)));
  if (last && event.type === "correct") return correct(state, last, event.point, event.verdict);
  if (last && event.type === "easy") return resave(state, { ...last, easy: !last.easy });
  switch (phase.name) {
    case "selecting":
      return event.type === "selected" ? selected(state, event) : stay(state);
    case "asking":
      return whileAsking(state, phase.asking, event);
    case "grading":
      return event.type === "graded" ? graded(state, phase.answered, event.assessment) : stay(state);
    case "feedback":
      return duringFeedback(state, phase.answered, event);
    case "finished":
      return stay(state);
  }
}

function stay(state: DrillState): Step {
  return { state, effects: [] };
}

function selected(state: DrillState, event: Extract<DrillEvent, { type: "selected" }>): Step {
  const { question, reason, at } = event;
  if (!question) {
    const [retry] = state.retries;
    // Nothing else is left to ask in between, so what was missed comes back at once.
    return retry ? askAgain(state, retry, at) : finish(state, "exhausted");
  }
  return ask(state, newAsking(question, at, reason));
}

export function newAsking(question: Question, at: number, reason: string): Asking {
  const points = memoryPoints(question).map(({ id }) => id);
  return { question, points, again: false, hints: [], startedAt: at, reason, draft: "" };
}

function ask(state: DrillState, asking: Asking): Step {
  const { id, topic } = asking.question;
  const shown = state.shown.includes(id) ? state.shown : [...state.shown, id];
  return stay({ ...state, shown, lastTopic: topic, phase: { name: "asking", asking } });
}

/** Decides what comes next: what waits, what was missed, something new, or the end. */
function advance(state: DrillState, at: number): Step {
  const [first, ...waiting] = state.waiting;
  if (first) return ask({ ...state, waiting }, { ...first, startedAt: at });
  const over = limitReached(state, at);
  const retry = state.retries.find(({ after }) => over || state.answered.length - after >= RETRY_DISTANCE);
  if (retry && over !== "late") return askAgain(state, retry, at);
  if (over) return finish(state, over === "count" ? "count" : "time");
  return {
    state: { ...state, phase: { name: "selecting" } },
    effects: [
      { type: "select", exclude: state.shown, ...(state.lastTopic ? { lastTopic: state.lastTopic } : {}) },
    ],
  };
}

/** `late`: so far over the time that not even what was missed is asked again. */
function limitReached(state: DrillState, at: number): "count" | "time" | "late" | undefined {
  const { count, duration } = state.settings.limits;
  const elapsed = Math.max(0, at - state.startedAt);
  if (duration !== undefined && elapsed > duration * 1.25 + 60_000) return "late";
  if (duration !== undefined && elapsed >= duration) return "time";
  if (count !== undefined && firstAnswers(state).length >= count) return "count";
  return undefined;
}

/** Answers that were not repetitions: what `--count` counts. */
export function firstAnswers(state: DrillState): Answered[] {
  return state.answered.filter(({ asking }) => !asking.again);
}

function askAgain(state: DrillState, retry: Retry, at: number): Step {
  const before = [...state.answered].reverse().find(({ asking }) => asking.question.id === retry.id);
  const rest = state.retries.filter((other) => other !== retry);
  if (!before) return advance({ ...state, retries: rest }, at);
  const asking: Asking = {
    ...newAsking(before.asking.question, at, "missed a little while ago"),
    points: retry.points,
    again: true,
  };
  return ask({ ...state, retries: rest }, asking);
}

function finish(state: DrillState, why: FinishReason): Step {
  return stay({ ...state, phase: { name: "finished", why } });
}

function whileAsking(state: DrillState, asking: Asking, event: DrillEvent): Step {
  const put = (change: Partial<Asking>): Step =>
    stay({ ...state, phase: { name: "asking", asking: { ...asking, ...change } } });
  switch (event.type) {
    case "hint": {
      const next = nextHint(asking);
      return next ? put({ hints: [...asking.hints, next] }) : stay(state);
    }
    case "confidence":
      return put({ confidence: event.value });
    case "submit":
      return submit(state, asking, event.answer, event.at);
    case "said":
      return said(state, asking, event.covered, event.at);
    case "choose":
      return choose(state, asking, event.options, event.at);
    case "skip":
      return advance({ ...state, skipped: state.skipped + 1 }, event.at);
    case "suspend": {
      const { state: next, effects } = advance(state, event.at);
      const { id } = asking.question;
      return {
        state: next,
        effects: [{ type: "append", event: { type: "suspend", question: id, suspended: true } }, ...effects],
      };
    }
    case "note":
      return noted(state, asking.question, event.text);
    default:
      return stay(state);
  }
}

function noted(state: DrillState, question: Question, text: string): Step {
  return { state, effects: [{ type: "append", event: { type: "note", question: question.id, text } }] };
}

/** The next point with a hint that has not been shown: must points first. */
export function nextHint({ question, points, hints }: Asking): string | undefined {
  const open = question.look_for.filter(({ id, hint }) => hint && points.includes(id) && !hints.includes(id));
  return (open.find(({ must }) => must) ?? open[0])?.id;
}

function secondsSince(asking: Asking, at: number): number {
  return Math.min(MAX_SECONDS, Math.max(0, Math.round((at - asking.startedAt) / 1000)));
}

function submit(state: DrillState, asking: Asking, answer: string, at: number): Step {
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

function graded(
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

function verdictOf(coverage: number): Verdict {
  return coverage >= 0.7 ? "covered" : coverage >= 0.4 ? "partial" : "missed";
}

function said(state: DrillState, asking: Asking, covered: readonly string[], at: number): Step {
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
function choose(state: DrillState, asking: Asking, options: readonly number[], at: number): Step {
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

/** Shows the feedback; what was answered is saved before anything else can happen. */
function reveal(state: DrillState, answered: Answered): Step {
  const counted = withCoverage(answered);
  const next: DrillState = {
    ...state,
    answered: [...state.answered, counted],
    retries: withRetry(state, counted),
    phase: { name: "feedback", answered: counted },
  };
  return { state: next, effects: [saveEffect(state, counted)] };
}

function withCoverage(answered: Answered): Answered {
  const { question, points } = answered.asking;
  const weighed = memoryPoints(question).filter(({ id }) => points.includes(id));
  const verdicts = Object.entries(answered.verdicts).map(([id, verdict]) => ({ id, verdict }));
  return { ...answered, coverage: coverageOf(weighed, verdicts) };
}

function saveEffect(
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

/** Required points that were not covered come back before the end of the session. */
function withRetry(state: DrillState, answered: Answered): Retry[] {
  const { question } = answered.asking;
  const others = state.retries.filter(({ id }) => id !== question.id);
  const missed = memoryPoints(question)
    .filter(({ id, bonus }) => !bonus && answered.verdicts[id] === "missed")
    .map(({ id }) => id);
  const again = [...state.answered, answered].filter(
    ({ asking }) => asking.again && asking.question.id === question.id,
  ).length;
  if (missed.length === 0 || again >= MAX_RETRIES) return others;
  return [...others, { id: question.id, points: missed, after: state.answered.length + 1 }];
}

function duringFeedback(state: DrillState, answered: Answered, event: DrillEvent): Step {
  switch (event.type) {
    case "note":
      return noted(state, answered.asking.question, event.text);
    case "suspend": {
      const { state: next, effects } = advance(state, event.at);
      const { id } = answered.asking.question;
      const retries = next.retries.filter((retry) => retry.id !== id);
      return {
        state: { ...next, retries },
        effects: [{ type: "append", event: { type: "suspend", question: id, suspended: true } }, ...effects],
      };
    }
    case "next":
      return advance(state, event.at);
    default:
      return stay(state);
  }
}

/** The person overrules a verdict; the machine's own is kept beside it. */
function correct(state: DrillState, answered: Answered, point: string, verdict: Verdict): Step {
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
function resave(state: DrillState, answered: Answered): Step {
  const before: DrillState = { ...state, answered: state.answered.slice(0, -1) };
  const retries = withRetry({ ...before, retries: state.retries }, answered);
  return {
    state: replaceLast({ ...state, retries }, answered),
    effects: [saveEffect(state, answered, answered.eventId)],
  };
}

function withEvent(answered: Answered, { eventId, due }: Extract<DrillEvent, { type: "saved" }>): Answered {
  return { ...answered, eventId, ...(due === undefined ? {} : { due }) };
}

/** The last answer can be corrected while its feedback is shown, and afterwards too. */
function replaceLast(state: DrillState, answered: Answered): DrillState {
  const { phase } = state;
  return {
    ...state,
    answered: [...state.answered.slice(0, -1), answered],
    phase: phase.name === "feedback" ? { name: "feedback", answered } : phase,
  };
}

/** Takes the last answer back and asks its question again with what was typed; what was on screen waits. */
function undo(state: DrillState, at: number): Step {
  const last = state.answered.at(-1);
  if (!last) return stay(state);
  const { phase } = state;
  const waiting = phase.name === "asking" ? [phase.asking, ...state.waiting] : state.waiting;
  const retries = state.retries.filter(({ id }) => id !== last.asking.question.id);
  const step = ask(
    { ...state, waiting, retries, answered: state.answered.slice(0, -1) },
    { ...last.asking, draft: last.answer, startedAt: at },
  );
  const effects = last.eventId ? [{ type: "take-back" as const, eventId: last.eventId }] : [];
  return { state: step.state, effects };
}
