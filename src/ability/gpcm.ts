/** The generalized partial credit model, for answers that are covered in steps. */

export interface Gpcm {
  /** Discrimination, per logit; above 0. */
  a: number;
  /** Step difficulties, logits, one less than there are categories: where category k − 1 and k are equally likely. */
  steps: readonly number[];
}

/**
 * Steps of a five-category item that behaves like four independent points of equal difficulty 0: with them the GPCM is
 * the binomial distribution with four trials, because log C(4, k) are its intercepts.
 */
export const QUARTER_STEPS: readonly number[] = [-Math.log(4), -Math.log(1.5), Math.log(1.5), Math.log(4)];

/** exp(36 · 8 categories) still fits into a double. */
const LARGEST = 36;

/**
 * P_k(theta) for k = 0 … m: proportional to exp(sum over h ≤ k of a (theta − step_h)), D = 1. Source: Muraki
 * (1992), "A generalized partial credit model", Applied Psychological Measurement 16, equation 3; the metric of
 * `mirt`'s itemtype "gpcm" in its IRT parameterization.
 *
 * @returns as many probabilities as there are steps, plus one; they sum to 1
 */
export function gpcmProbabilities(theta: number, { a, steps }: Gpcm): number[] {
  let exponent = 0;
  let largest = 0;
  const exponents = [0];
  for (const step of steps) {
    exponent += a * Math.max(-LARGEST, Math.min(LARGEST, theta - step));
    largest = Math.max(largest, exponent);
    exponents.push(exponent);
  }
  const terms = exponents.map((value) => Math.exp(value - largest));
  const sum = terms.reduce((total, term) => total + term, 0);
  return terms.map((term) => term / sum);
}

/** The expected category, 0 … m. */
export function gpcmExpected(theta: number, item: Gpcm): number {
  return gpcmProbabilities(theta, item).reduce((sum, p, k) => sum + k * p, 0);
}

/**
 * Fisher information of the GPCM: a² times the variance of the category. Source: Muraki (1993), "Information
 * functions of the generalized partial credit model", Applied Psychological Measurement 17, equation 12 with
 * scoring function T_k = k.
 *
 * @returns information per squared logit, at least 0
 */
export function gpcmInformation(theta: number, item: Gpcm): number {
  const probabilities = gpcmProbabilities(theta, item);
  let mean = 0;
  let square = 0;
  for (const [k, p] of probabilities.entries()) {
    mean += k * p;
    square += k * k * p;
  }
  return item.a * item.a * Math.max(0, square - mean * mean);
}
