/** The words a question looks for, and which of them each word of an answer stands for. */
import type { Lexicon } from "./lexicon.js";
import { FOUND, isDenialOf, likeInForm, type Rung, relatedness, type Term, termOf } from "./likeness.js";
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

/** Terms with indexes by all that makes words alike, so that a new word is not compared with each of them in full. */
export class Vocabulary {
  readonly terms: Term[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #byGroup = new Map<number, number[]>();
  readonly #byLetter = new Map<number, number[]>();
  readonly #memo = new Map<string, readonly Hit[]>();
  readonly #lexicon: Lexicon;
  /** All terms' vectors in one array, built when first needed. */
  #vectors: Float32Array | undefined;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Number of the token's term, added where it is new. */
  add(token: Token): number {
    const known = this.#numberOf.get(token.stem);
    if (known !== undefined) return known;
    if (this.#memo.size > 0) this.#memo.clear();
    this.#vectors = undefined;
    const number = this.terms.length;
    const term = termOf(token, this.#lexicon);
    this.terms.push(term);
    this.#numberOf.set(token.stem, number);
    for (const group of term.groups) addTo(this.#byGroup, group, number);
    addTo(this.#byLetter, term.stem.charCodeAt(0), number);
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

  /** Rung by rung, best first; a term is taken at its first. */
  #compare(said: Term): readonly Hit[] {
    const hits: Hit[] = [];
    const taken = new Set<number>();
    const take = (term: number, rung: keyof typeof FOUND) => {
      if (taken.has(term)) return;
      taken.add(term);
      hits.push({ term, score: FOUND[rung].score, rung });
    };
    const same = this.#numberOf.get(said.stem);
    if (same !== undefined) take(same, "same");
    if (said.number) return hits.length > 0 ? hits : NO_HITS;
    for (const group of said.groups) for (const term of this.#byGroup.get(group) ?? []) take(term, "synonym");
    for (const opposite of said.opposites ?? []) {
      const term = this.#numberOf.get(opposite);
      if (term !== undefined) take(term, "opposite");
    }
    this.terms.forEach((wanted, term) => {
      if (isDenialOf(wanted, said)) take(term, "opposite");
    });
    for (const term of this.#byLetter.get(said.stem.charCodeAt(0)) ?? []) {
      const wanted = this.terms[term];
      const rung = wanted && !taken.has(term) ? likeInForm(wanted, said) : undefined;
      if (rung) take(term, rung);
    }
    if (said.index >= 0) this.#addRelated(said, taken, hits);
    return hits.length > 0 ? hits : NO_HITS;
  }

  #addRelated(said: Term, taken: ReadonlySet<number>, hits: Hit[]): void {
    const vectors = this.#allVectors();
    const { vector } = said;
    const dimensions = vector.length;
    for (let term = 0, at = 0; term < this.terms.length; term++, at += dimensions) {
      let sum = 0;
      for (let k = 0; k < dimensions; k++) sum += (vectors[at + k] ?? 0) * (vector[k] ?? 0);
      const score = relatedness(sum);
      if (score > 0 && !taken.has(term)) hits.push({ term, score, rung: "related" });
    }
  }

  /** Zeros for terms that the lexicon does not know. */
  #allVectors(): Float32Array {
    if (this.#vectors) return this.#vectors;
    const { dimensions } = this.#lexicon;
    const vectors = new Float32Array(this.terms.length * dimensions);
    this.terms.forEach((term, number) => {
      if (term.index >= 0) vectors.set(term.vector, number * dimensions);
    });
    this.#vectors = vectors;
    return vectors;
  }
}

function addTo(index: Map<number, number[]>, key: number, value: number): void {
  const known = index.get(key);
  if (known) known.push(value);
  else index.set(key, [value]);
}
