/** What one sentence of an answer says of a vocabulary: the best place of each term, in arrays that serve again for the next. */
import { relatednessOf, type Term } from "./likeness.js";
import type { Reading } from "./reading.js";
import type { Vocabulary } from "./vocabulary.js";

export class Sentence {
  /** By term, 0..1: how well it is said for certain. */
  readonly score: Float64Array;
  /** By term: the number of the token that says it. */
  readonly token: Int32Array;
  /** By term: 1 where it stands under a denial or is an opposite. */
  readonly turned: Uint8Array;
  /** Terms that are said for certain. */
  readonly touched: number[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #related: Float64Array;
  readonly #relatedKnown: Uint8Array;
  readonly #relatedAsked: number[] = [];
  /** Words that have a topic, and where they stand. */
  #topical: { term: Term; token: number }[] | undefined;
  #reading: Reading | undefined;
  #first = 0;
  #last = 0;

  constructor(vocabulary: Vocabulary) {
    const terms = vocabulary.terms.length;
    this.#vocabulary = vocabulary;
    this.score = new Float64Array(terms);
    this.token = new Int32Array(terms);
    this.turned = new Uint8Array(terms);
    this.#related = new Float64Array(terms);
    this.#relatedKnown = new Uint8Array(terms);
  }

  read(reading: Reading, first: number, last: number): void {
    for (const term of this.touched) this.score[term] = 0;
    for (const term of this.#relatedAsked) this.#relatedKnown[term] = 0;
    this.touched.length = 0;
    this.#relatedAsked.length = 0;
    this.#topical = undefined;
    this.#reading = reading;
    this.#first = first;
    this.#last = last;
    for (let token = first; token < last; token++)
      for (const { term, score, rung } of reading.hits[token] ?? []) {
        const known = this.score[term] ?? 0;
        if (score <= known) continue;
        if (known === 0) this.touched.push(term);
        this.#place(term, score, token, rung === "opposite");
      }
  }

  /** How far some word of the sentence is of a term's topic, where the term is not said for certain; then its place is known too. */
  related(term: number): number {
    if (this.#relatedKnown[term] === 1) return this.#related[term] ?? 0;
    const wanted = this.#vocabulary.terms[term];
    let best = 0;
    let place = this.#first;
    if (wanted && wanted.index >= 0)
      for (const said of this.#topicalWords()) {
        const score = relatednessOf(wanted, said.term);
        if (score <= best) continue;
        best = score;
        place = said.token;
      }
    this.#relatedKnown[term] = 1;
    this.#relatedAsked.push(term);
    this.#related[term] = best;
    this.token[term] = place;
    this.turned[term] = this.#reading?.text.denied[place] ?? 0;
    return best;
  }

  #place(term: number, score: number, token: number, opposite: boolean): void {
    this.score[term] = score;
    this.token[term] = token;
    this.turned[term] = (this.#reading?.text.denied[token] ?? 0) ^ (opposite ? 1 : 0);
  }

  #topicalWords(): { term: Term; token: number }[] {
    if (this.#topical) return this.#topical;
    const words: { term: Term; token: number }[] = [];
    for (let token = this.#first; token < this.#last; token++) {
      const said = this.#reading?.text.tokens[token];
      const term = said && this.#vocabulary.topical(said);
      if (term) words.push({ term, token });
    }
    this.#topical = words;
    return words;
  }
}
