/** Scores an answer against model answers alone, for questions that name no points. */
import { type Alignment, align, type Said, saidBy } from "./alignment.js";
import type { Flag, Span } from "./assessment.js";
import { type Source, sourceOf } from "./copying.js";
import { grammarOf, looseWords } from "./grammar.js";
import { EFFECTS, flag, guardText } from "./guards.js";
import type { Lexicon } from "./lexicon.js";
import { termOf } from "./likeness.js";
import { promptTest } from "./model.js";
import { type Reading, readAnswer } from "./reading.js";
import { type ReferenceText, referenceText } from "./reference-text.js";
import { spansOf } from "./spans.js";
import { withoutReportingVerb } from "./target.js";
import { readText, type Text } from "./text.js";
import { topicCosine, topicOf } from "./topic.js";
import { type Trigrams, trigramCosine, trigramsOf } from "./trigrams.js";
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
  readonly prompt: Source;
  readonly promptStems: ReadonlySet<string>;
  readonly references: readonly Compared[];
  readonly rubric: readonly Compared[];
}

/** A text that answers are laid beside. */
type Compared = ReferenceText & { readonly topic: Float64Array };

/** What is worked out about an answer once, for all texts that it is laid beside. */
interface AnswerSide {
  readonly reading: Reading;
  readonly said: Said;
  readonly topic: Float64Array;
  readonly spelling: Trigrams;
  /** Weight of a token. */
  weightOf(token: number): number;
}

/** Returns a scorer that keeps what it works out about a question as long as the object lives. */
export function createReferenceScorer(
  lexicon: Lexicon,
): (question: ReferenceQuestion, answer: string) => ReferenceScore {
  const models = new WeakMap<ReferenceQuestion, ReferenceModel>();
  return (question, answer) => {
    const model = models.get(question) ?? prepare(question, lexicon);
    models.set(question, model);
    return scoreAgainst(model, answer, lexicon);
  };
}

function prepare(question: ReferenceQuestion, lexicon: Lexicon): ReferenceModel {
  const vocabulary = new Vocabulary(lexicon);
  const prompt = readText(question.question);
  const promptStems = new Set(prompt.tokens.filter(({ content }) => content).map(({ stem }) => stem));
  const inPrompt = promptTest(prompt, vocabulary, lexicon);
  const compared = (text: string): Compared => {
    const reference = referenceText(text, vocabulary, inPrompt);
    return { ...reference, topic: topicOf(reference.text, lexicon, promptStems) };
  };
  return {
    vocabulary,
    prompt: sourceOf(prompt),
    promptStems,
    references: question.references.filter((text) => text.trim() !== "").map(compared),
    rubric: (question.rubric ?? []).map((point) => compared(withoutReportingVerb(point))),
  };
}

function scoreAgainst(model: ReferenceModel, text: string, lexicon: Lexicon): ReferenceScore {
  const answer = answerSide(model, text, lexicon);
  const { reading } = answer;
  const flags = guardText(reading.text, model.prompt, lexicon);
  const points = scorePoints(model, answer).map((score) => lowered(score, flags));
  const average = points.reduce((sum, s) => sum + s, 0) / Math.max(1, points.length);
  const best = closestReference(model, answer);
  if (best) flags.push(...referenceFlags(best, reading, flags));
  return {
    score: lowered(best ? best.score : average, flags),
    points: points.map((s) => s >= POINT_FROM),
    pointScores: points,
    evidence: best ? spansOf(best.alignment.tokens, reading.text.tokens, reading.text) : [],
    flags,
  };
}

function answerSide(model: ReferenceModel, answer: string, lexicon: Lexicon): AnswerSide {
  const reading = readAnswer(answer, model.vocabulary);
  const weights = answerWeights(model, reading, lexicon);
  return {
    reading,
    said: saidBy(reading, model.vocabulary.terms.length),
    topic: topicOf(reading.text, lexicon, model.promptStems),
    spelling: trigramsOf(answer),
    weightOf: (token) => weights[token] ?? 0,
  };
}

/** A point of plain text is made from this score on. */
const POINT_FROM = 0.5;
const POINT_WEIGHT = { recall: 0.3, topic: 0.3, precision: 0.1, certain: 0.3 };
/** Two telling words said for certain are hardly chance. */
const CERTAIN_WORDS = 2;
const POINT_MARK = 0.45;

/** A point is one idea: what counts is that its telling words are said, in a text that is about them. */
function scorePoints(model: ReferenceModel, answer: AnswerSide): number[] {
  return model.rubric.map((point) => {
    const { recall, precision, certain } = align(point, answer.reading, answer.said, answer.weightOf);
    return calibrated(
      POINT_WEIGHT.recall * recall +
        POINT_WEIGHT.topic * topicCosine(point.topic, answer.topic) +
        POINT_WEIGHT.precision * precision +
        POINT_WEIGHT.certain * (Math.min(certain, CERTAIN_WORDS) / CERTAIN_WORDS),
      POINT_MARK,
    );
  });
}

interface Judged {
  readonly reference: ReferenceText;
  readonly alignment: Alignment;
  /** 0..1, on the scale of verdicts. */
  readonly score: number;
}

/** What each kind of likeness weighs; each is from 0 to 1, and so is their sum. */
const WEIGHT = { recall: 0.18, units: 0.23, topic: 0.18, spelling: 0.31, certain: 0.1 };
/** A denial makes an answer hardly less like the model answer it denies: the closest one decides. */
const OPPOSED_IN_CHOICE = 0.2;
const OPPOSED_FROM = 0.3;
const OPPOSED_WEIGHT = 0.7;

function closestReference(model: ReferenceModel, answer: AnswerSide): Judged | undefined {
  let closest: Judged | undefined;
  let most = -1;
  for (const reference of model.references) {
    const alignment = align(reference, answer.reading, answer.said, answer.weightOf);
    const likeness = likenessOf(reference, alignment, answer);
    const rank = likeness * (1 - OPPOSED_IN_CHOICE * alignment.opposed);
    if (rank <= most) continue;
    most = rank;
    const opposed = Math.max(0, alignment.opposed - OPPOSED_FROM) / (1 - OPPOSED_FROM);
    const score = calibrated(
      likeness * (1 - OPPOSED_WEIGHT * opposed),
      passMark(reference, model.references.length),
    );
    closest = { reference, alignment, score };
  }
  return closest;
}

/** How many telling words an answer need say for certain: three, or a share of those of a long reference. */
const CERTAIN_ENOUGH = 3;
const CERTAIN_SHARE = 0.6;

function likenessOf(reference: Compared, alignment: Alignment, answer: AnswerSide): number {
  const { recall, units, certain, telling } = alignment;
  const enough = Math.max(1, Math.min(CERTAIN_ENOUGH, telling), telling * CERTAIN_SHARE);
  return (
    WEIGHT.recall * recall +
    WEIGHT.units * units +
    WEIGHT.topic * topicCosine(reference.topic, answer.topic) +
    WEIGHT.spelling * trigramCosine(reference.trigrams, answer.spelling) +
    WEIGHT.certain * Math.min(1, certain / enough)
  );
}

const RAREST = 7;
const PROMPT_WEIGHT = 0.3;

function answerWeights(model: ReferenceModel, { text }: Reading, lexicon: Lexicon): number[] {
  return text.tokens.map((token) => {
    const weight = Math.sqrt(Math.min(RAREST, termOf(token, lexicon).idf));
    return model.promptStems.has(token.stem) ? weight * PROMPT_WEIGHT : weight;
  });
}

/** The likeness that passes: more where one of several references, or a long one, is met by chance. */
const PASS_MARK = 0.3;
const PER_DOUBLING_OF_REFERENCES = 0.09;
const PER_DOUBLING_OF_WORDS = 0.05;
const SHORT_REFERENCE = 8;

function passMark(reference: ReferenceText, references: number): number {
  const words = Math.max(0, Math.log2(reference.terms.size / SHORT_REFERENCE));
  return PASS_MARK + PER_DOUBLING_OF_REFERENCES * Math.log2(references) + PER_DOUBLING_OF_WORDS * words;
}

const STEEPNESS = 5;

/** A smooth step: 0.5 at the pass mark, near 0 without any likeness, near 1 well above it; it never loses the order. */
function calibrated(likeness: number, pass: number): number {
  return 0.5 + 0.5 * Math.tanh(STEEPNESS * (likeness - pass));
}

const HEDGED_FROM = 0.4;
const DENIED_FROM = 0.4;

/** The guards that only a comparison with the model answer can raise. */
function referenceFlags({ reference, alignment }: Judged, reading: Reading, known: readonly Flag[]): Flag[] {
  const flags: Flag[] = [];
  const add = (code: Flag["code"]) => {
    if (!known.some((other) => other.code === code)) flags.push(flag(code));
  };
  if (alignment.opposed >= DENIED_FROM) add("negated");
  else if (alignment.hedged >= HEDGED_FROM) add("contradicts-itself");
  if (looseness(reading.text, alignment) >= 1) add("shuffled");
  if (isPadded(reference, alignment, reading)) add("padding");
  return flags;
}

const EXPECTED_ORDER = 0.55;
const ORDER_RANGE = 0.35;
const PAIRS_TO_JUDGE = 3;

/** At 1 and above the words are hardly anyone's sentences: grammar, joining words and order all testify. */
function looseness(text: Text, { order, pairs, recall }: Alignment): number {
  const disorder = pairs >= PAIRS_TO_JUDGE ? Math.max(0, EXPECTED_ORDER - order) / ORDER_RANGE : 0;
  // Who says all the words of the model answer says them in some of its order; who says half of them need not.
  return disorder * Math.min(1, Math.max(0, (recall - 0.5) / 0.3)) + looseWords(grammarOf(text));
}

const PADDING_TIMES = 4;
const PADDING_WORDS = 120;
const PADDING_PRECISION = 0.4;

/** Much longer than the model answer, and mostly about something else. */
function isPadded(reference: ReferenceText, { precision }: Alignment, { text }: Reading): boolean {
  const length = text.tokens.length;
  return (
    length >= PADDING_WORDS &&
    length >= reference.text.tokens.length * PADDING_TIMES &&
    precision < PADDING_PRECISION
  );
}

const LOWERED_BY = 0.6;
/** A lowered score keeps its rank among its kind but does not pass. */
const LOWERED_TO = 0.45;
const LOWERS = new Set(["keyword-list", "shuffled", "contradicts-itself", "negated", "padding"]);

function lowered(score: number, flags: readonly Flag[]): number {
  if (flags.some(({ code }) => !LOWERS.has(code) && EFFECTS[code] === "void")) return 0;
  if (!flags.some(({ code }) => LOWERS.has(code))) return score;
  const denied = flags.some(({ code }) => code === "negated");
  return Math.min(LOWERED_TO, denied ? score : score * LOWERED_BY);
}
