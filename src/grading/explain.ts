/** Why a point got its verdict, word by word: what was wanted, what was said for it, and how it was taken. */
import type { Question } from "../bank/question.js";
import type { Aliases, Assessment, Grader, Span } from "./assessment.js";
import type { Lexicon } from "./lexicon.js";
import type { Rung } from "./likeness.js";
import { modelOf, type QuestionModel, type Wanted } from "./model.js";
import { type Reading, readAnswer } from "./reading.js";
import { matchSoftly, targetsOf } from "./soft-match.js";
import type { Target } from "./target.js";

export interface WordExplanation {
  /** The word that was wanted. */
  wanted: string;
  /** How much it counts within its wording, 0..1. */
  weight: number;
  /** The prompt says it too, so that it counts little. */
  fromPrompt: boolean;
  /** The word of the answer that was taken for it. */
  said?: string;
  span?: Span;
  rung?: Rung;
  /** 0..1. */
  score?: number;
  /** Said under a denial, or by its opposite, where the wording is not, or the other way round. */
  turned?: boolean;
}

export interface PointExplanation {
  id: string;
  /** The wording that came closest: a phrase, or the text of the point. */
  wording: string;
  words: WordExplanation[];
}

export interface Explanation {
  assessment: Assessment;
  points: PointExplanation[];
}

/** Grades an answer and lays each point's closest wording beside it. */
export function explain(
  question: Question,
  answer: string,
  parts: { grader: Grader; lexicon: Lexicon; aliases?: Aliases },
): Explanation {
  const { grader, lexicon, aliases = {} } = parts;
  const model = modelOf(question, lexicon, aliases);
  const { vocabulary } = model;
  const reading = readAnswer(answer, vocabulary);
  const withRelated = readAnswer(answer, vocabulary, true);
  const assessment = grader.grade(question, answer, { aliases });
  const points = model.points.map((wanted) => {
    const phrase = assessment.points.find(({ id }) => id === wanted.id)?.phrase;
    const target = wanted.phrases.find(({ text }) => text === phrase) ?? closest(wanted, reading, model);
    return { id: wanted.id, wording: target.text, words: wordsOf(target, withRelated, model) };
  });
  return { assessment, points };
}

function closest(wanted: Wanted, reading: Reading, { vocabulary, weights }: QuestionModel): Target {
  const targets = [wanted.statement, ...wanted.phrases];
  const matches = matchSoftly(targetsOf(targets, weights), reading, vocabulary.terms.length);
  let best = 0;
  matches.forEach((match, i) => {
    const known = matches[best];
    if (known && match.agreed - match.opposed > known.agreed - known.opposed) best = i;
  });
  return targets[best] ?? wanted.statement;
}

function wordsOf(
  target: Target,
  reading: Reading,
  { vocabulary, weights }: QuestionModel,
): WordExplanation[] {
  return target.terms.map((term, i) => ({
    wanted: vocabulary.terms[term]?.word ?? "",
    weight: target.weight > 0 ? (target.weights[i] ?? 0) / target.weight : 0,
    fromPrompt: weights.fromPrompt[term] ?? false,
    ...saidFor(term, target.denied[i] ?? 0, reading),
  }));
}

/** A fainter likeness of topic is no explanation. */
const FAINTEST = 0.3;

function saidFor(term: number, denied: number, { text, hits }: Reading): Partial<WordExplanation> {
  let best: { at: number; score: number; rung: Rung } | undefined;
  hits.forEach((each, at) => {
    for (const { term: found, score, rung } of each)
      if (found === term && (!best || score > best.score)) best = { at, score, rung };
  });
  if (!best || best.score < FAINTEST) return {};
  const { at, score, rung } = best;
  const token = text.tokens[at];
  if (!token) return {};
  const turned = ((text.denied[at] ?? 0) ^ denied ^ (rung === "opposite" ? 1 : 0)) === 1;
  const span = { start: token.start, end: token.end };
  return { said: text.source.slice(span.start, span.end), span, rung, score, turned };
}
