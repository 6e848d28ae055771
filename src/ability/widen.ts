/** A belief over more topics: those that it did not have follow from the ones it has, by the shared part of the prior. */
import { type Belief, OWN_VARIANCE, SHARED_VARIANCE, spaceOf } from "./belief.js";

/** The same belief when it has all the topics already. */
export function widenBelief(belief: Belief, topics: readonly string[]): Belief {
  const missing = [...new Set(topics)].filter((topic) => !belief.space.index.has(topic));
  return missing.reduce(withTopic, belief);
}

/**
 * One topic more, exactly: under the prior 0.4 I + 0.6 1 1ᵀ a further topic is k · (the sum of the n others) plus
 * independent noise, with k = 0.6 / (0.4 + 0.6 n); carried over to the posterior of the others.
 */
function withTopic(belief: Belief, topic: string): Belief {
  const { space, mean, covariance, residuals } = belief;
  const n = space.topics.length;
  const share = SHARED_VARIANCE / (OWN_VARIANCE + SHARED_VARIANCE * n);
  const noise = OWN_VARIANCE + SHARED_VARIANCE - share * SHARED_VARIANCE * n;
  const wide = spaceOf([...space.topics, topic]);
  const { size } = wide;
  /** The levels move one place on; the new topic comes between. */
  const placeOf = (i: number): number => (i < n ? i : i + 1);
  const newMean = new Float64Array(size);
  const newCovariance = new Float64Array(size * size);
  let sum = 0;
  let total = 0;
  for (let i = 0; i < space.size; i++) {
    newMean[placeOf(i)] = mean[i] ?? 0;
    if (i < n) sum += mean[i] ?? 0;
    let withOthers = 0;
    for (let j = 0; j < space.size; j++) {
      const value = covariance[i * space.size + j] ?? 0;
      newCovariance[placeOf(i) * size + placeOf(j)] = value;
      if (j < n) withOthers += value;
    }
    newCovariance[placeOf(i) * size + n] = share * withOthers;
    newCovariance[n * size + placeOf(i)] = share * withOthers;
    if (i < n) total += withOthers;
  }
  newMean[n] = share * sum;
  newCovariance[n * size + n] = share * share * total + noise;
  return { space: wide, mean: newMean, covariance: newCovariance, residuals };
}
