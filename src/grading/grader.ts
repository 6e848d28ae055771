/** The built-in grader: deterministic, offline, and able to show the words that caused each verdict. */
import type { Question } from "../bank/question.js";
import { swapsRoles } from "./action.js";
import type {
  Aliases,
  Assessment,
  Flag,
  GradeOptions,
  Grader,
  PointAssessment,
  RedFlagAssessment,
} from "./assessment.js";
import { heedCompany } from "./company.js";
import { coverageOf } from "./coverage.js";
import { EFFECTS, guard } from "./guards.js";
import type { Lexicon } from "./lexicon.js";
import { type DeadPhrases, deadPhrasesOf, modelOf, type QuestionModel } from "./model.js";
import { placesOfPattern } from "./pattern-places.js";
import { matchPhrase } from "./phrase-match.js";
import {
  assessPoint,
  COVERED_FROM,
  confidenceOf,
  matchExactly,
  NO_MATCH,
  settles,
  verdictOf,
} from "./points.js";
import { type Reading, readAnswer } from "./reading.js";
import { createReferenceScorer, type ReferenceQuestion, type ReferenceScore } from "./reference.js";
import { matchSoftly } from "./soft-match.js";
import { spansOf, union } from "./spans.js";
import { GRADER_NAME } from "./version.js";

export { GRADER_NAME };

export interface BuiltInGrader extends Grader {
  /** The phrases that no answer can say, by point and red flag. */
  deadPhrases(question: Question): DeadPhrases[];
}

/**
 * A grader over a lexicon. What is worked out about a question is kept as long as the question object lives, from the
 * second answer to it on: who grades a thousand questions once keeps nothing.
 */
export function createGrader({ lexicon }: { lexicon: Lexicon }): BuiltInGrader {
  const scoreReference = createReferenceScorer(lexicon);
  const models = new WeakMap<Question, { key: string; model: QuestionModel }>();
  const seen = new WeakSet<Question>();
  const prepared = (question: Question, aliases: Aliases | undefined): QuestionModel => {
    const key = aliases ? JSON.stringify(aliases) : "";
    const known = models.get(question);
    if (known?.key === key) return known.model;
    const model = modelOf(question, lexicon, aliases);
    if (seen.has(question)) models.set(question, { key, model });
    else seen.add(question);
    return model;
  };
  return {
    name: GRADER_NAME,
    grade(question: Question, answer: string, options?: GradeOptions) {
      if (question.look_for.length === 0) return assessWhole(question, answer, scoreReference);
      return assess(question, prepared(question, options?.aliases), answer, lexicon);
    },
    deadPhrases: (question) => deadPhrasesOf(prepared(question, undefined)),
  };
}

/** The one point of a question that names none. */
export const WHOLE_ANSWER = "answer";

/** A question without points is held against its model answer as a whole. */
function assessWhole(
  question: Question,
  answer: string,
  scoreReference: (question: ReferenceQuestion, answer: string) => ReferenceScore,
): Assessment {
  const { score, evidence, flags } = scoreReference(referenceQuestionOf(question), answer);
  const point = {
    id: WHOLE_ANSWER,
    verdict: verdictOf(score),
    score,
    confidence: confidenceOf(score),
    evidence,
  };
  return { coverage: score, points: [point], redFlags: [], flags, grader: GRADER_NAME };
}

const referenceQuestions = new WeakMap<Question, ReferenceQuestion>();

function referenceQuestionOf(question: Question): ReferenceQuestion {
  const known = referenceQuestions.get(question);
  if (known) return known;
  const made = { question: question.prompt, references: [question.answer] };
  referenceQuestions.set(question, made);
  return made;
}

function assess(question: Question, model: QuestionModel, answer: string, lexicon: Lexicon): Assessment {
  const reading = readAnswer(answer, model.vocabulary);
  const flags = guard(model, reading, lexicon);
  const points = assessPoints(model, reading).map((point) => guarded(point, flags));
  return {
    coverage: coverageOf(question.look_for, points),
    points,
    redFlags: model.redFlags.map((wanted) => findRedFlag(wanted, reading)),
    flags,
    grader: GRADER_NAME,
  };
}

function assessPoints(model: QuestionModel, reading: Reading): PointAssessment[] {
  const exact = model.points.map((point) => matchExactly(point, reading));
  // What the author's phrases settle need not be compared softly.
  const settled = new Uint8Array(model.wordings.all.length);
  let at = 0;
  model.points.forEach((point, i) => {
    const wordings = 2 + point.phrases.length;
    if (exact[i] && settles(exact[i])) settled.fill(1, at, at + wordings);
    at += wordings;
  });
  const soft = matchSoftly(model.wordings, reading, model.vocabulary.terms.length, settled);
  at = 0;
  const points = model.points.map((point, i) => {
    const own = soft.slice(at, at + 2 + point.phrases.length);
    at += own.length;
    return assessPoint(point, exact[i] ?? NO_MATCH, own, reading);
  });
  return heedCompany(points, model.points, reading.text.tokens.length);
}

/** Just under the mark of a covered point. */
const LOWERED_TO = COVERED_FROM - 0.01;

function guarded(point: PointAssessment, flags: readonly Flag[]): PointAssessment {
  if (point.verdict === "missed") return point;
  const cause =
    flags.find(({ code }) => EFFECTS[code] === "void") ?? flags.find(({ code }) => EFFECTS[code] === "lower");
  if (!cause) return point;
  const score = EFFECTS[cause.code] === "void" ? 0 : Math.min(LOWERED_TO, point.score);
  return {
    ...point,
    score,
    verdict: verdictOf(score),
    confidence: confidenceOf(score),
    reason: cause.message,
  };
}

function findRedFlag(wanted: QuestionModel["redFlags"][number], reading: Reading): RedFlagAssessment {
  const spans = wanted.patterns.flatMap((pattern) => placesOfPattern(pattern, reading.text));
  for (const phrase of wanted.phrases) {
    const match = matchPhrase(phrase, reading, "red-flag");
    if (!match || match.opposed || (phrase.action && swapsRoles(phrase.action, reading))) continue;
    spans.push(...spansOf(match.tokens, reading.text.tokens, reading.text));
  }
  return { id: wanted.id, raised: spans.length > 0, evidence: union(spans) };
}
