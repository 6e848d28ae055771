/** Scores an answer against model answers alone, for questions that name no points. */
import type { Flag, Span } from "./assessment.js";
import { guardText } from "./guards.js";
import type { Lexicon } from "./lexicon.js";
import { promptTest } from "./model.js";
import { type Reading, readAnswer } from "./reading.js";
import { matchSoftly } from "./soft-match.js";
import { spansOf } from "./spans.js";
import { type Target, targetOf, targetOfPoint } from "./target.js";
import { readText, type Text } from "./text.js";
import { Vocabulary } from "./vocabulary.js";

/** A question that knows model answers, and perhaps points as plain text. */
export interface ReferenceQuestion {
  readonly question: string;
  readonly references: readonly string[];
  readonly rubric?: readonly string[];
}

export interface ReferenceScore {
  /** 0..1; 0.5 passes. */
  score: number;
  points: boolean[];
  /** 0..1, one a point of the rubric. */
  pointScores: number[];
  evidence: Span[];
  flags: Flag[];
}

interface ReferenceModel {
  readonly vocabulary: Vocabulary;
  readonly prompt: Text;
  readonly references: readonly Target[];
  readonly rubric: readonly Target[];
}

const POINT_FROM = 0.5;

/** Returns a scorer that keeps what it works out about a question as long as the object lives. */
export function createReferenceScorer(
  lexicon: Lexicon,
): (question: ReferenceQuestion, answer: string) => ReferenceScore {
  const models = new WeakMap<ReferenceQuestion, ReferenceModel>();
  return (question, answer) => {
    const model = models.get(question) ?? prepare(question, lexicon);
    models.set(question, model);
    return score(model, answer, lexicon);
  };
}

function prepare(question: ReferenceQuestion, lexicon: Lexicon): ReferenceModel {
  const vocabulary = new Vocabulary(lexicon);
  const prompt = readText(question.question);
  const inPrompt = promptTest(prompt, vocabulary, lexicon);
  return {
    vocabulary,
    prompt,
    references: question.references.filter(Boolean).map((text) => targetOf(text, vocabulary, inPrompt)),
    rubric: (question.rubric ?? []).map((text) => targetOfPoint(text, vocabulary, inPrompt)),
  };
}

function score(model: ReferenceModel, answer: string, lexicon: Lexicon): ReferenceScore {
  const reading: Reading = readAnswer(answer, model.vocabulary);
  const flags = guardText(reading.text, model.prompt, lexicon);
  const soft = matchSoftly([...model.references, ...model.rubric], reading);
  const net = soft.map((match) => Math.max(0, match.agreed - match.opposed));
  const pointScores = net.slice(model.references.length);
  const best = Math.max(0, ...net.slice(0, model.references.length));
  const average = pointScores.reduce((sum, s) => sum + s, 0) / Math.max(1, pointScores.length);
  const which = soft[net.indexOf(best)];
  return {
    score: model.references.length > 0 ? best : average,
    points: pointScores.map((s) => s >= POINT_FROM),
    pointScores,
    evidence: which ? spansOf(which.tokens, reading.text.tokens, reading.text) : [],
    flags,
  };
}
