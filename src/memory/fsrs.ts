/** The memory of one point, by FSRS-6. */
import type { PointFact } from "../progress/events.js";
import {
  DAY,
  firstDifficulty,
  firstStability,
  nextDifficulty,
  nextStability,
  Rating,
  recallAfter,
  stabilityInSitting,
} from "./fsrs-formulas.js";

export { DAY, Rating };

/** What is remembered of one point. */
export interface MemoryState {
  /** Days after which the probability of recall has fallen to 0.9. */
  stability: number;
  /** 1..10. */
  difficulty: number;
  /** Milliseconds since 1970, UTC. */
  lastReview: number;
  /** Reviews so far. */
  reps: number;
  /** Reviews that missed a point which had been covered before. */
  lapses: number;
}

/** A point is due when its probability of recall falls below this. */
export const DESIRED_RETENTION = 0.9;

/**
 * Reviews less than this apart are steps of one sitting: FSRS-6 treats them with its short-term formula. The papers
 * count calendar days; a span of hours needs no time zone and gives an evening and the next morning a night between.
 */
export const SAME_SITTING = 8 * 3_600_000;

/** What a verdict counts as: a hint makes a covered point Hard, "too easy" makes it Easy. */
export function ratingOf(fact: PointFact, easy = false): Rating {
  if (fact.verdict === "missed") return Rating.again;
  if (fact.verdict === "partial" || fact.hint) return Rating.hard;
  return easy ? Rating.easy : Rating.good;
}

/** Milliseconds since the last review: never negative, whatever the clock did. */
export function elapsedSince(state: Pick<MemoryState, "lastReview">, now: number): number {
  return Math.max(0, now - state.lastReview);
}

/**
 * The state after a review. A clock that went back counts as no time passed, and the new
 * time is believed, so that one review with a wrong clock is healed by the next.
 *
 * @param now milliseconds since 1970
 * @param recall the probability of recall at that time, where the caller has it
 */
export function reviewPoint(
  state: MemoryState | undefined,
  rating: Rating,
  now: number,
  recall?: number,
): MemoryState {
  if (!state)
    return {
      stability: firstStability(rating),
      difficulty: firstDifficulty(rating),
      lastReview: now,
      reps: 1,
      lapses: 0,
    };
  const { stability, difficulty } = state;
  return {
    stability:
      elapsedSince(state, now) < SAME_SITTING
        ? stabilityInSitting(stability, rating)
        : nextStability(stability, difficulty, recall ?? retrievability(state, now), rating),
    difficulty: nextDifficulty(difficulty, rating),
    lastReview: now,
    reps: state.reps + 1,
    lapses: state.lapses + (rating === Rating.again ? 1 : 0),
  };
}

/** The probability, 0..1, that the point is recalled now: FSRS-6's power forgetting curve. */
export function retrievability(state: MemoryState, now: number): number {
  return recallAfter(elapsedSince(state, now), state.stability);
}

/** The instant, in milliseconds since 1970, at which the point falls to the desired retention. */
export function pointDueAt(state: MemoryState): number {
  return state.lastReview + state.stability * DAY;
}
