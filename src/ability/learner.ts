/** One person's ability as it is estimated through a session: answers go in and can be taken back. */
import { type Belief, copyBelief, directionOf, type Gaussian, observe, type Residual } from "./belief.js";
import type { Item } from "./item.js";
import { type LevelChances, levelChances } from "./levels.js";
import { type Sparse, sparseDot } from "./linear.js";
import { mapEstimate, type Observation, type Prior, priorOf } from "./map-estimate.js";
import { responseOf } from "./response.js";

export interface Estimate {
  /** Logits. */
  mean: number;
  /** Standard error, logits. */
  se: number;
}

export interface TopicAbility extends Estimate {
  level: LevelChances;
}

export interface Ability {
  /** The mean over the topics. */
  overall: Estimate;
  topics: Record<string, TopicAbility>;
}

export interface Learner {
  /** @param score 0..1; @param weight how much it counts, 0..1 */
  answer(item: Item, score: number, weight?: number): void;
  /** Takes the last answer back; false when there is none, or none that is still remembered. */
  undo(): boolean;
  /** Answers taken in. */
  readonly count: number;
  /** The estimate over these topics; those that the model does not know are left out. */
  ability(topics: readonly string[]): Ability;
  /** The abilities with the most probable values as means. */
  /** With the most probable abilities as means. Good until the next answer or undo; copy it to keep it. */
  belief(): Belief;
  /** As the filter has it, without the search for the most probable values: enough to compare questions, and instant. */
  filtered(): Belief;
}

/** Answers that can be taken back. */
const UNDOABLE = 100;
/** The most probable abilities are sought over this many answers at most; what is older is summed up. */
const WINDOW = 128;

/** What an undo needs: the vectors as they were, and what else the answer changed. */
interface Past {
  mean: Float64Array;
  covariance: Float64Array;
  id: string;
  residual: Residual | undefined;
  base: Gaussian;
  checkpoint: Gaussian | undefined;
  /** Observations that the answer pushed out of the window. */
  removed: readonly Observation[];
}

/** `start` is copied; the answers it rests on cannot be taken back. */
export function createLearner(start: Belief): Learner {
  const belief = copyBelief(start);
  const directions = new Map<Item, Sparse>();
  const observations: Observation[] = [];
  const past: Past[] = [];
  /** What was believed before the observations, and half a window later. */
  let base: Gaussian = gaussianOf(start);
  let checkpoint: Gaussian | undefined;
  let count = 0;
  let refined: Belief | undefined;
  let prior: Prior | undefined;

  const directionFor = (item: Item): Sparse => {
    let direction = directions.get(item);
    if (!direction) {
      direction = directionOf(belief.space, item);
      directions.set(item, direction);
    }
    return direction;
  };
  const remember = (item: Item): Past => {
    // The oldest one's vectors are used again: thousands of answers are replayed at start-up.
    const oldest = past.length === UNDOABLE ? past.shift() : undefined;
    const mean = oldest?.mean ?? new Float64Array(belief.mean.length);
    const covariance = oldest?.covariance ?? new Float64Array(belief.covariance.length);
    mean.set(belief.mean);
    covariance.set(belief.covariance);
    const residual = belief.residuals.get(item.id);
    const made: Past = { mean, covariance, id: item.id, residual, base, checkpoint, removed: [] };
    past.push(made);
    return made;
  };
  const current = (): Belief => {
    if (observations.length === 0) return belief;
    prior ??= priorOf(base);
    refined ??= { ...belief, mean: mapEstimate(prior, observations, belief.mean).mean };
    return refined;
  };
  return {
    get count() {
      return count;
    },
    answer(item, score, weight = 1) {
      if (!(score >= 0 && score <= 1)) throw new RangeError(`a score is a number from 0 to 1, not ${score}`);
      const made = remember(item);
      const direction = directionFor(item);
      const response = responseOf(item.model, score);
      observations.push(observationOf(item, made.residual, direction, response, weight));
      observe(belief, item, response, weight, direction);
      count++;
      refined = undefined;
      if (observations.length === WINDOW && checkpoint) {
        made.removed = observations.splice(0, WINDOW / 2);
        base = checkpoint;
        prior = undefined;
      }
      if (observations.length === WINDOW / 2) checkpoint = gaussianOf(belief);
    },
    undo() {
      const last = past.pop();
      if (!last) return false;
      belief.mean.set(last.mean);
      belief.covariance.set(last.covariance);
      if (last.residual) belief.residuals.set(last.id, last.residual);
      else belief.residuals.delete(last.id);
      observations.unshift(...last.removed);
      observations.pop();
      if (base !== last.base) prior = undefined;
      base = last.base;
      checkpoint = last.checkpoint;
      count--;
      refined = undefined;
      return true;
    },
    ability: (topics) => abilityOf(current(), topics),
    belief: current,
    filtered: () => belief,
  };
}

function gaussianOf({ mean, covariance }: Gaussian): Gaussian {
  return { mean: mean.slice(), covariance: covariance.slice() };
}

function observationOf(
  item: Item,
  residual: Residual | undefined,
  direction: Sparse,
  response: number,
  weight: number,
): Observation {
  const known = residual
    ? { model: item.model, location: item.location + residual.mean, variance: residual.variance }
    : item;
  return { item: known, direction, response, weight };
}

function abilityOf({ space, mean, covariance }: Belief, topics: readonly string[]): Ability {
  const known = topics.filter((topic) => space.index.has(topic));
  const indexes = known.map((topic) => space.index.get(topic) ?? 0);
  const share = 1 / Math.max(1, known.length);
  const whole = { at: indexes, value: indexes.map(() => share) };
  const variance = indexes.reduce(
    (sum, i) => sum + indexes.reduce((row, j) => row + (covariance[i * space.size + j] ?? 0), 0),
    0,
  );
  const each = known.map((topic, k): [string, TopicAbility] => {
    const at = indexes[k] ?? 0;
    const se = Math.sqrt(Math.max(0, covariance[at * space.size + at] ?? 0));
    const value = mean[at] ?? 0;
    return [topic, { mean: value, se, level: levelChances(value, se) }];
  });
  return {
    overall: { mean: sparseDot(whole, mean), se: share * Math.sqrt(Math.max(0, variance)) },
    topics: Object.fromEntries(each),
  };
}
