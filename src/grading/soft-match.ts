/** How much of a target the best sentence of an answer says, where no phrase fits word by word. */
import type { Reading } from "./reading.js";
import { Sentence } from "./sentence.js";
import type { Target } from "./target.js";

export interface SoftMatch {
  /** 0..1: share of the target's weight that is said the same way round. */
  readonly agreed: number;
  /** 0..1: share of its weight that is said the other way round. */
  readonly opposed: number;
  /** Nats: how rare the words are that are said the same way round. */
  readonly rarity: number;
  /** Token numbers in the answer that carry it, ascending. */
  readonly tokens: readonly number[];
}

/** Nothing is said. */
export const NOTHING: SoftMatch = { agreed: 0, opposed: 0, rarity: 0, tokens: [] };
/** Targets that are matched together, and which of them look for a term as a telling word. */
export interface Targets {
  readonly all: readonly Target[];
  /** By term: numbers of targets. */
  readonly telling: readonly (readonly number[] | undefined)[];
}

export function targetsOf(all: readonly Target[]): Targets {
  const telling: number[][] = [];
  all.forEach(({ words }, i) => {
    for (const word of words)
      if (word.telling) {
        const known = telling[word.term];
        if (known) known.push(i);
        else telling[word.term] = [i];
      }
  });
  return { all, telling };
}

/**
 * For each target its best sentence, of those that say at least one of its telling words for certain. Targets are
 * passed over where `settled` is 1. Linear in the answer's length times the number of targets.
 */
export function matchSoftly(
  { all, telling }: Targets,
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
        const found = target && better(target, sentence, best[i] ?? NOTHING);
        if (found) best[i] = found;
      }
  });
  return best;
}

/** The match of a target in a sentence, where it beats the known one. */
function better(target: Target, said: Sentence, known: SoftMatch): SoftMatch | undefined {
  let agreed = 0;
  let opposed = 0;
  let rarity = 0;
  for (const { term, weight, denied, rarity: rare } of target.words) {
    const score = said.score[term] ?? 0;
    if (score === 0) continue;
    if ((said.turned[term] ?? 0) ^ denied) {
      opposed += weight * score;
    } else {
      agreed += weight * score;
      rarity += rare * score;
    }
  }
  const mark = (known.agreed - known.opposed) * target.weight;
  if (agreed - opposed <= mark && !(known === NOTHING && opposed > 0)) return undefined;
  const tokens = new Set<number>();
  for (const { term } of target.words) if (said.score[term]) tokens.add(said.token[term] ?? 0);
  return {
    agreed: agreed / target.weight,
    opposed: opposed / target.weight,
    rarity,
    tokens: [...tokens].sort((a, b) => a - b),
  };
}
