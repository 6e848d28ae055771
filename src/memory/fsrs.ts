/** The memory of one point: FSRS-6 by ts-fsrs, and the only place that imports it. */
import { computeDecayFactor, FSRSAlgorithm, type FSRSParameters, generatorParameters } from "ts-fsrs";
import type { PointFact } from "../progress/events.js";

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

/** As in FSRS: 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Rating = 1 | 2 | 3 | 4;

export const Rating = { again: 1, hard: 2, good: 3, easy: 4 } as const;

/** A point is due when its probability of recall falls below this. */
export const DESIRED_RETENTION = 0.9;

export const DAY = 86_400_000;

/**
 * Reviews less than this apart are steps of one sitting: FSRS-6 treats them with its short-term formula. The papers
 * count calendar days; a span of hours needs no time zone and gives an evening and the next morning a night between.
 */
export const SAME_SITTING = 8 * 3_600_000;

const PARAMETERS = generatorParameters({
  request_retention: DESIRED_RETENTION,
  enable_fuzz: false,
  enable_short_term: true,
});

/** ts-fsrs watches its parameters for changes; ours never change, and a long journal is millions of reviews. */
class FixedAlgorithm extends FSRSAlgorithm {
  constructor(parameters: FSRSParameters) {
    super(parameters);
    this.param = { ...this.param };
  }
}

const algorithm = new FixedAlgorithm(PARAMETERS);

const { decay: DECAY, factor: FACTOR } = computeDecayFactor(PARAMETERS.w);

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
 * The state after a review. The formulas are FSRS-6's with its default parameters (open-spaced-repetition/
 * fsrs4anki, wiki "The Algorithm", FSRS-6). A clock that went back counts as no time passed, and the new
 * time is believed, so that one review with a wrong clock is healed by the next.
 *
 * @param now milliseconds since 1970
 * @param recall the probability of recall at that time, where the caller has it
 */
export function reviewPoint(
  state: MemoryState | undefined,
  rating: Rating,
  now: number,
  recall = state && retrievability(state, now),
): MemoryState {
  if (!state) {
    const first = algorithm.next_state(null, 0, rating);
    return { ...first, lastReview: now, reps: 1, lapses: 0 };
  }
  const elapsed = elapsedSince(state, now);
  const days = elapsed < SAME_SITTING ? 0 : elapsed / DAY;
  const next = algorithm.next_state(state, days, rating, recall);
  return {
    stability: next.stability,
    difficulty: next.difficulty,
    lastReview: now,
    reps: state.reps + 1,
    lapses: state.lapses + (rating === Rating.again ? 1 : 0),
  };
}

/**
 * The probability, 0..1, that the point is recalled now: FSRS-6's power forgetting curve, as ts-fsrs computes it but for
 * its rounding to eight digits.
 */
export function retrievability(state: MemoryState, now: number): number {
  return (1 + (FACTOR * elapsedSince(state, now)) / DAY / state.stability) ** DECAY;
}

/** The instant, in milliseconds since 1970, at which the point falls to the desired retention. */
export function pointDueAt(state: MemoryState): number {
  return state.lastReview + state.stability * DAY;
}
