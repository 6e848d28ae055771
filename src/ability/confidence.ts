/** How sure a person was before the reveal, held against how it went. */

export interface SaidConfidence {
  /** 0..1; reviews without it are passed over. */
  confidence?: number;
  /** 0..1. */
  coverage: number;
  again?: boolean;
}

export interface ConfidenceGroup {
  /** Mean of what was said, 0..1. */
  said: number;
  /** Mean coverage, 0..1. */
  was: number;
  count: number;
}

export interface ConfidenceCalibration {
  count: number;
  /** By fifths of the scale, unsure first; empty ones are left out. */
  groups: ConfidenceGroup[];
  /** Mean of said − was: above 0 is too sure, below 0 too modest. */
  bias: number;
  /** Standard error of the bias. */
  biasSe: number;
  /** Mean squared difference; 0 is perfect. Brier (1950), "Verification of forecasts", Monthly Weather Review 78. */
  brier: number;
  /** One sentence for the person. */
  sentence: string;
}

/** Undefined when nothing was said. */
export function confidenceCalibration(reviews: readonly SaidConfidence[]): ConfidenceCalibration | undefined {
  const pairs = reviews.flatMap(({ confidence, coverage, again }) =>
    confidence === undefined || again || !Number.isFinite(confidence) || !Number.isFinite(coverage)
      ? []
      : [{ said: Math.max(0, Math.min(1, confidence)), was: Math.max(0, Math.min(1, coverage)) }],
  );
  if (pairs.length === 0) return undefined;
  const groups = [0, 1, 2, 3, 4].flatMap((fifth) => {
    const inside = pairs.filter(({ said }) => Math.min(4, Math.floor(said * 5)) === fifth);
    return inside.length
      ? [
          {
            said: mean(inside.map(({ said }) => said)),
            was: mean(inside.map(({ was }) => was)),
            count: inside.length,
          },
        ]
      : [];
  });
  const differences = pairs.map(({ said, was }) => said - was);
  const bias = mean(differences);
  const brier = mean(differences.map((difference) => difference ** 2));
  const spread = Math.max(0, brier - bias ** 2);
  const biasSe = Math.sqrt(spread / Math.max(1, pairs.length - 1));
  return {
    count: pairs.length,
    groups,
    bias,
    biasSe,
    brier,
    sentence: sentenceOf(pairs.length, bias, biasSe),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sentenceOf(count: number, bias: number, se: number): string {
  const points = Math.round(Math.abs(bias) * 100);
  if (count < 10)
    return `You said how sure you were ${count === 1 ? "once" : `${count} times`}: too few to judge.`;
  if (points < 5 || Math.abs(bias) < 2 * se) return "You are about as good as you think you are.";
  return bias > 0
    ? `You are too sure of yourself, by ${points} points of 100.`
    : `You know more than you think, by ${points} points of 100.`;
}
