/** The levels as stretches of the ability scale, and how sure it is that somebody stands in one. */
import { LEVELS, type Level } from "../bank/question-input.js";
import { normalCumulative } from "./normal.js";

/** Where authors' levels lie before anything is known: prior means of the level shifts, logits. */
export const LEVEL_MEAN: Readonly<Record<Level, number>> = { beginner: -1, intermediate: 0, senior: 1 };

/** Between the levels' means: who stands above 0.5 answers a senior question better than half. */
export const LEVEL_BOUNDS = { intermediate: -0.5, senior: 0.5 } as const;

export type LevelChances = Record<Level, number>;

/** The probability of each level for a normal ability; they sum to 1. `se` may be 0. */
export function levelChances(mean: number, se: number): LevelChances {
  const below = (bound: number): number =>
    se > 0 ? normalCumulative((bound - mean) / se) : mean < bound ? 1 : 0;
  const beginner = below(LEVEL_BOUNDS.intermediate);
  const senior = 1 - below(LEVEL_BOUNDS.senior);
  return { beginner, intermediate: Math.max(0, 1 - beginner - senior), senior };
}

/** The likeliest level and its probability. */
export function likeliestLevel(chances: LevelChances): { level: Level; chance: number } {
  let level: Level = "beginner";
  for (const other of LEVELS) if (chances[other] > chances[level]) level = other;
  return { level, chance: chances[level] };
}
