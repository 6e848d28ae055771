/** The graders that are compared: two plain baselines and the project's own, all against model answers alone. */
import type { Lexicon } from "../../src/grading/lexicon.js";
import { createReferenceScorer } from "../../src/grading/reference.js";
import { tokenize } from "../../src/grading/tokens.js";

export interface BenchQuestion {
  question: string;
  references: string[];
  rubric?: string[];
}

export interface BenchScore {
  score: number;
  pointScores: number[];
}

export type BenchGrader = (question: BenchQuestion, answer: string) => BenchScore;

export function graders(lexicon: Lexicon): Record<string, BenchGrader> {
  return {
    overlap: against(overlap),
    "tf-idf": against((reference, answer) => tfIdf(reference, answer, lexicon)),
    hotseat: createReferenceScorer(lexicon),
  };
}

function against(compare: (reference: string, answer: string) => number): BenchGrader {
  return ({ references, rubric = [] }, answer) => ({
    score: Math.max(0, ...references.map((reference) => compare(reference, answer))),
    pointScores: rubric.map((point) => compare(point, answer)),
  });
}

/** Share of the reference's words that the answer has. */
function overlap(reference: string, answer: string): number {
  const has = new Set(answer.toLowerCase().split(/\W+/));
  const wanted = reference.toLowerCase().split(/\W+/).filter(Boolean);
  return wanted.filter((word) => has.has(word)).length / Math.max(1, wanted.length);
}

/** Cosine of stems weighted by rarity. */
function tfIdf(reference: string, answer: string, lexicon: Lexicon): number {
  const a = weights(reference, lexicon);
  const b = weights(answer, lexicon);
  let product = 0;
  for (const [stem, weight] of a) product += weight * (b.get(stem) ?? 0);
  const length = (vector: ReadonlyMap<string, number>) =>
    Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return product / (length(a) * length(b) || 1);
}

function weights(text: string, lexicon: Lexicon): Map<string, number> {
  const result = new Map<string, number>();
  for (const { stem, content } of tokenize(text))
    if (content) result.set(stem, (result.get(stem) ?? 0) + lexicon.idf(lexicon.indexOf(stem)));
  return result;
}
