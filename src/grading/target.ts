/** What an answer is held against, word by word: a phrase, the text of a point, a sentence of a model answer. */
import { type Action, actionOf } from "./action.js";
import { mayDeny } from "./polarity.js";
import { readText } from "./text.js";
import { type Token, tokenize } from "./tokens.js";
import type { Vocabulary } from "./vocabulary.js";

export interface Target {
  readonly text: string;
  /** Numbers of its terms in the vocabulary, in the order of the text, each once. */
  readonly terms: readonly number[];
  /** By place in `terms`: how much the word counts, which is its rarity, less where the prompt says it too. */
  readonly weights: readonly number[];
  /** By place in `terms`: 1 where the word stands under a denial. Empty where none does. */
  readonly denied: readonly number[];
  /** Sum of the weights. */
  readonly weight: number;
  /** Sum of the words' rarities in nats, those of the prompt at PROMPT_WEIGHT. */
  readonly rarity: number;
  /**
   * What in an answer can say it: its words; only its words as they are written, where each of them stands in the prompt;
   * or nothing, where the prompt says it as it is written, or it has no words that count.
   */
  readonly saidBy: "words" | "writing" | "nothing";
  /** All words as written, function words too. */
  readonly literal: readonly string[];
  /** Who does what to whom, where the wording says it. */
  readonly action: Action | undefined;
}

/** How much of its weight a word keeps that stands in the prompt: who repeats the question has said little. */
const PROMPT_WEIGHT = 0.3;

/** Nats: words rarer than about one paragraph in ten. */
export const TELLING_IDF = 2.3;

/** Verbs that point texts open with; they tell of the answer and are not looked for in it. */
const REPORTING = new Set(
  "names says knows explains mentions describes states gives lists notes tells points recognizes identifies understands sees shows warns separates distinguishes considers defines recalls adds asks thinks would believes".split(
    " ",
  ),
);

/** The text of a point without the verb that reports on the speaker. */
export function withoutReportingVerb(point: string): string {
  const [first = "", ...rest] = point.trim().split(/\s+/);
  return rest.length > 0 && REPORTING.has(first.toLowerCase()) ? rest.join(" ") : point;
}

/** What a question's words weigh, by term. */
export interface Weights {
  /** How much it counts. */
  readonly weight: readonly number[];
  /** Nats: how rare it is, less where the prompt says it too. */
  readonly rarity: readonly number[];
  readonly fromPrompt: readonly boolean[];
  /** Rare enough, and not from the prompt, to prove something. */
  readonly telling: readonly boolean[];
}

/** Tells whether a term of the vocabulary is said by the prompt. */
export type InPrompt = (term: number) => boolean;

/** Weighs all terms of a vocabulary, which must be complete. */
export function weightsOf({ terms }: Vocabulary, inPrompt: InPrompt): Weights {
  const fromPrompt = terms.map((_, term) => inPrompt(term));
  const share = (term: number): number => (fromPrompt[term] ? PROMPT_WEIGHT : 1);
  return {
    weight: terms.map(({ idf }, term) => Math.sqrt(idf) * share(term)),
    rarity: terms.map(({ idf }, term) => idf * share(term)),
    fromPrompt,
    telling: terms.map(({ idf }, term) => !fromPrompt[term] && idf >= TELLING_IDF),
  };
}

/** A wording cut into terms, before they are weighed. */
export interface Wording {
  readonly text: string;
  readonly terms: readonly number[];
  readonly denied: readonly number[];
  readonly literal: readonly string[];
  readonly action: Action | undefined;
}

/** Cuts a wording into terms, which are added to the vocabulary. */
export function wordingOf(text: string, vocabulary: Vocabulary): Wording {
  return stretchOf(text, tokenize(text), 0, vocabulary);
}

/** The same for the text of a point, without the verb that reports on the speaker ("Says that …"). */
export function wordingOfPoint(text: string, vocabulary: Vocabulary): Wording {
  const tokens = tokenize(text);
  const reports = tokens.length > 1 && REPORTING.has(tokens[0]?.word ?? "");
  return stretchOf(text, tokens, reports ? 1 : 0, vocabulary);
}

const NOTHING_DENIED: readonly number[] = [];

function stretchOf(text: string, tokens: readonly Token[], from: number, vocabulary: Vocabulary): Wording {
  // Most wordings deny nothing, and then sentences and clauses need not be found.
  const deniedTokens = mayDeny({ tokens }) ? readText(text).denied : undefined;
  const terms: number[] = [];
  const denied: number[] = [];
  const literal: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    literal.push(token.word);
    if (i < from || !token.content) continue;
    const term = vocabulary.add(token);
    if (terms.includes(term)) continue;
    terms.push(term);
    if (deniedTokens) denied.push(deniedTokens[i] ?? 0);
  }
  const action = actionOf(tokens, (token) => vocabulary.add(token));
  return { text, terms, denied: deniedTokens ? denied : NOTHING_DENIED, literal, action };
}

/** A wording with what its words weigh; `prompt` is all of the prompt's words, with a space around each. */
export function targetOf(wording: Wording, weights: Weights, prompt: string): Target {
  const { text, terms, denied, literal, action } = wording;
  const own: number[] = [];
  let weight = 0;
  let rarity = 0;
  let fromPrompt = true;
  for (const term of terms) {
    const each = weights.weight[term] ?? 0;
    own.push(each);
    weight += each;
    rarity += weights.rarity[term] ?? 0;
    if (!weights.fromPrompt[term]) fromPrompt = false;
  }
  return {
    text,
    terms,
    weights: own,
    denied,
    weight,
    rarity,
    saidBy: fromPrompt ? saidInPrompt(wording, prompt) : "words",
    literal,
    action,
  };
}

/** Fewer words of the prompt are anybody's, in whatever order. */
const FEWEST_IN_ORDER = 3;

function saidInPrompt({ terms, literal }: Wording, prompt: string): "writing" | "nothing" {
  const proves = terms.length > 1 || literal.length >= FEWEST_IN_ORDER;
  return terms.length > 0 && proves && !prompt.includes(` ${literal.join(" ")} `) ? "writing" : "nothing";
}

/**
 * All words of several wordings as one target: what people say when they talk about the point. A word weighs more the
 * more of the wordings hold it.
 */
export function unionOf(targets: readonly Target[]): Target {
  const terms: number[] = [];
  const denied: number[] = [];
  const single: number[] = [];
  const wordings: number[] = [];
  const placeOf: (number | undefined)[] = [];
  for (const target of targets) {
    for (let i = 0; i < target.terms.length; i++) {
      const term = target.terms[i] ?? 0;
      const known = placeOf[term];
      if (known !== undefined) {
        wordings[known] = (wordings[known] ?? 0) + 1;
        continue;
      }
      placeOf[term] = terms.length;
      terms.push(term);
      single.push(target.weights[i] ?? 0);
      denied.push(target.denied[i] ?? 0);
      wordings.push(1);
    }
  }
  const weights = single.map((weight, i) => weight * Math.sqrt((wordings[i] ?? 0) / targets.length));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  return {
    text: targets[0]?.text ?? "",
    terms,
    weights,
    denied,
    weight,
    rarity: 0,
    saidBy: "words",
    literal: [],
    action: undefined,
  };
}

/** Weight, as in the union of all wordings, of one wording on average. */
export function usualWeight(union: Target, wordings: readonly Target[]): number {
  const weights: number[] = [];
  union.terms.forEach((term, i) => {
    weights[term] = union.weights[i] ?? 0;
  });
  let sum = 0;
  for (const { terms } of wordings) for (const term of terms) sum += weights[term] ?? 0;
  return sum / wordings.length;
}
