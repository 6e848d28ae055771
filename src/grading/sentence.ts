/** What one sentence of an answer says of a vocabulary: the best place of each term, in arrays that serve again for the next. */
import type { Reading } from "./reading.js";

export class Sentence {
  /** By term, 0..1: how well it is said. */
  readonly score: Float64Array;
  /** By term: the number of the token that says it. */
  readonly token: Int32Array;
  /** By term: 1 where it stands under a denial or is an opposite. */
  readonly turned: Uint8Array;
  /** Terms that are said. */
  readonly touched: number[] = [];

  constructor(terms: number) {
    this.score = new Float64Array(terms);
    this.token = new Int32Array(terms);
    this.turned = new Uint8Array(terms);
  }

  /** Forgets the last sentence and reads the tokens from `first` up to `last`. */
  read({ hits, text }: Reading, first: number, last: number): void {
    for (const term of this.touched) this.score[term] = 0;
    this.touched.length = 0;
    for (let token = first; token < last; token++)
      for (const { term, score, rung } of hits[token] ?? []) {
        const known = this.score[term] ?? 0;
        if (score <= known) continue;
        if (known === 0) this.touched.push(term);
        this.score[term] = score;
        this.token[term] = token;
        this.turned[term] = (text.denied[token] ?? 0) ^ (rung === "opposite" ? 1 : 0);
      }
  }
}
