/** What asking a question is worth: how much it would tell, and how well it would go. */
import type { Belief, Predictor } from "./belief.js";
import type { Item, ResponseModel } from "./item.js";
import { COARSE_RULE, MEDIUM_RULE } from "./normal.js";
import { expectedScoreAt, fillCurves, newCurves } from "./response.js";

const curves = newCurves();
let mass = new Float64Array(16);
let first = new Float64Array(16);
let second = new Float64Array(16);

/**
 * The share of the variance of u that an answer is expected to take away, 0..1: the preposterior analysis of
 * one question, with all its possible answers weighed by their predictive probabilities. Source: van der Linden
 * (1998), "Bayesian item selection criteria for adaptive testing", Psychometrika 63, minimum expected posterior variance.
 */
export function expectedShrinkage(model: ResponseModel, mean: number, variance: number): number {
  const sd = Math.sqrt(variance);
  const { nodes, weights } = MEDIUM_RULE;
  fillCurves(model, mean, curves);
  const { count } = curves;
  if (mass.length < count) {
    mass = new Float64Array(count);
    first = new Float64Array(count);
    second = new Float64Array(count);
  }
  mass.fill(0);
  first.fill(0);
  second.fill(0);
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] ?? 0;
    fillCurves(model, mean + sd * node, curves);
    for (let k = 0; k < count; k++) {
      const part = (weights[i] ?? 0) * (curves.p[k] ?? 0);
      mass[k] = (mass[k] ?? 0) + part;
      first[k] = (first[k] ?? 0) + part * node;
      second[k] = (second[k] ?? 0) + part * node * node;
    }
  }
  let left = 0;
  for (let k = 0; k < count; k++) {
    const total = mass[k] ?? 0;
    if (total > 1e-12) left += (second[k] ?? 0) - (first[k] ?? 0) ** 2 / total;
  }
  return Math.max(0, Math.min(1, 1 - left));
}

/**
 * A-optimality: the expected reduction of the summed posterior variance over the topics, in squared logits. An answer that
 * takes the share s of u's variance v takes s · cov(topic, u)² / v of each topic's. Source: Mulder & van der Linden
 * (2009), "Multidimensional adaptive testing with optimal design criteria for item selection", Psychometrika 74.
 *
 * @param topicWeight how much each topic matters, by its place in the belief
 */
export function expectedReduction(
  belief: Belief,
  item: Pick<Item, "model">,
  predictor: Predictor,
  topicWeight: Float64Array,
): number {
  const { gain, mean, variance } = predictor;
  let reach = 0;
  for (let i = 0; i < belief.space.topics.length; i++)
    reach += (topicWeight[i] ?? 0) * (gain[i] ?? 0) * (gain[i] ?? 0);
  return reach === 0 ? 0 : (reach / variance) * expectedShrinkage(item.model, mean, variance);
}

/**
 * The expected score, 0..1, with everything that is not known about the person and the question averaged out. What would
 * only be guessed is left out, since nothing is learned by guessing.
 */
export function expectedSuccess(
  model: ResponseModel,
  { mean, variance }: Pick<Predictor, "mean" | "variance">,
): number {
  const { nodes, weights } = COARSE_RULE;
  let score = 0;
  if (variance <= 0) score = expectedScoreAt(model, mean);
  else {
    const sd = Math.sqrt(variance);
    for (let i = 0; i < nodes.length; i++)
      score += (weights[i] ?? 0) * expectedScoreAt(model, mean + sd * (nodes[i] ?? 0));
  }
  return model.kind === "3pl" ? Math.max(0, (score - model.c) / (1 - model.c)) : score;
}

/** What a question takes besides answering it: reading it, reading the feedback, going on. */
const OVERHEAD_SECONDS = 75;

/** Expected seconds that a question takes, feedback included. */
export function expectedSeconds({ minutes }: { minutes: number }): number {
  return OVERHEAD_SECONDS + 60 * Math.max(0.25, Number.isFinite(minutes) ? minutes : 4);
}
