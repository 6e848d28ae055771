/** Everything that can be worked out about a question before an answer is seen. */
import type { Question } from "../bank/question.js";
import type { Action } from "./action.js";
import type { Aliases } from "./assessment.js";
import { type Source, sourceOf } from "./copying.js";
import type { Lexicon } from "./lexicon.js";
import { likeInForm, type Term, termOf } from "./likeness.js";
import { compilePattern, isPattern, type Pattern } from "./pattern.js";
import { type Predicates, predicatesOf } from "./predicates.js";
import { type Targets, targetsOf } from "./soft-match.js";
import {
  type InPrompt,
  type Target,
  targetOf,
  unionOf,
  usualWeight,
  type Weights,
  type Wording,
  weightsOf,
  wordingOf,
  wordingOfPoint,
} from "./target.js";
import { readText, type Text } from "./text.js";
import { tokenize } from "./tokens.js";
import { addTo, Vocabulary } from "./vocabulary.js";

/** A red flag, ready to be held against answers: its author's phrases alone raise it. */
export interface Phrases {
  readonly id: string;
  readonly phrases: readonly Target[];
  readonly patterns: readonly Pattern[];
}

/** A point, ready to be held against answers. */
export interface Wanted extends Phrases {
  /** The text of the point itself. */
  readonly statement: Target;
  /** Who does what to whom, in the wordings that say it. */
  readonly actions: readonly Action[];
  /** The words of all wordings together. */
  readonly union: Target;
  /** Weight of a wording on average: how much of the union has to be said at once to say the point. */
  readonly usualWeight: number;
}

export interface QuestionModel {
  readonly vocabulary: Vocabulary;
  readonly weights: Weights;
  readonly prompt: Source;
  readonly modelAnswer: ModelAnswer;
  readonly points: readonly Wanted[];
  /** Of each point the words of all its wordings, its statement, and its phrases. */
  readonly wordings: Targets;
  readonly redFlags: readonly Phrases[];
  /** The points' phrases as written, by their first word. */
  readonly phraseStarts: ReadonlyMap<string, readonly LiteralPhrase[]>;
}

/** The model answer, read only when an answer looks like it or denies much: most answers do neither. */
export interface ModelAnswer {
  /** Lower case. */
  readonly text: string;
  source(): Source;
  /** How much of what it says it denies. */
  predicates(): Predicates;
}

function modelAnswerOf(answer: string): ModelAnswer {
  let read: Text | undefined;
  let source: Source | undefined;
  const text = () => {
    read ??= readText(answer);
    return read;
  };
  return {
    text: answer.toLowerCase(),
    source: () => {
      source ??= sourceOf(text());
      return source;
    },
    predicates: () => predicatesOf(text()),
  };
}

export interface LiteralPhrase {
  readonly words: readonly string[];
  /** Number of the point it belongs to. */
  readonly point: number;
}

/** Prepares a question. Throws PatternError when an accept pattern cannot be run. */
export function modelOf(question: Question, lexicon: Lexicon, aliases: Aliases = {}): QuestionModel {
  const vocabulary = new Vocabulary(lexicon);
  const prompt = { tokens: tokenize(question.prompt) };
  const cutPoints = question.look_for.map((point) => ({
    statement: wordingOfPoint(point.point, vocabulary),
    ...cut(point, Object.hasOwn(aliases, point.id) ? (aliases[point.id] ?? []) : [], vocabulary),
  }));
  const cutFlags = question.red_flags.map((flag) => cut(flag, [], vocabulary));
  const weights = weightsOf(vocabulary, promptTest(prompt, vocabulary, lexicon));
  const words = ` ${prompt.tokens.map(({ word }) => word).join(" ")} `;
  const points = cutPoints.map((point) => weighed(point, weights, words));
  return {
    vocabulary,
    weights,
    prompt: sourceOf(prompt),
    modelAnswer: modelAnswerOf(question.answer),
    points,
    wordings: targetsOf(
      points.flatMap(({ union, statement, phrases }) => [union, statement, ...phrases]),
      weights,
    ),
    phraseStarts: byFirstWord(points),
    redFlags: cutFlags.map(({ phrases, ...flag }) => ({
      ...flag,
      phrases: phrases.map((phrase) => targetOf(phrase, weights, words)),
    })),
  };
}

interface Cut {
  readonly id: string;
  readonly phrases: readonly Wording[];
  readonly patterns: readonly Pattern[];
}

function cut(
  { id, accept }: { id: string; accept: readonly string[] },
  extra: readonly string[],
  vocabulary: Vocabulary,
): Cut {
  const phrases: Wording[] = [];
  const patterns: Pattern[] = [];
  for (const text of accept)
    if (isPattern(text)) patterns.push(compilePattern(text));
    else phrases.push(wordingOf(text, vocabulary));
  // What a person taught is words, whatever stands around them.
  for (const text of extra) phrases.push(wordingOf(text, vocabulary));
  return { id, phrases, patterns };
}

function weighed(
  { id, statement, phrases, patterns }: Cut & { readonly statement: Wording },
  weights: Weights,
  prompt: string,
): Wanted {
  const own = targetOf(statement, weights, prompt);
  const targets = phrases.map((phrase) => targetOf(phrase, weights, prompt));
  const wordings = [own, ...targets];
  const union = unionOf(wordings);
  return {
    id,
    statement: own,
    phrases: targets,
    patterns,
    actions: wordings.flatMap(({ action }) => action ?? []),
    union,
    usualWeight: usualWeight(union, wordings),
  };
}

function byFirstWord(points: readonly Wanted[]): Map<string, LiteralPhrase[]> {
  const starts = new Map<string, LiteralPhrase[]>();
  points.forEach(({ phrases }, point) => {
    for (const { literal: words } of phrases) {
      const [first] = words;
      if (first !== undefined) addTo(starts, first, { words, point });
    }
  });
  return starts;
}

/** "Testcontainers" begins as "test" does and is no form of it. */
const SHORTEST_FORM = 0.6;

function isForm(term: Term, said: Term, lexicon: Lexicon): boolean {
  return (
    said.stem.length >= term.stem.length * SHORTEST_FORM && likeInForm(term, said, lexicon) !== undefined
  );
}

/** Tells of terms whether the prompt says them, in whatever form. */
export function promptTest(prompt: Pick<Text, "tokens">, vocabulary: Vocabulary, lexicon: Lexicon): InPrompt {
  const stems = new Set<string>();
  const byLetter = new Map<number, Term[]>();
  for (const token of prompt.tokens) {
    if (!token.content || stems.has(token.stem)) continue;
    stems.add(token.stem);
    const letter = token.stem.charCodeAt(0);
    addTo(byLetter, letter, termOf(token, lexicon));
  }
  return (number) => {
    const term = vocabulary.terms[number];
    if (!term) return false;
    if (stems.has(term.stem)) return true;
    const alike = byLetter.get(term.stem.charCodeAt(0)) ?? [];
    return alike.some((said) => isForm(term, said, lexicon));
  };
}

/** The phrases of a point or red flag that no answer can say. */
export interface DeadPhrases {
  readonly id: string;
  readonly phrases: readonly string[];
}

/** Phrases that never match: they have no words that count, or the prompt says them as they are written. */
export function deadPhrasesOf({ points, redFlags }: QuestionModel): DeadPhrases[] {
  return [...points, ...redFlags].map(({ id, phrases }) => ({
    id,
    phrases: phrases.flatMap(({ saidBy, text }) => (saidBy === "nothing" ? [text] : [])),
  }));
}
