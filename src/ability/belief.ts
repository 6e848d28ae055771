/** What is believed of a person: a normal distribution over topics and level shifts, updated answer by answer. */
import { LEVELS, type Level } from "../bank/question-input.js";
import type { Item } from "./item.js";
import { LEVEL_MEAN } from "./levels.js";
import { addOuter, type Matrix, type Sparse, sparseDot, sparseTimes, type Vector } from "./linear.js";
import { FINE_RULE } from "./normal.js";
import { likelihoodAt, type Response } from "./response.js";

/** Prior covariance over topics: 0.4 I + 0.6 1 1ᵀ. */
export const OWN_VARIANCE = 0.4;
export const SHARED_VARIANCE = 0.6;
/** Prior standard deviation of each level's shift. */
export const SHIFT_SD = 0.4;

/** Which place of the vectors belongs to what: first the topics, then the three levels. */
export interface Space {
  topics: readonly string[];
  index: ReadonlyMap<string, number>;
  size: number;
}

export interface Gaussian {
  mean: Vector;
  covariance: Matrix;
}

/** What is known of one question's own difficulty, beside its level: logits. */
export interface Residual {
  mean: number;
  variance: number;
}

export interface Belief extends Gaussian {
  space: Space;
  residuals: Map<string, Residual>;
}

export function spaceOf(topics: Iterable<string>): Space {
  const names = [...new Set(topics)];
  return {
    topics: names,
    index: new Map(names.map((name, i) => [name, i])),
    size: names.length + LEVELS.length,
  };
}

export function levelIndex({ topics }: Pick<Space, "topics">, level: Level): number {
  return topics.length + LEVELS.indexOf(level);
}

/** The belief before any answer. */
export function priorBelief(space: Space): Belief {
  const { size, topics } = space;
  const mean = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < topics.length; i++)
    for (let j = 0; j < topics.length; j++)
      covariance[i * size + j] = SHARED_VARIANCE + (i === j ? OWN_VARIANCE : 0);
  for (const level of LEVELS) {
    const at = levelIndex(space, level);
    mean[at] = LEVEL_MEAN[level];
    covariance[at * size + at] = SHIFT_SD ** 2;
  }
  return { space, mean, covariance, residuals: new Map() };
}

export function copyBelief(belief: Belief): Belief {
  return {
    space: belief.space,
    mean: belief.mean.slice(),
    covariance: belief.covariance.slice(),
    residuals: new Map(belief.residuals),
  };
}

/** The direction in which an item measures: its topics' shares, and −1 at its level's shift. */
export function directionOf(space: Space, item: Pick<Item, "topics" | "level">): Sparse {
  const at: number[] = [];
  const value: number[] = [];
  // Topics outside the space say nothing; the shares of those inside sum to 1 again.
  const known = item.topics.filter(([topic]) => space.index.has(topic));
  const total = known.reduce((sum, [, share]) => sum + share, 0);
  for (const [topic, share] of known) {
    at.push(space.index.get(topic) ?? 0);
    value.push(share / total);
  }
  if (item.level !== undefined) {
    at.push(levelIndex(space, item.level));
    value.push(-1);
  }
  return { at, value };
}

/** What is believed of u = ability − difficulty of one item. */
export interface Predictor {
  mean: number;
  variance: number;
  /** Its covariance with every topic and level shift. */
  gain: Vector;
  /** The part of the variance that is the item's own. */
  own: number;
}

export function predict(belief: Belief, item: Item, direction = directionOf(belief.space, item)): Predictor {
  const residual = belief.residuals.get(item.id);
  const own = residual?.variance ?? item.variance;
  const gain = sparseTimes(belief.covariance, direction, belief.space.size);
  return {
    mean: sparseDot(direction, belief.mean) - item.location - (residual?.mean ?? 0),
    variance: sparseDot(direction, gain) + own,
    gain,
    own,
  };
}

/** Mean and variance of the same, without what an answer would need beyond them: many items are only compared. */
export function predictMoments(belief: Belief, item: Item): Pick<Predictor, "mean" | "variance"> {
  const direction = directionOf(belief.space, item);
  const { at, value } = direction;
  const residual = belief.residuals.get(item.id);
  let variance = 0;
  for (let i = 0; i < at.length; i++) {
    let gain = 0;
    for (let j = 0; j < at.length; j++)
      gain += (value[j] ?? 0) * (belief.covariance[(at[j] ?? 0) * belief.space.size + (at[i] ?? 0)] ?? 0);
    variance += (value[i] ?? 0) * gain;
  }
  return {
    mean: sparseDot(direction, belief.mean) - item.location - (residual?.mean ?? 0),
    variance: variance + (residual?.variance ?? item.variance),
  };
}

/**
 * Mean and variance of u after the answer, by numerical integration. A right guess can make u less certain; the
 * variance is then left as it was, so that evidence never takes certainty away.
 */
export function momentsAfter(
  item: Item,
  before: { mean: number; variance: number },
  response: Response,
  weight = 1,
): { mean: number; variance: number } {
  const sd = Math.sqrt(before.variance);
  const { nodes, weights } = FINE_RULE;
  let total = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] ?? 0;
    const chance = likelihoodAt(item.model, before.mean + sd * node, response);
    const mass = (weights[i] ?? 0) * (weight === 1 ? chance : chance ** weight);
    total += mass;
    first += mass * node;
    second += mass * node * node;
  }
  if (!(total > 0)) return before;
  const shift = first / total;
  const shrink = Math.max(1e-6, Math.min(1, second / total - shift * shift));
  return { mean: before.mean + sd * shift, variance: before.variance * shrink };
}

/**
 * Takes one answer into the belief, in place: assumed-density filtering, where the one-dimensional posterior of u is
 * matched in mean and variance and carried to everything that u is correlated with by a rank-one change.
 * Sources: Maybeck (1982), "Stochastic Models, Estimation and Control", volume 2, section 12.7; Minka
 * (2001), "Expectation propagation for approximate Bayesian inference", section 3.1. The item's own difficulty
 * keeps its mean and variance, and its covariance with the rest is dropped.
 *
 * @param weight how much the answer counts, 0..1: an answer that was looked up before counts less
 */
export function observe(
  belief: Belief,
  item: Item,
  response: Response,
  weight = 1,
  direction = directionOf(belief.space, item),
): void {
  const before = predict(belief, item, direction);
  if (!(before.variance > 0)) return;
  const after = momentsAfter(item, before, response, weight);
  const step = (after.mean - before.mean) / before.variance;
  const loss = (before.variance - after.variance) / (before.variance * before.variance);
  const { mean } = belief;
  for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + step * (before.gain[i] ?? 0);
  addOuter(belief.covariance, before.gain, -loss);
  if (before.own > 0) {
    const residual = belief.residuals.get(item.id);
    belief.residuals.set(item.id, {
      mean: (residual?.mean ?? 0) - step * before.own,
      variance: before.own - loss * before.own * before.own,
    });
  }
}
