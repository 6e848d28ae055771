/** The words a question looks for, and which of them each word of an answer stands for. */
import type { Lexicon } from "./lexicon.js";
import { FOUND, likeInForm, type Rung, relatednessOf, type Term, termOf } from "./likeness.js";
import type { Token } from "./tokens.js";

/** One word of the question that a word of the answer stands for. */
export interface Hit {
  /** Number of the term in the vocabulary. */
  readonly term: number;
  readonly score: number;
  readonly rung: Rung;
}

const NO_HITS: readonly Hit[] = [];
/** Distinct answer words whose topic is remembered for one question: what bounds the memory of a long run. */
const MEMO_SIZE = 3000;

/** States of vocabularies so far: a lemma remembers what it stands for in the last of them that asked. */
let states = 0;

/** Terms with indexes by all that makes words alike, so that a new word is not compared with each of them in full. */
export class Vocabulary {
  readonly terms: Term[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #byGroup = new Map<number, number[]>();
  readonly #byLetter = new Map<number, number[]>();
  /** By the word without the prefix that denies it. */
  readonly #byDenied = new Map<string, number[]>();
  readonly #relatedMemo = new Map<string, readonly Hit[]>();
  readonly #lexicon: Lexicon;
  readonly #id = ++states;
  /** Another number whenever a term is added. */
  #state = ++states;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Number of the token's term, added where it is new. */
  add(token: Token): number {
    const { lemma } = token;
    if (lemma.addedTo === this.#id) return lemma.term;
    const number = this.#numberOf.get(lemma.stem) ?? this.#append(token);
    lemma.addedTo = this.#id;
    lemma.term = number;
    return number;
  }

  #append(token: Token): number {
    if (this.#relatedMemo.size > 0) this.#relatedMemo.clear();
    this.#state = ++states;
    const number = this.terms.length;
    const term = termOf(token, this.#lexicon);
    this.terms.push(term);
    this.#numberOf.set(token.stem, number);
    for (const group of term.groups) addTo(this.#byGroup, group, number);
    addTo(this.#byLetter, term.stem.charCodeAt(0), number);
    for (const denied of term.denies) addTo(this.#byDenied, denied, number);
    return number;
  }

  /** The terms that the token stands for, none for function words that carry nothing. Words of the same topic are not among them. */
  hits(token: Token): readonly Hit[] {
    if (!token.content) return NO_HITS;
    const { lemma } = token;
    if (lemma.hitsOf === this.#state) return lemma.hits;
    const hits = this.#compare(termOf(token, this.#lexicon));
    lemma.hitsOf = this.#state;
    lemma.hits = hits;
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
      const score = taken.has(term) ? 0 : relatednessOf(wanted, said, this.#lexicon);
      if (score > 0) all.push({ term, score, rung: "related" });
    });
    if (this.#relatedMemo.size >= MEMO_SIZE) this.#relatedMemo.clear();
    this.#relatedMemo.set(token.word, all);
    return all;
  }

  /** Rung by rung, best first; a term is taken at its first. */
  #compare(said: Term): readonly Hit[] {
    const hits: Hit[] = [];
    take(hits, this.#numberOf.get(said.stem), "same");
    if (said.number) return hits.length > 0 ? hits : NO_HITS;
    for (const group of said.groups) takeAll(hits, this.#byGroup.get(group), "synonym");
    for (const opposite of said.opposites) take(hits, this.#numberOf.get(opposite), "opposite");
    for (const denied of said.denies) take(hits, this.#numberOf.get(denied), "opposite");
    takeAll(hits, this.#byDenied.get(said.stem), "opposite");
    for (const term of this.#byLetter.get(said.stem.charCodeAt(0)) ?? []) {
      const wanted = this.terms[term];
      const rung = wanted ? likeInForm(wanted, said, this.#lexicon) : undefined;
      if (rung) take(hits, term, rung);
    }
    return hits.length > 0 ? hits : NO_HITS;
  }
}

function takeAll(hits: Hit[], terms: readonly number[] | undefined, rung: keyof typeof FOUND): void {
  if (terms) for (const term of terms) take(hits, term, rung);
}

function take(hits: Hit[], term: number | undefined, rung: keyof typeof FOUND): void {
  if (term === undefined) return;
  for (const hit of hits) if (hit.term === term) return;
  hits.push({ term, score: FOUND[rung].score, rung });
}

/** Adds to the list that an index holds under a key. */
export function addTo<Key, Value>(index: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = index.get(key);
  if (known) known.push(value);
  else index.set(key, [value]);
}
