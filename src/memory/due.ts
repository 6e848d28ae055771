/** When a question is due: the weighted mean of its points, and its must points one by one. */
import { memoryPoints, type PointSummary, type QuestionSummary } from "../bank/bank.js";
import type { Question } from "../bank/question.js";
import { DAY, DESIRED_RETENTION, type MemoryState, pointDueAt, retrievability } from "./fsrs.js";

/** The memory states of one question, by point id. */
export type PointStates = ReadonlyMap<string, MemoryState>;

/** What the due rule needs to know of a question. */
export type Scheduled = Pick<Question, "kind" | "look_for"> | Pick<QuestionSummary, "points">;

function pointsOf(question: Scheduled): readonly PointSummary[] {
  return "points" in question ? question.points : memoryPoints(question);
}

interface Weighed {
  state: MemoryState;
  weight: number;
  must: boolean;
}

const NO_POINTS: PointStates = new Map();

/**
 * The points that count: those that have been reviewed and are still part of the question. Bonus points do not
 * count (unless a question has nothing else), and a point added later waits for the question's next turn: it
 * is new, not forgotten.
 */
function weigh(question: Scheduled, states: PointStates): Weighed[] {
  const all = pointsOf(question);
  const onlyBonus = all.every((point) => point.bonus);
  const weighed: Weighed[] = [];
  for (const point of all) {
    const state = states.get(point.id);
    if (!state || (point.bonus && !onlyBonus)) continue;
    weighed.push({ state, weight: point.weight, must: point.must && !point.bonus });
  }
  return weighed;
}

function mean(points: readonly Weighed[], now: number): number {
  let sum = 0;
  let weight = 0;
  for (const point of points) {
    sum += point.weight * retrievability(point.state, now);
    weight += point.weight;
  }
  return sum / weight;
}

/**
 * The probability, 0..1, that a point of the question taken by weight is recalled now; undefined when none of its
 * points has been reviewed (a new question).
 */
export function questionRetrievability(
  question: Scheduled,
  states: PointStates = NO_POINTS,
  now: number,
): number | undefined {
  const points = weigh(question, states);
  return points.length === 0 ? undefined : mean(points, now);
}

/**
 * The instant, in milliseconds since 1970, at which the question becomes due: when the weighted mean
 * falls to the desired retention, or a must point does, whichever is first. Undefined for a new question.
 *
 * A last review that lies more than a day after `now` was made with a wrong clock: nothing is known about it, so the
 * question is due.
 */
export function dueAt(
  question: Scheduled,
  states: PointStates = NO_POINTS,
  now = Number.POSITIVE_INFINITY,
): number | undefined {
  const points = weigh(question, states);
  if (points.length === 0) return undefined;
  if (points.some(({ state }) => state.lastReview > now + DAY)) return now;
  let first = Number.POSITIVE_INFINITY;
  let firstMust = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { state, must } of points) {
    const due = pointDueAt(state);
    first = Math.min(first, due);
    last = Math.max(last, due);
    if (must) firstMust = Math.min(firstMust, due);
  }
  // The mean is at least 0.9 while every point is, and at most 0.9 once every point is below.
  if (firstMust <= first) return Math.round(firstMust);
  return Math.round(Math.min(firstMust, solve(points, first, Math.min(last, firstMust))));
}

/** Bisection to the minute: the mean only falls between `low` and `high`. */
function solve(points: readonly Weighed[], low: number, high: number): number {
  let from = low;
  let to = high;
  while (to - from > 60_000) {
    const middle = (from + to) / 2;
    if (mean(points, middle) > DESIRED_RETENTION) from = middle;
    else to = middle;
  }
  return to;
}

/** Whether the question is due now; false for a new one. */
export function isDue(question: Scheduled, states: PointStates = NO_POINTS, now: number): boolean {
  const due = dueAt(question, states, now);
  return due !== undefined && due <= now;
}
