/** Scores an answer against model answers alone, for questions that name no points. */
import type { Flag, Span } from "./assessment.js";
import { closestReference, POINT_FROM, scorePoints } from "./closeness.js";
import { guardText } from "./guards.js";
import type { Lexicon } from "./lexicon.js";
import { isList, lowered, referenceFlags } from "./reference-guards.js";
import {
  answerSide,
  type ReferenceModel,
  type ReferenceQuestion,
  referenceModelOf,
} from "./reference-model.js";
import { spansOf } from "./spans.js";

export type { ReferenceQuestion } from "./reference-model.js";

export interface ReferenceScore {
  /** 0..1; 0.5 passes. */
  score: number;
  points: boolean[];
  /** 0..1, one a point of the rubric. */
  pointScores: number[];
  evidence: Span[];
  flags: Flag[];
}

/** Returns a scorer that keeps what it works out about a question as long as the object lives. */
export function createReferenceScorer(
  lexicon: Lexicon,
): (question: ReferenceQuestion, answer: string) => ReferenceScore {
  const models = new WeakMap<ReferenceQuestion, ReferenceModel>();
  return (question, answer) => {
    const model = models.get(question) ?? referenceModelOf(question, lexicon);
    models.set(question, model);
    return scoreAgainst(model, answer, lexicon);
  };
}

const OF_LISTS = new Set(["keyword-list", "shuffled"]);

function scoreAgainst(model: ReferenceModel, text: string, lexicon: Lexicon): ReferenceScore {
  const answer = answerSide(model, text, lexicon);
  const { reading } = answer;
  const known = guardText(reading.text, model.prompt, lexicon);
  const best = closestReference(model, answer);
  // A model answer that is a list of words itself may be answered by one.
  const flags = best && isList(best.reference) ? known.filter(({ code }) => !OF_LISTS.has(code)) : known;
  const points = scorePoints(model, answer).map((score) => lowered(score, flags));
  const average = points.reduce((sum, s) => sum + s, 0) / Math.max(1, points.length);
  if (best) flags.push(...referenceFlags(best, model.references, reading, flags));
  return {
    score: lowered(best ? best.score : average, flags),
    points: points.map((s) => s >= POINT_FROM),
    pointScores: points,
    evidence: best ? spansOf(best.alignment.tokens, reading.text.tokens, reading.text) : [],
    flags,
  };
}
