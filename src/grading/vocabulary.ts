/** The words a question looks for, and which of them each word of an answer stands for. */
import type { Lexicon } from "./lexicon.js";
import { likeness, type Rung, type Term, termOf } from "./likeness.js";
import type { Token } from "./tokens.js";

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

export class Vocabulary {
  readonly terms: Term[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #memo = new Map<string, readonly Hit[]>();
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Number of the token's term, added where it is new. */
  add(token: Token): number {
    const known = this.#numberOf.get(token.stem);
    if (known !== undefined) return known;
    if (this.#memo.size > 0) this.#memo.clear();
    const number = this.terms.length;
    this.terms.push(termOf(token, this.#lexicon));
    this.#numberOf.set(token.stem, number);
    return number;
  }

  /** The terms that the token stands for, none for function words that carry nothing. */
  hits(token: Token): readonly Hit[] {
    if (!token.content) return NO_HITS;
    const known = this.#memo.get(token.word);
    if (known) return known;
    const hits = this.#compare(termOf(token, this.#lexicon));
    if (this.#memo.size >= MEMO_SIZE) this.#memo.clear();
    this.#memo.set(token.word, hits);
    return hits;
  }

  #compare(said: Term): readonly Hit[] {
    let hits: Hit[] | undefined;
    for (let term = 0; term < this.terms.length; term++) {
      const wanted = this.terms[term];
      const found = wanted && likeness(wanted, said);
      if (!found) continue;
      const hit = { term, score: found.score, rung: found.rung };
      if (hits) hits.push(hit);
      else hits = [hit];
    }
    return hits ?? NO_HITS;
  }
}
