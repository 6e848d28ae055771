/** From verdicts to one number, and from that to whether an answer passes. */
import type { Point, Question } from "../bank/question.js";
import type { Assessment, PointAssessment, Verdict } from "./assessment.js";
import { EFFECTS } from "./guards.js";

const WORTH: Record<Verdict, number> = { covered: 1, partial: 0.5, missed: 0 };

/** Weighted share of the points covered, 0..1; a partial point counts half, and bonus points only add. */
export function coverageOf(
  look_for: readonly Pick<Point, "id" | "weight" | "bonus">[],
  verdicts: readonly Pick<PointAssessment, "id" | "verdict">[],
): number {
  const byId = new Map(verdicts.map(({ id, verdict }) => [id, verdict]));
  let earned = 0;
  let possible = 0;
  for (const point of look_for) {
    earned += point.weight * WORTH[byId.get(point.id) ?? "missed"];
    if (!point.bonus) possible += point.weight;
  }
  if (possible === 0) return earned > 0 ? 1 : 0;
  return Math.min(1, earned / possible);
}

const PASS_FROM = 0.5;

/** Half of the weight, every `must` point covered at least in part, and no guard that lowered the verdicts. */
export function passes(
  question: Pick<Question, "look_for">,
  assessment: Pick<Assessment, "coverage" | "points" | "flags">,
): boolean {
  if (assessment.flags.some(({ code }) => EFFECTS[code] !== "say")) return false;
  if (assessment.coverage < PASS_FROM) return false;
  const missed = new Set(assessment.points.filter((point) => point.verdict === "missed").map(({ id }) => id));
  return question.look_for.every((point) => !point.must || !missed.has(point.id));
}
