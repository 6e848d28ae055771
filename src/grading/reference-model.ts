/** What is worked out once: about a question with model answers, and about an answer that is laid beside them. */
import { align } from "./alignment.js";
import { type Source, sourceOf } from "./copying.js";
import { type Decision, decisionOf } from "./decision.js";
import type { Lexicon } from "./lexicon.js";
import { termOf } from "./likeness.js";
import { promptTest } from "./model.js";
import { type Reading, readAnswer } from "./reading.js";
import { type ReferenceText, referenceText } from "./reference-text.js";
import { type Said, saidBy } from "./said.js";
import { withoutReportingVerb } from "./target.js";
import { readText } from "./text.js";
import { topicOf } from "./topic.js";
import { type Trigrams, trigramsOf } from "./trigrams.js";
import { Vocabulary } from "./vocabulary.js";

/** A question that knows model answers, and perhaps points as plain text. */
export interface ReferenceQuestion {
  readonly question: string;
  readonly references: readonly string[];
  readonly rubric?: readonly string[];
}

export interface ReferenceModel {
  readonly vocabulary: Vocabulary;
  readonly prompt: Source;
  readonly promptStems: ReadonlySet<string>;
  readonly references: readonly ModelAnswer[];
  readonly rubric: readonly Compared[];
}

/** A text that answers are laid beside. */
export type Compared = ReferenceText & {
  readonly topic: Float64Array;
  readonly decision: Decision | undefined;
};

/** A model answer; some say a thing both ways round themselves ("black absorbs more, white absorbs less"). */
export type ModelAnswer = Compared & {
  /** How far it hedges when it is laid beside itself, 0..1. */
  readonly ownHedge: number;
};

/** What is worked out about an answer once, for all texts that it is laid beside. */
export interface AnswerSide {
  readonly reading: Reading;
  readonly said: Said;
  readonly topic: Float64Array;
  readonly spelling: Trigrams;
  readonly decision: Decision | undefined;
  /** Weight of a token. */
  weightOf(token: number): number;
}

export function referenceModelOf(question: ReferenceQuestion, lexicon: Lexicon): ReferenceModel {
  const vocabulary = new Vocabulary(lexicon);
  const prompt = readText(question.question);
  const promptStems = new Set(prompt.tokens.filter(({ content }) => content).map(({ stem }) => stem));
  const inPrompt = promptTest(prompt, vocabulary, lexicon);
  const compared = (text: string): Compared => {
    const reference = referenceText(text, vocabulary, inPrompt);
    return {
      ...reference,
      topic: topicOf(reference.text, lexicon, promptStems),
      decision: decisionOf(reference.text, promptStems),
    };
  };
  const references = question.references.filter((text) => text.trim() !== "").map(compared);
  const rubric = (question.rubric ?? []).map((point) => compared(withoutReportingVerb(point)));
  return {
    vocabulary,
    prompt: sourceOf(prompt),
    promptStems,
    references: references.map((reference) => ({ ...reference, ownHedge: ownHedge(reference, vocabulary) })),
    rubric,
  };
}

/** `vocabulary` must be complete. */
function ownHedge(reference: Compared, vocabulary: Vocabulary): number {
  const reading = readAnswer(reference.text.source, vocabulary, true);
  return align(reference, reading, saidBy(reading, vocabulary.terms.length), () => 1).hedged;
}

export function answerSide(model: ReferenceModel, answer: string, lexicon: Lexicon): AnswerSide {
  const reading = readAnswer(answer, model.vocabulary, true);
  const weights = answerWeights(model, reading, lexicon);
  return {
    reading,
    said: saidBy(reading, model.vocabulary.terms.length),
    topic: topicOf(reading.text, lexicon, model.promptStems),
    spelling: trigramsOf(answer),
    decision: decisionOf(reading.text, model.promptStems),
    weightOf: (token) => weights[token] ?? 0,
  };
}

const RAREST = 7;
const PROMPT_WEIGHT = 0.3;

function answerWeights(model: ReferenceModel, { text }: Reading, lexicon: Lexicon): number[] {
  return text.tokens.map((token) => {
    const weight = Math.sqrt(Math.min(RAREST, termOf(token, lexicon).idf));
    return model.promptStems.has(token.stem) ? weight * PROMPT_WEIGHT : weight;
  });
}
