/** A model answer as it is laid beside answers: its sentences, their words, and what each word weighs. */
import { type Action, actionOf } from "./action.js";
import { type InPrompt, TELLING_IDF } from "./target.js";
import { readText, type Text } from "./text.js";
import { type Trigrams, trigramsOf } from "./trigrams.js";
import type { Vocabulary } from "./vocabulary.js";

export interface ReferenceText {
  readonly text: Text;
  readonly units: readonly Unit[];
  /** Numbers of all its terms. */
  readonly terms: ReadonlySet<number>;
  /** Sum of the weights of all terms, each once. */
  readonly weight: number;
  readonly trigrams: Trigrams;
  /** Stems of all two neighboring words. */
  readonly neighbors: ReadonlySet<string>;
}

/** One sentence. */
export interface Unit {
  readonly words: readonly UnitWord[];
  readonly weight: number;
  /** Who does what to whom, where it says so. */
  readonly action: Action | undefined;
}

export interface UnitWord {
  readonly term: number;
  readonly weight: number;
  /** 1 where it stands under a denial. */
  readonly denied: number;
  /** The first mention of the term in the whole text. */
  readonly first: boolean;
  /** Rare enough, and not from the prompt, to prove something. */
  readonly telling: boolean;
}

/** How much of its weight a word keeps that the prompt says too. */
const PROMPT_WEIGHT = 0.3;
/** The prompt's words together make up at most this share of a text that says more than them. */
const PROMPT_SHARE = 0.5;
/** A flat curve: rare words tell more, but a rare word is often only rare in backend prose. */
const RARITY_POWER = 0.4;

interface Mention {
  sentence: number;
  term: number;
  weight: number;
  denied: number;
  fromPrompt: boolean;
  first: boolean;
  telling: boolean;
}

/** Prepares a model answer; adds its words to the vocabulary. */
export function referenceText(source: string, vocabulary: Vocabulary, inPrompt: InPrompt): ReferenceText {
  const text = readText(source);
  const mentions = mentionsOf(text, vocabulary, inPrompt);
  const factor = promptFactor(mentions);
  for (const mention of mentions) if (mention.fromPrompt) mention.weight *= factor;
  const units = text.sentences.map(({ first, last }, s) =>
    unitOf(
      mentions.filter(({ sentence }) => sentence === s),
      actionOf(text.tokens.slice(first, last), (token) => vocabulary.add(token)),
    ),
  );
  return {
    text,
    units: units.filter(({ weight }) => weight > 0),
    terms: new Set(mentions.map(({ term }) => term)),
    weight: mentions.reduce((sum, { first, weight }) => sum + (first ? weight : 0), 0),
    trigrams: trigramsOf(source),
    neighbors: new Set(text.tokens.slice(1).map(({ stem }, i) => `${text.tokens[i]?.stem} ${stem}`)),
  };
}

function mentionsOf(text: Text, vocabulary: Vocabulary, inPrompt: InPrompt): Mention[] {
  const seen = new Set<number>();
  const mentions: Mention[] = [];
  text.tokens.forEach((token, i) => {
    if (!token.content) return;
    const term = vocabulary.add(token);
    const denied = text.denied[i] ?? 0;
    const idf = vocabulary.terms[term]?.idf ?? 1;
    // "Not connected" is more than the prompt's "connected".
    const fromPrompt = denied === 0 && inPrompt(term);
    mentions.push({
      sentence: text.sentenceOf[i] ?? 0,
      term,
      weight: idf ** RARITY_POWER,
      denied,
      fromPrompt,
      telling: !fromPrompt && idf >= TELLING_IDF,
      first: !seen.has(term),
    });
    seen.add(term);
  });
  return mentions;
}

function promptFactor(mentions: readonly Mention[]): number {
  let own = 0;
  let prompt = 0;
  for (const { first, fromPrompt, weight } of mentions)
    if (first && fromPrompt) prompt += weight;
    else if (first) own += weight;
  if (prompt === 0) return 1;
  if (own === 0) return PROMPT_WEIGHT;
  return Math.min(PROMPT_WEIGHT, (own * PROMPT_SHARE) / (1 - PROMPT_SHARE) / prompt);
}

function unitOf(mentions: readonly Mention[], action: Action | undefined): Unit {
  const words = new Map<number, UnitWord>();
  for (const { term, weight, denied, first, telling } of mentions)
    if (!words.has(term)) words.set(term, { term, weight, denied, first, telling });
  const list = [...words.values()];
  return { words: list, weight: list.reduce((sum, { weight }) => sum + weight, 0), action };
}
