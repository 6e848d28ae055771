/** What an answer is held against, word by word: a phrase, the text of a point, a sentence of a model answer. */
import { mayDeny } from "./polarity.js";
import { readText, type Text } from "./text.js";
import { tokenize } from "./tokens.js";
import type { Vocabulary } from "./vocabulary.js";

/** One wanted word. */
export interface TargetWord {
  /** Number of the term in the vocabulary. */
  readonly term: number;
  /** How much it counts: rarity, less where the prompt says it too. */
  readonly weight: number;
  /** Nats: how rare it is, less where the prompt says it too. */
  readonly rarity: number;
  readonly fromPrompt: boolean;
  /** Rare enough, and not from the prompt, to prove something. */
  readonly telling: boolean;
  /** 1 where it stands under a denial. */
  readonly denied: number;
}

export interface Target {
  readonly text: string;
  /** In the order of the text, each term once. */
  readonly words: readonly TargetWord[];
  /** Sum of the weights. */
  readonly weight: number;
  /** Sum of the words' rarities in nats, those of the prompt at PROMPT_WEIGHT. */
  readonly rarity: number;
  /** True where the prompt says every word: it earns nothing. */
  readonly fromPrompt: boolean;
  /** All words as written, function words too. */
  readonly literal: readonly string[];
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

/** Tells whether a term of the vocabulary is said by the prompt. */
export type InPrompt = (term: number) => boolean;

/** The words of a text as a target. */
export function targetOf(text: string, vocabulary: Vocabulary, inPrompt: InPrompt): Target {
  return targetOfStretch(wordsOf(text), 0, vocabulary, inPrompt);
}

/** What a target needs of a text. Most phrases deny nothing, and then sentences and clauses need not be found. */
type Words = Pick<Text, "source" | "tokens" | "denied">;

const NOTHING_DENIED = new Uint8Array(0);

function wordsOf(source: string): Words {
  const tokens = tokenize(source);
  return mayDeny({ tokens }) ? readText(source) : { source, tokens, denied: NOTHING_DENIED };
}

/** The same for the text of a point, without the verb that reports on the speaker ("Says that …"). */
export function targetOfPoint(text: string, vocabulary: Vocabulary, inPrompt: InPrompt): Target {
  const read = wordsOf(text);
  const reports = REPORTING.has(read.tokens[0]?.word ?? "") && read.tokens.length > 1;
  return targetOfStretch(read, reports ? 1 : 0, vocabulary, inPrompt);
}

function targetOfStretch(read: Words, from: number, vocabulary: Vocabulary, inPrompt: InPrompt): Target {
  const words: TargetWord[] = [];
  let rarity = 0;
  const seen = new Set<number>();
  for (let i = from; i < read.tokens.length; i++) {
    const token = read.tokens[i];
    if (!token?.content) continue;
    const term = vocabulary.add(token);
    if (seen.has(term)) continue;
    seen.add(term);
    const idf = vocabulary.terms[term]?.idf ?? 1;
    const fromPrompt = inPrompt(term);
    const share = fromPrompt ? PROMPT_WEIGHT : 1;
    const weight = Math.sqrt(idf) * share;
    const telling = !fromPrompt && idf >= TELLING_IDF;
    rarity += idf * share;
    words.push({ term, weight, rarity: idf * share, fromPrompt, telling, denied: read.denied[i] ?? 0 });
  }
  return {
    text: read.source,
    words,
    rarity,
    weight: words.reduce((sum, word) => sum + word.weight, 0),
    fromPrompt: words.every((word) => word.fromPrompt),
    literal: read.tokens.map(({ word }) => word),
  };
}

/**
 * All words of several wordings as one target: what people say when they talk about the point. A word weighs more the
 * more of the wordings hold it.
 */
export function unionOf(targets: readonly Target[]): Target {
  const counts = new Map<number, { word: TargetWord; wordings: number }>();
  for (const { words } of targets)
    for (const word of words) {
      const known = counts.get(word.term);
      if (known) known.wordings++;
      else counts.set(word.term, { word, wordings: 1 });
    }
  const words: TargetWord[] = [];
  let sum = 0;
  for (const { word, wordings } of counts.values()) {
    const weight = word.weight * Math.sqrt(wordings / targets.length);
    sum += weight;
    words.push({ ...word, weight });
  }
  return {
    text: targets[0]?.text ?? "",
    words,
    weight: sum,
    rarity: 0,
    fromPrompt: words.every((word) => word.fromPrompt),
    literal: [],
  };
}

/** Weight, as in the union of all wordings, of one wording on average. */
export function usualWeight(union: Target, wordings: readonly Target[]): number {
  const weights = new Map(union.words.map(({ term, weight }) => [term, weight]));
  let sum = 0;
  for (const { words } of wordings) for (const { term } of words) sum += weights.get(term) ?? 0;
  return sum / wordings.length;
}
