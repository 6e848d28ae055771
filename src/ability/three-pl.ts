/** The three-parameter logistic model, for answers that are right or wrong and may be guessed. */

export interface ThreePl {
  /** Discrimination, per logit; above 0. */
  a: number;
  /** Difficulty, logits. */
  b: number;
  /** Probability of guessing right, in [0, 1). */
  c: number;
}

/** Beyond this the logistic function is 0 or 1 to double precision, and powers of its exponential still fit. */
const LARGEST = 36;

/** The logistic function with D = 1, safe for every finite argument. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-Math.max(-LARGEST, Math.min(LARGEST, x))));
}

/**
 * P(theta) = c + (1 − c) / (1 + exp(−a (theta − b))), with D = 1 (no 1.702), the metric of `mirt` and of
 * `catR` with its default D. Source: Birnbaum (1968), in Lord & Novick, "Statistical Theories of Mental
 * Test Scores", chapter 17.
 *
 * @returns the probability of a right answer, in [c, 1]
 */
export function probability3pl(theta: number, { a, b, c }: ThreePl): number {
  return c + (1 - c) * logistic(a * (theta - b));
}

/**
 * Fisher information of the 3PL, a² (Q / P) ((P − c) / (1 − c))². Source: Lord (1980), "Applications of Item
 * Response Theory to Practical Testing Problems", equation 4-43, with D = 1.
 *
 * @returns information per squared logit, at least 0
 */
export function information3pl(theta: number, { a, b, c }: ThreePl): number {
  const s = logistic(a * (theta - b));
  // Q / P ((P − c) / (1 − c))² = (1 − c)(1 − s) s² / P, which has no 0/0 where c = 0.
  const p = c + (1 - c) * s;
  return (a * a * (1 - c) * (1 - s) * s * s) / p;
}
