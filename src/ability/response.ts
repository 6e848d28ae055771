/** Likelihood and information of one answer, as functions of u = ability − difficulty. */
import type { ResponseModel } from "./item.js";
import { COARSE_RULE } from "./normal.js";
import { logistic } from "./three-pl.js";

/**
 * An answer on the scale of its model: for a GPCM the category, for a 3PL the share that was right, where a share
 * strictly between 0 and 1 counts as that much of a right and the rest of a wrong answer.
 */
export type Response = number;

/** Turns a score, 0..1, into the model's own scale. */
export function responseOf(model: ResponseModel, score: number): Response {
  const bounded = Math.max(0, Math.min(1, score));
  return model.kind === "3pl" ? bounded : Math.round(bounded * (model.factors.length - 1));
}

export function categoryCount(model: ResponseModel): number {
  return model.kind === "3pl" ? 2 : model.factors.length;
}

/** Probabilities of the categories and their derivatives by u, reused from call to call. */
export interface Curves {
  count: number;
  p: Float64Array;
  slope: Float64Array;
}

export function newCurves(): Curves {
  return { count: 0, p: new Float64Array(16), slope: new Float64Array(16) };
}

/** Fills `out` for an item of known difficulty. See `probability3pl` and `gpcmProbabilities` for the sources. */
export function fillCurves(model: ResponseModel, u: number, out: Curves): Curves {
  out.count = categoryCount(model);
  if (out.count > out.p.length) {
    out.p = new Float64Array(out.count);
    out.slope = new Float64Array(out.count);
  }
  if (model.kind === "3pl") {
    const s = logistic(model.a * u);
    const right = model.c + (1 - model.c) * s;
    const slope = model.a * (1 - model.c) * s * (1 - s);
    out.p[0] = 1 - right;
    out.p[1] = right;
    out.slope[0] = -slope;
    out.slope[1] = slope;
    return out;
  }
  fillGpcm(model, u, out);
  return out;
}

/** Beyond this exponent nothing changes, and nothing may overflow. */
const REACH = 300;

/** One exponential for all categories: term k is factor_k · exp(a u)^k, counted from the end that does not overflow. */
function fillGpcm({ a, factors }: Extract<ResponseModel, { kind: "gpcm" }>, u: number, out: Curves): void {
  const { p, slope, count } = out;
  const falling = Math.exp(-Math.min(REACH, Math.abs(a * u)));
  let power = 1;
  let sum = 0;
  let mean = 0;
  for (let i = 0; i < count; i++) {
    const k = u > 0 ? count - 1 - i : i;
    const term = (factors[k] ?? 0) * power;
    p[k] = term;
    sum += term;
    mean += k * term;
    power *= falling;
  }
  mean /= sum;
  for (let k = 0; k < count; k++) {
    const probability = (p[k] ?? 0) / sum;
    p[k] = probability;
    slope[k] = a * probability * (k - mean);
  }
}

const inner = newCurves();

/** The same for a difficulty that is normal with this variance: the curves averaged over it. */
export function fillBlurred(model: ResponseModel, u: number, variance: number, out: Curves): Curves {
  if (variance <= 0) return fillCurves(model, u, out);
  const sd = Math.sqrt(variance);
  const count = categoryCount(model);
  fillCurves(model, u, out);
  out.p.fill(0);
  out.slope.fill(0);
  const { nodes, weights } = COARSE_RULE;
  for (let i = 0; i < nodes.length; i++) {
    fillCurves(model, u + sd * (nodes[i] ?? 0), inner);
    const weight = weights[i] ?? 0;
    for (let k = 0; k < count; k++) {
      out.p[k] = (out.p[k] ?? 0) + weight * (inner.p[k] ?? 0);
      out.slope[k] = (out.slope[k] ?? 0) + weight * (inner.slope[k] ?? 0);
    }
  }
  return out;
}

const TINY = 1e-300;

/** The probability of one response to an item of known difficulty; the same as by curves, without their slopes. */
export function likelihoodAt(model: ResponseModel, u: number, response: Response): number {
  if (model.kind === "3pl") {
    const right = model.c + (1 - model.c) * logistic(model.a * u);
    if (response === 1) return Math.max(TINY, right);
    if (response === 0) return Math.max(TINY, 1 - right);
    return Math.max(TINY, right) ** response * Math.max(TINY, 1 - right) ** (1 - response);
  }
  const { a, factors } = model;
  const falling = Math.exp(-Math.min(REACH, Math.abs(a * u)));
  const last = factors.length - 1;
  let power = 1;
  let sum = 0;
  let mine = 0;
  for (let i = 0; i <= last; i++) {
    const k = u > 0 ? last - i : i;
    const term = (factors[k] ?? 0) * power;
    sum += term;
    if (k === response) mine = term;
    power *= falling;
  }
  return Math.max(TINY, mine / sum);
}

/** The probability of the response; for a shared one the weighted geometric mean of right and wrong. */
export function likelihood(model: ResponseModel, { p }: Curves, response: Response): number {
  if (model.kind === "gpcm") return Math.max(TINY, p[response] ?? 0);
  const right = Math.max(TINY, p[1] ?? 0);
  const wrong = Math.max(TINY, p[0] ?? 0);
  if (response === 1) return right;
  return response === 0 ? wrong : right ** response * wrong ** (1 - response);
}

/** Derivative of the log likelihood by u. */
export function score(model: ResponseModel, { p, slope }: Curves, response: Response): number {
  const of = (k: number): number => (slope[k] ?? 0) / Math.max(TINY, p[k] ?? 0);
  if (model.kind === "gpcm") return of(response);
  return response * of(1) + (1 - response) * of(0);
}

/** Expected (Fisher) information about u: the sum over categories of slope² / p. Never negative. */
export function information({ p, slope, count }: Curves): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += (slope[k] ?? 0) ** 2 / Math.max(TINY, p[k] ?? 0);
  return sum;
}

/** The expected score, 0..1, of an item of known difficulty; the same as by curves, without them. */
export function expectedScoreAt(model: ResponseModel, u: number): number {
  if (model.kind === "3pl") return model.c + (1 - model.c) * logistic(model.a * u);
  const { a, factors } = model;
  const falling = Math.exp(-Math.min(REACH, Math.abs(a * u)));
  const last = factors.length - 1;
  let power = 1;
  let sum = 0;
  let mean = 0;
  for (let i = 0; i <= last; i++) {
    const k = u > 0 ? last - i : i;
    const term = (factors[k] ?? 0) * power;
    sum += term;
    mean += k * term;
    power *= falling;
  }
  return mean / sum / last;
}
