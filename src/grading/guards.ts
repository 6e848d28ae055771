/** Guards against answers that hold the right words without an answer: each says what it saw. */
import type { Flag, FlagCode, Span } from "./assessment.js";
import { copies, isScrambled, mayCopy, type Source } from "./copying.js";
import { grammarOf, looseWords } from "./grammar.js";
import type { Lexicon } from "./lexicon.js";
import { termOf } from "./likeness.js";
import type { ModelAnswer, QuestionModel } from "./model.js";
import { deniesMost, predicatesOf } from "./predicates.js";
import type { Reading } from "./reading.js";
import { spansOf } from "./spans.js";
import type { Text } from "./text.js";

/** How a guard changes verdicts: nothing counts, a point is at most partly covered, or it is only said. */
export type Effect = "void" | "lower" | "say";

export const EFFECTS: Record<FlagCode, Effect> = {
  empty: "void",
  "no-answer": "void",
  unreadable: "say",
  "copied-prompt": "void",
  "keyword-list": "void",
  shuffled: "lower",
  "copied-model-answer": "say",
  "contradicts-itself": "lower",
  negated: "lower",
  "off-topic": "say",
  padding: "say",
};

const MESSAGES: Record<FlagCode, string> = {
  empty: "There is no answer.",
  "no-answer": "This says that you do not know, so nothing is counted.",
  unreadable: "Few of these words are English, so the verdicts are unsure.",
  "copied-prompt": "This repeats the question, so nothing is counted.",
  "keyword-list": "This is a list of key words rather than statements, so each point counts less.",
  shuffled: "These words are in no order that makes sentences, so each point counts less.",
  "copied-model-answer": "This is the model answer word for word: it does not show what you know.",
  "contradicts-itself": "This says a thing and its opposite, so each point counts less.",
  negated: "This turns around most of what is looked for, so each point counts less.",
  "off-topic": "Hardly any of this is about the question.",
  padding: "Most of this is about something else.",
};

export function flag(code: FlagCode, evidence: Span[] = []): Flag {
  return { code, message: MESSAGES[code], evidence };
}

/** The guards that an answer to a question with points raises, most severe first. */
export function guard(model: QuestionModel, reading: Reading, lexicon: Lexicon): Flag[] {
  const flags = guardText(reading.text, model.prompt, lexicon, model.modelAnswer);
  if (!flags.some(({ code }) => code === "keyword-list") && listsPhrases(model, reading.text))
    flags.push(flag("keyword-list"));
  if (isNegated(reading.text, model.modelAnswer)) flags.push(flag("negated"));
  const unrelated = unrelatedShare(reading);
  if (unrelated.sentences >= PADDING_SENTENCES && unrelated.share >= PADDING_SHARE)
    flags.push(flag("padding"));
  return flags;
}

/** The guards that need no points: only the text, the prompt and the model answer where there is one. */
export function guardText(text: Text, prompt: Source, lexicon: Lexicon, modelAnswer?: ModelAnswer): Flag[] {
  if (text.tokens.length === 0) return [flag("empty")];
  const whole = [{ start: text.tokens[0]?.start ?? 0, end: text.tokens.at(-1)?.end ?? 0 }];
  if (saysNothing(text)) return [flag("no-answer", whole)];
  if (copies(text, prompt.runs, COPIED_SHARE)) return [flag("copied-prompt", whole)];
  const flags: Flag[] = [];
  if (isUnreadable(text, lexicon)) flags.push(flag("unreadable", whole));
  const source = modelAnswer && mayCopy(text, modelAnswer.text) ? modelAnswer.source() : undefined;
  const copied = source !== undefined && isModelAnswer(text, source);
  if (copied) flags.push(flag("copied-model-answer", whole));
  const scrambled = source !== undefined && isScrambled(text, source);
  const code = copied ? undefined : (looseCode(text, prompt) ?? (scrambled ? "shuffled" : undefined));
  if (code) flags.push(flag(code, whole));
  const contradiction = contradictions(text);
  if (contradiction.length > 0) flags.push(flag("contradicts-itself", contradiction));
  return flags;
}

const NO_ANSWER = new Set(
  "i we do does did not no know idea clue sure sorry pass skip never heard of this it that the answer submission response nothing to say really can cannot remember recall unsure about have any a an one me tell give up yet am maybe please honestly what is question would be as to".split(
    " ",
  ),
);
const SAYS_NO_ANSWER = /\b(not|no|pass|skip|never|nothing|sorry|unsure|up)\b/;

function saysNothing({ tokens }: Text): boolean {
  if (tokens.length > 25) return false;
  return (
    tokens.every((t) => NO_ANSWER.has(t.word)) && SAYS_NO_ANSWER.test(tokens.map((t) => t.word).join(" "))
  );
}

const COPIED_SHARE = 0.8;

/** Half of the model answer, and hardly anything else. */
function isModelAnswer(text: Text, source: Source): boolean {
  if (text.tokens.length < 20 || text.tokens.length < source.words * 0.5) return false;
  return copies(text, source.runs, 0.9);
}

function isUnreadable({ tokens }: Text, lexicon: Lexicon): boolean {
  if (tokens.length < 8) return false;
  let known = 0;
  for (const token of tokens)
    if (token.wordClass !== undefined || token.number || termOf(token, lexicon).index >= 0) known++;
  return known < tokens.length * 0.4;
}

const LIST_WORDS = 6;
const LIST_GLUE = 0.15;

function looseCode(text: Text, prompt: Source): "keyword-list" | "shuffled" | undefined {
  const grammar = grammarOf(text);
  if (grammar.words < LIST_WORDS || isArithmetic(text)) return undefined;
  if (grammar.glue < LIST_GLUE && isOfPrompt(text, prompt)) return "keyword-list";
  if (looseWords(grammar) < 1) return undefined;
  if (grammar.glue < LIST_GLUE) return "keyword-list";
  // One slip is anyone's; it takes two to speak of no order.
  return grammar.breaks >= 2 ? "shuffled" : undefined;
}

const ARITHMETIC_SHARE = 0.15;

/** Estimates in note form ("50M × 40 = 2 billion a day") need no joining words. */
function isArithmetic({ tokens }: Text): boolean {
  let numbers = 0;
  for (const { number } of tokens) if (number) numbers++;
  return numbers >= tokens.length * ARITHMETIC_SHARE;
}

const PROMPT_SHARE = 0.9;

/** True where hardly a word is the answer's own. */
function isOfPrompt({ tokens }: Text, { stems }: Source): boolean {
  let own = 0;
  let content = 0;
  for (const token of tokens) {
    if (!token.content) continue;
    content++;
    if (!stems.has(token.stem)) own++;
  }
  return own <= content * (1 - PROMPT_SHARE);
}

/** Places of sentences that repeat an earlier one with its meaning turned around. */
function contradictions(text: Text): Span[] {
  if (!text.denied.includes(1) || !mayRepeat(text)) return [];
  const seen = new Map<string, number>();
  for (const sentence of text.sentences) {
    const words: string[] = [];
    let denials = 0;
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = text.tokens[i];
      if (!token?.content) continue;
      words.push(token.stem);
      denials += text.denied[i] ?? 0;
    }
    if (words.length < 2) continue;
    const key = [...new Set(words)].sort().join(" ");
    const known = seen.get(key);
    if (known !== undefined && known > 0 !== denials > 0)
      return spansOf([sentence.first, sentence.last - 1], text.tokens, text);
    seen.set(key, denials);
  }
  return [];
}

/** False where no two sentences can have the same content words: most texts end here. */
function mayRepeat({ tokens, sentences }: Text): boolean {
  const seen = new Set<number>();
  for (const { first, last } of sentences) {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = first; i < last; i++) {
      const lemma = tokens[i]?.lemma;
      if (!lemma?.content) continue;
      least = Math.min(least, lemma.stemHash);
      most = Math.max(most, lemma.stemHash);
    }
    // The same words have the same least and most, in any order.
    const key = least * 3 + most;
    if (seen.has(key)) return true;
    if (Number.isFinite(key)) seen.add(key);
  }
  return false;
}

const LISTED_PHRASES = 4;
const LISTED_SHARE = 0.6;
const WORDINGS_OF_ONE = 1.5;

/** True where most of the text is author phrases word for word, several of one point: nobody says an idea so often. */
function listsPhrases({ phraseStarts }: QuestionModel, { tokens }: Text): boolean {
  const points = new Set<number>();
  let phrases = 0;
  let words = 0;
  for (let i = 0; i < tokens.length; ) {
    let longest = 0;
    let point = -1;
    for (const phrase of phraseStarts.get(tokens[i]?.word ?? "") ?? [])
      if (phrase.words.length > longest && phrase.words.every((word, k) => tokens[i + k]?.word === word)) {
        longest = phrase.words.length;
        point = phrase.point;
      }
    if (longest > 0) {
      points.add(point);
      phrases++;
      words += longest;
    }
    i += longest || 1;
  }
  return (
    phrases >= Math.max(LISTED_PHRASES, points.size * WORDINGS_OF_ONE) &&
    words >= tokens.length * LISTED_SHARE
  );
}

/** Fewer denials than this are anyone's way of saying a thing. */
const DENIED_PREDICATES = 3;

function isNegated(text: Text, modelAnswer: ModelAnswer): boolean {
  const said = predicatesOf(text);
  return said.denied >= DENIED_PREDICATES && deniesMost(said, modelAnswer.predicates(), DENIED_PREDICATES);
}

const PADDING_SENTENCES = 12;
const PADDING_SHARE = 0.7;

/** Sentences without a single word that the question looks for. */
function unrelatedShare({ text, hits }: Reading): { share: number; sentences: number } {
  let unrelated = 0;
  for (const { first, last } of text.sentences) {
    let related = false;
    for (let i = first; i < last && !related; i++)
      related = (hits[i] ?? []).some((hit) => hit.rung !== "related");
    if (!related) unrelated++;
  }
  return { share: unrelated / Math.max(1, text.sentences.length), sentences: text.sentences.length };
}
