/** How alike two words are, and by what: the ladder from the same word down to the same topic. */

import type { Lemma } from "./lemmas.js";
import type { Lexicon } from "./lexicon.js";
import type { Token } from "./tokens.js";
import { deniedByPrefix, listedOpposites } from "./words/antonyms.js";
import { synonymGroups } from "./words/synonyms.js";

/** The rungs, best first. "opposite" is a match that turns the statement around. */
export type Rung = "same" | "synonym" | "spelling" | "form" | "opposite" | "related";

export interface Likeness {
  /** 0..1. */
  readonly score: number;
  readonly rung: Rung;
}

/** A word as it is compared. */
export interface Term {
  readonly stem: string;
  readonly word: string;
  readonly number: boolean;
  /** In the lexicon, or -1. */
  readonly index: number;
  /** A function word. */
  readonly common: boolean;
  /** Rarity in nats. */
  readonly idf: number;
  readonly groups: readonly number[];
  /** Stems that are listed as its opposites. */
  readonly opposites: readonly string[];
  /** The first four letters as one number; 0 for shorter stems and other scripts. */
  readonly start: number;
  /** Stems that it denies by its prefix. */
  readonly denies: readonly string[];
}

function startOf(stem: string): number {
  let start = 0;
  for (let i = 0; i < SHARED_AT_LEAST; i++) {
    const code = stem.charCodeAt(i);
    if (!(code < 128)) return 0;
    start = (start << 7) | code;
  }
  return start;
}

const NUMBER_IDF = 4;
const LETTER_IDF = 3;
const FUNCTION_WORD_IDF = 1.5;

/** The word as a term of the lexicon; remembered with the word, for the lexicon asked last. */
export function termOf({ lemma }: Pick<Token, "lemma">, lexicon: Lexicon): Term {
  if (lemma.known?.lexicon === lexicon) return lemma.known.term;
  const term = makeTerm(lemma, lexicon);
  lemma.known = { lexicon, term };
  return term;
}

function makeTerm(token: Lemma, lexicon: Lexicon): Term {
  const index = token.number ? -1 : lexicon.indexOf(token.stem);
  return {
    stem: token.stem,
    word: token.word,
    number: token.number,
    index,
    common: token.wordClass !== undefined,
    idf: rarity(token, index, lexicon),
    groups: synonymGroups(token.stem),
    opposites: [...(listedOpposites(token.stem) ?? [])],
    start: startOf(token.stem),
    denies: deniedByPrefix(token.stem),
  };
}

function rarity(token: Lemma, index: number, lexicon: Lexicon): number {
  if (token.number) return NUMBER_IDF;
  if (token.wordClass !== undefined) return FUNCTION_WORD_IDF;
  if (token.word.length === 1) return LETTER_IDF;
  return lexicon.idf(index);
}

const SCORE: Record<Exclude<Rung, "related">, number> = {
  same: 1,
  synonym: 0.9,
  spelling: 0.9,
  form: 0.85,
  opposite: 0.85,
};
/** Likeness of vectors below this says nothing; at 1 it counts RELATED_MOST. */
const RELATED_FROM = 0.35;
const RELATED_MOST = 0.8;

export const FOUND: Record<Exclude<Rung, "related">, Likeness> = {
  same: { score: SCORE.same, rung: "same" },
  synonym: { score: SCORE.synonym, rung: "synonym" },
  spelling: { score: SCORE.spelling, rung: "spelling" },
  form: { score: SCORE.form, rung: "form" },
  opposite: { score: SCORE.opposite, rung: "opposite" },
};

/** For words with the same first letter. */
export function likeInForm(wanted: Term, said: Term, lexicon: Lexicon): "spelling" | "form" | undefined {
  if (wanted.number || said.number) return undefined;
  if (misspelt(wanted, said)) return "spelling";
  return sameRoot(wanted, said, lexicon) ? "form" : undefined;
}

/** A word that the lexicon knows, or a function word, is spelled as it was meant: "part" is no misspelt "Pact". */
function misspelt(wanted: Term, said: Term): boolean {
  if (said.index >= 0 || said.common) return false;
  return nearlySpelt(wanted.stem, said.stem) || nearlySpelt(wanted.word, said.word);
}

/** One slip from four letters on, two from eight on; the first letter is rarely mistyped. */
export function nearlySpelt(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  if (length < 4 || a.charCodeAt(0) !== b.charCodeAt(0)) return false;
  return slips(a, b, length >= 8 ? 2 : 1);
}

/** True where at most `limit` (1 or 2) letters are added, left out, replaced or swapped with their neighbor. */
function slips(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit || a.length > 40) return false;
  let start = 0;
  const shortest = Math.min(a.length, b.length);
  while (start < shortest && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const x = a.slice(start, endA);
  const y = b.slice(start, endB);
  if (Math.max(x.length, y.length) <= 1) return true;
  if (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]) return true;
  if (limit < 2) return false;
  return slips(x.slice(1), y.slice(1), 1) || slips(x.slice(1), y, 1) || slips(x, y.slice(1), 1);
}

/** Below this two known words that begin alike are of different topics: "internal" is no form of "internet". */
const SAME_ROOT_FROM = 0.25;

/** Letters that two forms of a word share at least. */
const SHARED_AT_LEAST = 4;

/** "replica" and "replicated": the same first five letters or more, and most of the longer word. */
function sameRoot(wanted: Term, said: Term, lexicon: Lexicon): boolean {
  // Most pairs of words end here.
  if (wanted.start !== said.start) return false;
  const [short, long] =
    wanted.stem.length < said.stem.length ? [wanted.stem, said.stem] : [said.stem, wanted.stem];
  const shared = sharedStart(short, long);
  if (shared < SHARED_AT_LEAST || wanted.word.length < SHARED_AT_LEAST || said.word.length < SHARED_AT_LEAST)
    return false;
  const known = wanted.index >= 0 && said.index >= 0;
  const mostOfIt = shared >= 5 && shared >= long.length * 0.7;
  if (!known) return mostOfIt;
  // "Pathway" and "path" begin alike and are of one topic; "backpressure" and "back" are not.
  return (mostOfIt || shared === short.length) && lexicon.cosine(wanted.index, said.index) >= SAME_ROOT_FROM;
}

function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared;
}

/** 0 to RELATED_MOST: how far two words are of one topic, 0 where that says nothing or one of them is not known. */
export function relatednessOf(wanted: Term, said: Term, lexicon: Lexicon): number {
  if (wanted.index < 0 || said.index < 0) return 0;
  const alike = lexicon.cosine(wanted.index, said.index);
  return alike > RELATED_FROM ? ((alike - RELATED_FROM) / (1 - RELATED_FROM)) * RELATED_MOST : 0;
}
