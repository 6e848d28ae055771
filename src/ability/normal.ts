/** The standard normal distribution, and sums in place of integrals over it. */

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/**
 * Cumulative distribution of the standard normal, absolute error below 1.2e-7. Source: complementary error function by
 * Chebyshev fitting, Press et al., "Numerical Recipes in C", 2nd edition, section 6.2 (`erfcc`).
 */
export function normalCumulative(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * z);
  let poly = 0;
  for (const coefficient of ERFC) poly = poly * t + coefficient;
  const tail = 0.5 * t * Math.exp(-z * z + poly);
  return x >= 0 ? 1 - tail : tail;
}

/** Highest power first. */
const ERFC = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
  1.00002368, -1.26551223,
];

export interface Rule {
  nodes: readonly number[];
  /** Sum to 1. */
  weights: readonly number[];
}

/**
 * The trapezoidal rule for a standard normal weight: for smooth functions its error falls exponentially with the number of
 * nodes. Source: Trefethen & Weideman (2014), "The exponentially convergent trapezoidal rule", SIAM Review 56.
 */
function trapezoidal(reach: number, count: number): Rule {
  const nodes = Array.from({ length: count }, (_, i) => -reach + (2 * reach * i) / (count - 1));
  const densities = nodes.map(normalDensity);
  const sum = densities.reduce((total, density) => total + density, 0);
  return { nodes, weights: densities.map((density) => density / sum) };
}

/** For likelihoods that are narrower than the distribution they multiply. */
export const FINE_RULE = trapezoidal(4.2, 21);

/** The same with fewer nodes, where questions are only compared with one another. */
export const MEDIUM_RULE = trapezoidal(3.9, 13);

/**
 * Gauss-Hermite, seven nodes: for smooth probabilities blurred by an unknown difficulty. Source: Abramowitz & Stegun,
 * "Handbook of Mathematical Functions", table 25.10, for the weight exp(−x²/2).
 */
export const COARSE_RULE: Rule = {
  nodes: [
    -3.750439717725742, -2.366759410734541, -1.154405394739968, 0, 1.154405394739968, 2.366759410734541,
    3.750439717725742,
  ],
  weights: [
    0.000548268855972, 0.030757123967586, 0.240123178605013, 0.457142857142858, 0.240123178605013,
    0.030757123967586, 0.000548268855972,
  ],
};
