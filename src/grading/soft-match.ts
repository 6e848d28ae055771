/** How much of a target the best sentence of an answer says, where no phrase fits word by word. */
import type { Reading } from "./reading.js";
import { Sentence } from "./sentence.js";
import { ascending } from "./spans.js";
import type { Target, Weights } from "./target.js";

export interface SoftMatch {
  /** 0..1: share of the target's weight that is said the same way round. */
  readonly agreed: number;
  /** 0..1: share of its weight that is said the other way round. */
  readonly opposed: number;
  /** Nats: how rare the words are that are said the same way round. */
  readonly rarity: number;
  /** Number of the sentence that says it, or -1. */
  readonly sentence: number;
}

/** Nothing is said. */
export const NOTHING: SoftMatch = { agreed: 0, opposed: 0, rarity: 0, sentence: -1 };

/** Targets that are matched together, and which of them look for a term as a telling word. */
export interface Targets {
  readonly all: readonly Target[];
  /** By term: numbers of targets. */
  readonly telling: readonly (readonly number[] | undefined)[];
  /** By term, nats: how rare it is. */
  readonly rarity: readonly number[];
}

export function targetsOf(all: readonly Target[], weights: Weights): Targets {
  const telling: (number[] | undefined)[] = new Array(weights.telling.length).fill(undefined);
  for (let i = 0; i < all.length; i++)
    for (const term of all[i]?.terms ?? [])
      if (weights.telling[term]) {
        const known = telling[term];
        if (known) known.push(i);
        else telling[term] = [i];
      }
  return { all, telling, rarity: weights.rarity };
}

/**
 * For each target its best sentence, of those that say at least one of its telling words for certain. Targets are
 * passed over where `settled` is 1. Linear in the answer's length times the number of targets.
 */
export function matchSoftly(
  { all, telling, rarity }: Targets,
  reading: Reading,
  terms: number,
  settled: Uint8Array = new Uint8Array(all.length),
): SoftMatch[] {
  const best: SoftMatch[] = all.map(() => NOTHING);
  if (settled.every((done) => done === 1)) return best;
  const seenIn = new Int32Array(all.length).fill(-1);
  const sentence = new Sentence(terms);
  reading.text.sentences.forEach(({ first, last }, number) => {
    sentence.read(reading, first, last);
    for (const term of sentence.touched)
      for (const i of telling[term] ?? []) {
        if (settled[i] === 1 || seenIn[i] === number) continue;
        seenIn[i] = number;
        const target = all[i];
        const found = target && better(target, sentence, number, best[i] ?? NOTHING, rarity);
        if (found) best[i] = found;
      }
  });
  return best;
}

/** The match of a target in a sentence, where it beats the known one. */
function better(
  { terms, weights, denied, weight }: Target,
  said: Sentence,
  number: number,
  known: SoftMatch,
  rarities: readonly number[],
): SoftMatch | undefined {
  let agreed = 0;
  let opposed = 0;
  let rarity = 0;
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] ?? 0;
    const score = said.score[term] ?? 0;
    if (score === 0) continue;
    if ((said.turned[term] ?? 0) ^ (denied[i] ?? 0)) {
      opposed += (weights[i] ?? 0) * score;
    } else {
      agreed += (weights[i] ?? 0) * score;
      rarity += (rarities[term] ?? 0) * score;
    }
  }
  const mark = (known.agreed - known.opposed) * weight;
  if (agreed - opposed <= mark && !(known === NOTHING && opposed > 0)) return undefined;
  return { agreed: agreed / weight, opposed: opposed / weight, rarity, sentence: number };
}

/** Token numbers in the answer that carry a match, ascending. */
export function tokensOf({ terms }: Target, { sentence }: SoftMatch, reading: Reading): number[] {
  const stretch = reading.text.sentences[sentence];
  if (!stretch) return [];
  const best = new Map<number, { token: number; score: number }>();
  for (let token = stretch.first; token < stretch.last; token++)
    for (const { term, score } of reading.hits[token] ?? [])
      if (score > (best.get(term)?.score ?? 0)) best.set(term, { token, score });
  return ascending(terms.flatMap((term) => best.get(term)?.token ?? []));
}
