/** A question as the model sees it: which abilities it asks for, how hard it is, and how answers to it come about. */
import type { QuestionSummary } from "../bank/bank.js";
import { LEVELS, type Level } from "../bank/question-input.js";
import { QUARTER_STEPS } from "./gpcm.js";
import { LEVEL_MEAN } from "./levels.js";

/** What the model reads of a question. */
export type ItemSource = Pick<QuestionSummary, "id" | "topic" | "topics" | "level" | "kind" | "options"> & {
  difficulty?: number | undefined;
};

/**
 * Calibrated parameters, D = 1. With `steps` the item is a GPCM with steps.length + 1 categories at those
 * difficulties (added to `b` where it is given too); otherwise it is a 3PL.
 */
export interface ItemParameters {
  /** Discrimination per logit, above 0; 1 where left out. */
  a?: number;
  /** Difficulty, logits; 0 where left out. */
  b?: number;
  /** Chance of guessing right, in [0, 1); 0 where left out. */
  c?: number;
  steps?: readonly number[];
  /** How uncertain the difficulty is: a standard deviation, logits; 0 where left out. */
  sd?: number;
}

/** How an answer's score depends on u, the ability minus the difficulty. */
export type ResponseModel =
  | { kind: "3pl"; a: number; c: number }
  | {
      kind: "gpcm";
      a: number;
      /** For category k = 0 … m the factor exp(−a · sum of the first k steps), steps being offsets from the difficulty. */
      factors: readonly number[];
    };

/** A GPCM whose steps are offsets from the item's difficulty. */
export function gpcmModel(a: number, steps: readonly number[]): ResponseModel {
  let sum = 0;
  const exponents = [0, ...steps.map((step) => (sum -= a * step))];
  // Only their ratios matter: the largest is 1, so that none overflows.
  const largest = Math.max(...exponents);
  return {
    kind: "gpcm",
    a,
    factors: exponents.map((exponent) => Math.exp(Math.max(-600, exponent - largest))),
  };
}

/** What an open question is taken for: see `QUARTER_STEPS`. */
const OPEN_MODEL = gpcmModel(1, QUARTER_STEPS);

export interface Item {
  id: string;
  /** Topics with their shares, which sum to 1; the main topic first. */
  topics: readonly (readonly [string, number])[];
  model: ResponseModel;
  /** The known part of the difficulty, logits. */
  location: number;
  /** The author's level, where the difficulty hangs on it: its latent shift is added to the location. */
  level?: Level;
  /** Variance of what is unknown about this question's own difficulty. */
  variance: number;
}

/** Standard deviation of a question's difficulty around its level: authors' levels correlate about .6 with difficulty. */
export const LEVEL_SPREAD = 0.8;
/** The same around a difficulty that the author gave. */
export const GIVEN_SPREAD = 0.4;

/** The model of one question; `parameters` are calibrated ones, which are taken as they are. */
export function itemOf(source: ItemSource, parameters?: ItemParameters): Item {
  const base = { id: source.id, topics: topicShares(source) };
  if (parameters) return { ...base, ...calibrated(parameters) };
  const model: ResponseModel =
    source.kind === "choice" && source.options > 0
      ? { kind: "3pl", a: 1, c: 1 / Math.max(2, source.options) }
      : OPEN_MODEL;
  if (source.difficulty !== undefined && Number.isFinite(source.difficulty))
    return { ...base, model, location: source.difficulty, variance: GIVEN_SPREAD ** 2 };
  const level = LEVELS.includes(source.level) ? source.level : "intermediate";
  return { ...base, model, location: 0, level, variance: LEVEL_SPREAD ** 2 };
}

function calibrated({ a = 1, b = 0, c = 0, steps, sd = 0 }: ItemParameters): Omit<Item, "id" | "topics"> {
  const numbers = [a, b, c, sd, ...(steps ?? [])];
  if (!numbers.every(Number.isFinite) || a <= 0 || c < 0 || c >= 1 || sd < 0)
    throw new RangeError("item parameters must be finite, with a > 0, 0 <= c < 1 and sd >= 0");
  const model: ResponseModel = steps?.length ? gpcmModel(a, steps) : { kind: "3pl", a, c };
  return { model, location: b, variance: sd * sd };
}

/** The main topic counts twice as much as each other one. */
function topicShares({ topic, topics }: ItemSource): [string, number][] {
  const others = [...new Set(topics)].filter((name) => name !== topic);
  const total = 2 + others.length;
  return [[topic, 2 / total], ...others.map((name): [string, number] => [name, 1 / total])];
}

/** The prior mean of the difficulty, logits. */
export function expectedDifficulty({ location, level }: Pick<Item, "location" | "level">): number {
  return location + (level === undefined ? 0 : LEVEL_MEAN[level]);
}
