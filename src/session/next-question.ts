/** What a drill asks next: what waits, what was missed, something new, or nothing more. */
import { memoryPoints } from "../bank/bank.js";
import type { Question } from "../bank/question.js";
import type { Answered, Asking, DrillState, FinishReason, Retry, Step } from "./drill-state.js";

/** Answers between a miss and its return, when there is enough else to ask. */
const RETRY_DISTANCE = 3;

/** A question comes back at most this often in one session. */
const MAX_RETRIES = 2;

export function stay(state: DrillState): Step {
  return { state, effects: [] };
}

export function newAsking(question: Question, at: number, reason: string): Asking {
  const points = memoryPoints(question).map(({ id }) => id);
  return { question, points, again: false, hints: [], startedAt: at, reason, draft: "" };
}

export function ask(state: DrillState, asking: Asking): Step {
  const { id, topic } = asking.question;
  const shown = state.shown.includes(id) ? state.shown : [...state.shown, id];
  return stay({ ...state, shown, lastTopic: topic, phase: { name: "asking", asking } });
}

/** Decides what comes next: what waits, what was missed, something new, or the end. */
export function advance(state: DrillState, at: number): Step {
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

export function askAgain(state: DrillState, retry: Retry, at: number): Step {
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

export function finish(state: DrillState, why: FinishReason): Step {
  return stay({ ...state, phase: { name: "finished", why } });
}

/** Required points that were not covered come back before the end of the session. */
export function withRetry(state: DrillState, answered: Answered): Retry[] {
  if (state.settings.quiet || state.settings.noRetry) return [];
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
