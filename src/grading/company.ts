/** Trusts a point made in other words by the company it keeps: who says little else of what is looked for, hardly means it. */
import type { PointAssessment, Verdict } from "./assessment.js";
import type { Wanted } from "./model.js";
import { confidenceOf, REFUSED } from "./points.js";

/** What another point vouches with. */
const VOUCHES: Record<Verdict, number> = { covered: 1, partial: 0.5, missed: 0 };
/** Share of the other points that has to be made, in an answer that is long enough to make them: the surer this one, the less. */
const SHARE: Record<Verdict, number> = { covered: 0.25, partial: 0.35, missed: 0 };
/** A long answer is expected to make a point every so many words after the first ones; a short one need make no other. */
const FREE_WORDS = 20;
const WORDS_A_POINT = 12;
const REASON = "unsure: in other words, beside few other points";

/**
 * Lowers the points that are made in other words only, where the answer makes too few of the other points. Points
 * without phrases of their author cannot vouch, so questions that have none are left as they are.
 */
export function heedCompany(
  points: readonly PointAssessment[],
  wanted: readonly Wanted[],
  words: number,
): PointAssessment[] {
  const vouches = points.map((point, i) => (hasPhrases(wanted[i]) ? VOUCHES[point.verdict] : 0));
  const vouching = wanted.filter(hasPhrases).length;
  const all = vouches.reduce((sum, each) => sum + each, 0);
  const expected = Math.max(0, words - FREE_WORDS) / WORDS_A_POINT;
  return points.map((point, i) => {
    if (point.verdict === "missed" || point.phrase !== undefined) return point;
    const others = vouching - (hasPhrases(wanted[i]) ? 1 : 0);
    const rest = all - (vouches[i] ?? 0);
    return rest >= SHARE[point.verdict] * Math.min(others, expected) ? point : doubted(point);
  });
}

function hasPhrases(wanted: Wanted | undefined): boolean {
  return wanted !== undefined && wanted.phrases.length + wanted.patterns.length > 0;
}

function doubted(point: PointAssessment): PointAssessment {
  return { ...point, verdict: "missed", score: REFUSED, confidence: confidenceOf(REFUSED), reason: REASON };
}
