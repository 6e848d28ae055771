/** What a person's own past says about the bank: how hard the levels really are for them, and single questions. */
import { LEVELS, type Level } from "../bank/question-input.js";
import { type Belief, levelIndex } from "./belief.js";
import { expectedDifficulty, type ItemSource, itemOf } from "./item.js";
import { LEVEL_MEAN } from "./levels.js";

export interface LevelDifficulty {
  /** Logits; −1, 0 and 1 before any answer. */
  mean: number;
  se: number;
  /** How far from where the authors' level was taken to be, logits. */
  shift: number;
}

export interface QuestionDifficulty {
  id: string;
  /** Logits, the level's shift included. */
  difficulty: number;
  /** Uncertainty of the question's own part, logits. */
  se: number;
  /** How much harder than the author said, logits. */
  residual: number;
}

/** The level shifts as they are estimated jointly with the abilities. */
export function levelDifficulties(belief: Belief): Record<Level, LevelDifficulty> {
  const rows = LEVELS.map((level): [Level, LevelDifficulty] => {
    const at = levelIndex(belief.space, level);
    const mean = belief.mean[at] ?? LEVEL_MEAN[level];
    const se = Math.sqrt(Math.max(0, belief.covariance[at * belief.space.size + at] ?? 0));
    return [level, { mean, se, shift: mean - LEVEL_MEAN[level] }];
  });
  return Object.fromEntries(rows) as Record<Level, LevelDifficulty>;
}

/** The answered questions, those furthest from what their author said first. */
export function questionDifficulties(
  belief: Belief,
  find: (id: string) => ItemSource | undefined,
): QuestionDifficulty[] {
  const levels = levelDifficulties(belief);
  return [...belief.residuals]
    .flatMap(([id, { mean, variance }]) => {
      const source = find(id);
      if (!source) return [];
      const item = itemOf(source);
      const shift = item.level === undefined ? 0 : levels[item.level].shift;
      const difficulty = expectedDifficulty(item) + shift + mean;
      return [{ id, difficulty, se: Math.sqrt(Math.max(0, variance)), residual: mean }];
    })
    .sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual) || (a.id < b.id ? -1 : 1));
}
