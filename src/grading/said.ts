/** What an answer says of a vocabulary: by sentence and as a whole, as it stands or turned around. */
import type { Reading } from "./reading.js";

/** Best score by slot, for one sentence or a whole answer. Four slots a term: see `slotOf`. */
export interface Places {
  readonly score: Float64Array;
  readonly token: Int32Array;
}

/** What an answer says, by sentence and as a whole; one for all references of a question. */
export interface Said {
  readonly whole: Places;
  readonly sentences: readonly SaidSentence[];
}

export interface SaidSentence {
  /** Best score by slot. */
  readonly scores: ReadonlyMap<number, number>;
  /** The sentence as a whole is called false. */
  readonly disputed: boolean;
}

const SLOTS = 4;

/** A term as said or under a denial, by itself or by its opposite. */
export function slotOf(term: number, denied: number, opposite: number): number {
  return term * SLOTS + denied * 2 + opposite;
}

/** Collects the best places of all terms. */
export function saidBy({ text, hits }: Reading, terms: number): Said {
  const whole: Places = {
    score: new Float64Array(terms * SLOTS),
    token: new Int32Array(terms * SLOTS).fill(-1),
  };
  const sentences = text.sentences.map(({ first, last }) => {
    const here = new Map<number, number>();
    for (let at = first; at < last; at++)
      for (const { term, score, rung } of hits[at] ?? []) {
        const slot = slotOf(term, text.denied[at] ?? 0, rung === "opposite" ? 1 : 0);
        if (score > (here.get(slot) ?? 0)) here.set(slot, score);
        if (score > (whole.score[slot] ?? 0)) {
          whole.score[slot] = score;
          whole.token[slot] = at;
        }
      }
    return { scores: here, disputed: text.disputed[last - 1] === 1 };
  });
  return { whole, sentences };
}

/** The slot in which a term is said best. */
export function bestSlot(term: number, score: Float64Array): number {
  let best = term * SLOTS;
  for (let slot = best + 1; slot < (term + 1) * SLOTS; slot++)
    if ((score[slot] ?? 0) > (score[best] ?? 0)) best = slot;
  return best;
}
