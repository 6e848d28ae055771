/** Statistics of a grader's scores against people's: correlation, ranking, classification. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Pearson's r; NaN where one side is constant. */
export function pearson(x: readonly number[], y: readonly number[]): number {
  const meanX = mean(x);
  const meanY = mean(y);
  let product = 0;
  let squareX = 0;
  let squareY = 0;
  x.forEach((value, i) => {
    const a = value - meanX;
    const b = (y[i] ?? 0) - meanY;
    product += a * b;
    squareX += a * a;
    squareY += b * b;
  });
  return squareX && squareY ? product / Math.sqrt(squareX * squareY) : Number.NaN;
}

/** How often a positive scores above a negative; ties count half (Mann and Whitney's U). */
export function auc(scores: readonly number[], positive: readonly boolean[]): number {
  const order = scores
    .map((score, i) => ({ score, positive: positive[i] === true }))
    .sort((a, b) => a.score - b.score);
  let rankSum = 0;
  let positives = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && order[j]?.score === order[i]?.score) j++;
    const rank = (i + j + 1) / 2;
    for (let k = i; k < j; k++)
      if (order[k]?.positive) {
        positives++;
        rankSum += rank;
      }
    i = j;
  }
  const negatives = order.length - positives;
  return positives && negatives
    ? (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
    : Number.NaN;
}

/** Harmonic mean of precision and recall. */
export function f1(predicted: readonly boolean[], actual: readonly boolean[]): number {
  let both = 0;
  let either = 0;
  predicted.forEach((value, i) => {
    if (value && actual[i]) both++;
    either += Number(value) + Number(actual[i] === true);
  });
  return either ? (2 * both) / either : 0;
}

/** Share of the scores that pass. */
export function passing(scores: readonly number[]): number {
  return scores.filter((score) => score >= 0.5).length / Math.max(1, scores.length);
}
