/** The words a question looks for, and which of them each word of an answer stands for. */
import type { Lexicon } from "./lexicon.js";
import { FOUND, likeInForm, type Rung, relatednessOf, type Term, termOf } from "./likeness.js";
import type { Token } from "./tokens.js";
import { deniedByPrefix } from "./words/antonyms.js";

/** One word of the question that a word of the answer stands for. */
export interface Hit {
  /** Number of the term in the vocabulary. */
  readonly term: number;
  readonly score: number;
  readonly rung: Rung;
}

const NO_HITS: readonly Hit[] = [];
/** Distinct answer words remembered for one question: what bounds the memory of a long run. */
const MEMO_SIZE = 3000;

/** Terms with indexes by all that makes words alike, so that a new word is not compared with each of them in full. */
export class Vocabulary {
  readonly terms: Term[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #byGroup = new Map<number, number[]>();
  readonly #byLetter = new Map<number, number[]>();
  /** By the word without the prefix that denies it. */
  readonly #byDenied = new Map<string, number[]>();
  readonly #memo = new Map<string, readonly Hit[]>();
  readonly #relatedMemo = new Map<string, readonly Hit[]>();
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Number of the token's term, added where it is new. */
  add(token: Token): number {
    const known = this.#numberOf.get(token.stem);
    if (known !== undefined) return known;
    if (this.#memo.size > 0) this.#memo.clear();
    if (this.#relatedMemo.size > 0) this.#relatedMemo.clear();
    const number = this.terms.length;
    const term = termOf(token, this.#lexicon);
    this.terms.push(term);
    this.#numberOf.set(token.stem, number);
    for (const group of term.groups) addTo(this.#byGroup, group, number);
    addTo(this.#byLetter, term.stem.charCodeAt(0), number);
    for (const denied of deniedByPrefix(term.stem)) addTo(this.#byDenied, denied, number);
    return number;
  }

  /** The terms that the token stands for, none for function words that carry nothing. Words of the same topic are not among them. */
  hits(token: Token): readonly Hit[] {
    if (!token.content) return NO_HITS;
    const known = this.#memo.get(token.word);
    if (known) return known;
    const hits = this.#compare(termOf(token, this.#lexicon));
    if (this.#memo.size >= MEMO_SIZE) this.#memo.clear();
    this.#memo.set(token.word, hits);
    return hits;
  }

  /** The same with words of the same topic, which costs much more. */
  hitsAndRelated(token: Token): readonly Hit[] {
    const hits = this.hits(token);
    const said = token.content ? termOf(token, this.#lexicon) : undefined;
    if (!said || said.number || said.index < 0) return hits;
    const known = this.#relatedMemo.get(token.word);
    if (known) return known;
    const taken = new Set(hits.map(({ term }) => term));
    const all = [...hits];
    this.terms.forEach((wanted, term) => {
      const score = taken.has(term) ? 0 : relatednessOf(wanted, said);
      if (score > 0) all.push({ term, score, rung: "related" });
    });
    if (this.#relatedMemo.size >= MEMO_SIZE) this.#relatedMemo.clear();
    this.#relatedMemo.set(token.word, all);
    return all;
  }

  /** Rung by rung, best first; a term is taken at its first. */
  #compare(said: Term): readonly Hit[] {
    const hits: Hit[] = [];
    const take = (term: number | undefined, rung: keyof typeof FOUND) => {
      if (term === undefined || hits.some((hit) => hit.term === term)) return;
      hits.push({ term, score: FOUND[rung].score, rung });
    };
    take(this.#numberOf.get(said.stem), "same");
    if (said.number) return hits.length > 0 ? hits : NO_HITS;
    for (const group of said.groups) for (const term of this.#byGroup.get(group) ?? []) take(term, "synonym");
    for (const opposite of said.opposites ?? []) take(this.#numberOf.get(opposite), "opposite");
    for (const denied of deniedByPrefix(said.stem)) take(this.#numberOf.get(denied), "opposite");
    for (const term of this.#byDenied.get(said.stem) ?? []) take(term, "opposite");
    for (const term of this.#byLetter.get(said.stem.charCodeAt(0)) ?? []) {
      const wanted = this.terms[term];
      const rung = wanted ? likeInForm(wanted, said) : undefined;
      if (rung) take(term, rung);
    }
    return hits.length > 0 ? hits : NO_HITS;
  }
}

function addTo<Key>(index: Map<Key, number[]>, key: Key, value: number): void {
  const known = index.get(key);
  if (known) known.push(value);
  else index.set(key, [value]);
}
