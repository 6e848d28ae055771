/**
 * FSRS-6's formulas with ts-fsrs's default parameters put in. ts-fsrs works out powers of its parameters anew each time and
 * checks what cannot be wrong here, which a replay of millions of reviews feels; a property test holds the two
 * together to the last digit.
 */
import { computeDecayFactor, default_w, S_MAX, S_MIN } from "ts-fsrs";

export const DAY = 86_400_000;

/** As in FSRS: 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Rating = 1 | 2 | 3 | 4;

export const Rating = { again: 1, hard: 2, good: 3, easy: 4 } as const;

/** The parameter's number as in the wiki of open-spaced-repetition/fsrs4anki, "The Algorithm", FSRS-6. */
function w(number: number): number {
  const parameter = default_w[number];
  if (parameter === undefined) throw new RangeError(`FSRS-6 has no parameter ${number}`);
  return parameter;
}

function byRating(value: (rating: Rating) => number): readonly [0, number, number, number, number] {
  return [0, value(1), value(2), value(3), value(4)];
}

const { decay: DECAY, factor: FACTOR } = computeDecayFactor(default_w);

const FIRST_STABILITY = byRating((rating) => Math.max(w(rating - 1), 0.1));
const FIRST_DIFFICULTY = byRating((rating) => round(w(4) - Math.exp((rating - 1) * w(5)) + 1));
const DIFFICULTY_STEP = byRating((rating) => -w(6) * (rating - 3));
const REVERSION = w(7);
const REVERSION_TARGET = w(7) * FIRST_DIFFICULTY[Rating.easy];

const RECALL_GROWTH = Math.exp(w(8));
const RECALL_SATURATION = -w(9);
const RECALL_SPACING = w(10);
const RECALL_BONUS = byRating((rating) =>
  rating === Rating.hard ? w(15) : rating === Rating.easy ? w(16) : 1,
);

const FORGET_SCALE = w(11);
const FORGET_DIFFICULTY = -w(12);
const FORGET_STABILITY = w(13);
const FORGET_SPACING = w(14);
const FORGET_MOST = Math.exp(w(17) * w(18));

const SITTING_GROWTH = byRating((rating) => Math.exp(w(17) * (rating - 3 + w(18))));
const SITTING_SATURATION = -w(19);

/** ts-fsrs rounds each result to eight digits, and so a state is the same on every machine. */
function round(value: number): number {
  return Math.round(value * 1e8) / 1e8;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

export function firstStability(rating: Rating): number {
  return FIRST_STABILITY[rating];
}

export function firstDifficulty(rating: Rating): number {
  return clamp(FIRST_DIFFICULTY[rating], 1, 10);
}

export function nextDifficulty(difficulty: number, rating: Rating): number {
  const step = round((DIFFICULTY_STEP[rating] * (10 - difficulty)) / 9);
  return clamp(round(REVERSION_TARGET + (1 - REVERSION) * (difficulty + step)), 1, 10);
}

/** After a review in the same sitting as the last one. */
export function stabilityInSitting(stability: number, rating: Rating): number {
  const growth = stability ** SITTING_SATURATION * SITTING_GROWTH[rating];
  return round(clamp(stability * (rating === Rating.again ? growth : Math.max(growth, 1)), S_MIN, S_MAX));
}

/** After a later review, with the odds that there were of recalling. */
export function nextStability(stability: number, difficulty: number, recall: number, rating: Rating): number {
  if (rating === Rating.again) {
    const forgotten =
      FORGET_SCALE *
      difficulty ** FORGET_DIFFICULTY *
      ((stability + 1) ** FORGET_STABILITY - 1) *
      Math.exp((1 - recall) * FORGET_SPACING);
    return clamp(round(stability / FORGET_MOST), S_MIN, round(clamp(forgotten, S_MIN, S_MAX)));
  }
  const growth =
    RECALL_GROWTH *
    (11 - difficulty) *
    stability ** RECALL_SATURATION *
    (Math.exp((1 - recall) * RECALL_SPACING) - 1) *
    RECALL_BONUS[rating];
  return round(clamp(stability * (1 + growth), S_MIN, S_MAX));
}

/** The forgetting curve: the odds, 0..1, of recalling after so many milliseconds. */
export function recallAfter(elapsed: number, stability: number): number {
  return (1 + (FACTOR * elapsed) / DAY / stability) ** DECAY;
}
