/** What was folded of a person's reviews as plain data, so that a start need not fold hundreds of them again. */
import { type Belief, priorBelief, spaceOf } from "./belief.js";
import type { ItemSource } from "./item.js";
import { type PastReview, reviewText } from "./past-review.js";

/** The fold under way. */
export interface Folded {
  belief: Belief;
  prior: Belief;
  ids: string[];
  seen: Set<string>;
  at: number;
}

/** JSON of it gives the same numbers again. */
export interface KeptAbility {
  topics: readonly string[];
  mean: readonly number[];
  /** Row by row, up to the diagonal. */
  covariance: readonly number[];
  residuals: readonly (readonly [question: string, mean: number, variance: number])[];
  /** The latest of the folded reviews, oldest first: their ids, and all that the fold read of them. */
  reviews: readonly (readonly [id: string, text: string])[];
  /** Questions that were answered. */
  seen: readonly string[];
  /** Milliseconds since 1970; null when no review has a time. */
  at: number | null;
}

export function keptAbility(
  { belief, ids, seen, at }: Folded,
  reviews: readonly PastReview[],
  find: (id: string) => ItemSource | undefined,
): KeptAbility {
  const { space, mean, covariance, residuals } = belief;
  const triangle: number[] = [];
  for (let i = 0; i < space.size; i++)
    for (let j = 0; j <= i; j++) triangle.push(covariance[i * space.size + j] ?? 0);
  const folded = new Set(ids);
  return {
    topics: space.topics,
    mean: [...mean],
    covariance: triangle,
    residuals: [...residuals].map(([id, residual]) => [id, residual.mean, residual.variance]),
    reviews: reviews
      .filter(({ id }) => folded.has(id))
      .map((review) => [review.id, reviewText(review, find)]),
    seen: [...seen],
    at: Number.isNaN(at) ? null : at,
  };
}

/** Undefined where the reviews do not go on from those it was made from, or their questions have changed since. */
export function reviveFolded(
  kept: KeptAbility,
  reviews: readonly PastReview[],
  find: (id: string) => ItemSource | undefined,
): Folded | undefined {
  const last = reviews.findLastIndex(({ id }) => id === kept.reviews.at(-1)?.[0]);
  if (last < 0) return undefined;
  for (let i = 0; i <= last; i++) {
    const review = reviews[last - i];
    const before = kept.reviews[kept.reviews.length - 1 - i];
    if (!review || !before || reviewText(review, find) !== before[1]) return undefined;
  }
  const belief = beliefOf(kept);
  return (
    belief && {
      belief,
      prior: priorBelief(belief.space),
      ids: kept.reviews.map(([id]) => id),
      seen: new Set(kept.seen),
      at: kept.at ?? Number.NaN,
    }
  );
}

function beliefOf({ topics, mean, covariance, residuals }: KeptAbility): Belief | undefined {
  const space = spaceOf(topics);
  const { size } = space;
  const numbers = [...mean, ...covariance];
  if (
    mean.length !== size ||
    covariance.length !== (size * (size + 1)) / 2 ||
    !numbers.every(Number.isFinite)
  )
    return undefined;
  const matrix = new Float64Array(size * size);
  for (let i = 0, at = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      const value = covariance[at++] ?? 0;
      matrix[i * size + j] = value;
      matrix[j * size + i] = value;
    }
  return {
    space,
    mean: Float64Array.from(mean),
    covariance: matrix,
    residuals: new Map(residuals.map(([id, middle, variance]) => [id, { mean: middle, variance }])),
  };
}
