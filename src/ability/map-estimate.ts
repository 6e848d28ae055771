/** The most probable abilities given all answers at once, by Fisher scoring. */
import type { Gaussian } from "./belief.js";
import type { Item } from "./item.js";
import {
  addSparseOuter,
  cholesky,
  inverse,
  type Matrix,
  type Sparse,
  solve,
  sparseDot,
  times,
  type Vector,
} from "./linear.js";
import { fillBlurred, information, likelihood, newCurves, type Response, score } from "./response.js";

export interface Observation {
  item: Pick<Item, "model" | "location" | "variance">;
  direction: Sparse;
  response: Response;
  /** How much it counts, 0..1. */
  weight: number;
}

/** A prior with its precision, which is needed at every step. */
export interface Prior extends Gaussian {
  precision: Matrix;
}

export function priorOf({ mean, covariance }: Gaussian): Prior {
  return { mean, covariance, precision: inverse(covariance, mean.length) };
}

const curves = newCurves();
const MOST_STEPS = 40;

/**
 * Maximizes log prior + log likelihood, with unknown difficulties integrated out, by Fisher scoring with
 * halved steps; the covariance is the inverse of precision + Fisher information at the maximum (Laplace). Sources:
 * Segall (1996), "Multidimensional adaptive testing", Psychometrika 61; Green (1984) for scoring, JRSS B 46.
 * The maximum does not depend on the order of the answers, nor (to 1e-9) on where the search starts.
 */
export function mapEstimate(
  prior: Prior,
  observations: readonly Observation[],
  start: Vector = prior.mean,
): Gaussian {
  const size = prior.mean.length;
  let mean: Vector = Float64Array.from(start);
  let value = logPosterior(prior, observations, mean);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, precision } = derivatives(prior, observations, mean);
    const move = solve(cholesky(precision, size), gradient);
    const largest = move.reduce((sum, part) => Math.max(sum, Math.abs(part)), 0);
    if (largest < 1e-9) break;
    let factor = 1;
    let next: Vector = moved(mean, move, factor);
    let nextValue = logPosterior(prior, observations, next);
    while (nextValue < value && factor > 1e-4) {
      factor /= 2;
      next = moved(mean, move, factor);
      nextValue = logPosterior(prior, observations, next);
    }
    if (!(nextValue >= value)) break;
    mean = next;
    value = nextValue;
  }
  return { mean, covariance: inverse(derivatives(prior, observations, mean).precision, size) };
}

function moved(mean: Float64Array, move: Float64Array, factor: number): Float64Array {
  return mean.map((value, i) => value + factor * (move[i] ?? 0));
}

function logPosterior(prior: Prior, observations: readonly Observation[], at: Float64Array): number {
  const away = at.map((value, i) => value - (prior.mean[i] ?? 0));
  const pulled = times(prior.precision, away);
  let sum = -0.5 * away.reduce((total, value, i) => total + value * (pulled[i] ?? 0), 0);
  for (const { item, direction, response, weight } of observations) {
    fillBlurred(item.model, sparseDot(direction, at) - item.location, item.variance, curves);
    sum += weight * Math.log(likelihood(item.model, curves, response));
  }
  return sum;
}

function derivatives(
  prior: Prior,
  observations: readonly Observation[],
  at: Float64Array,
): { gradient: Float64Array; precision: Matrix } {
  const size = at.length;
  const gradient = times(
    prior.precision,
    prior.mean.map((value, i) => value - (at[i] ?? 0)),
  );
  const precision = prior.precision.slice();
  for (const { item, direction, response, weight } of observations) {
    fillBlurred(item.model, sparseDot(direction, at) - item.location, item.variance, curves);
    const push = weight * score(item.model, curves, response);
    for (const [i, place] of direction.at.entries())
      gradient[place] = (gradient[place] ?? 0) + push * (direction.value[i] ?? 0);
    addSparseOuter(precision, direction, weight * information(curves), size);
  }
  return { gradient, precision };
}
