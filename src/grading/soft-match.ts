/** How much of a target's meaning the best sentence of an answer carries, where no phrase fits word by word. */
import { RELATED_MOST } from "./likeness.js";
import type { Reading } from "./reading.js";
import { Sentence } from "./sentence.js";
import type { Target } from "./target.js";
import type { Vocabulary } from "./vocabulary.js";

export interface SoftMatch {
  /** 0..1: share of the target's weight that is said the same way round. */
  readonly agreed: number;
  /** 0..1: share of its weight that is said the other way round. */
  readonly opposed: number;
  /** How many of its telling words are said for certain, not merely by something related. */
  readonly certain: number;
  /** Token numbers in the answer that carry it, ascending. */
  readonly tokens: readonly number[];
}

/** With fewer words said for certain, no likeness of topic makes a point even partly covered. */
const CERTAIN_BEFORE_RELATED = 2;

const NOTHING: SoftMatch = { agreed: 0, opposed: 0, certain: 0, tokens: [] };
/** What a word counts that is said in the sentence before: statements run over full stops. */
const SENTENCE_BEFORE = 0.8;

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
  vocabulary: Vocabulary,
  settled: Uint8Array = new Uint8Array(all.length),
): SoftMatch[] {
  const best: SoftMatch[] = all.map(() => NOTHING);
  if (settled.every((done) => done === 1)) return best;
  const seenIn = new Int32Array(all.length).fill(-1);
  let here = new Sentence(vocabulary);
  let before = new Sentence(vocabulary);
  reading.text.sentences.forEach(({ first, last }, sentence) => {
    here.read(reading, first, last);
    const consider = (terms: readonly number[]) => {
      for (const term of terms)
        for (const i of telling[term] ?? []) {
          if (settled[i] === 1 || seenIn[i] === sentence) continue;
          seenIn[i] = sentence;
          const target = all[i];
          const found = target && better(target, here, before, best[i] ?? NOTHING);
          if (found) best[i] = found;
        }
    };
    consider(here.touched);
    if (here.touched.length > 0) consider(before.touched);
    [here, before] = [before, here];
  });
  return best;
}

/** The match of a target in a sentence and the one before, where it beats the known one. */
function better(target: Target, here: Sentence, before: Sentence, known: SoftMatch): SoftMatch | undefined {
  let agreed = 0;
  let opposed = 0;
  let certain = 0;
  let inside = false;
  let missing = 0;
  for (const { term, weight, denied, telling } of target.words) {
    const now = here.score[term] ?? 0;
    const earlier = (before.score[term] ?? 0) * SENTENCE_BEFORE;
    if (now === 0 && earlier === 0) {
      missing += weight;
      continue;
    }
    const isNow = now >= earlier;
    if (isNow) inside = true;
    if (((isNow ? here : before).turned[term] ?? 0) ^ denied) opposed += weight * (isNow ? now : earlier);
    else agreed += weight * (isNow ? now : earlier);
    if (telling) certain++;
  }
  if (!inside || certain === 0) return undefined;
  const mark = (known.agreed - known.opposed) * target.weight;
  // Words of the same topic are only looked for where they could make this the best sentence.
  if (known !== NOTHING && agreed - opposed + missing * RELATED_MOST <= mark) return undefined;
  if (missing > 0 && certain >= CERTAIN_BEFORE_RELATED)
    for (const { term, weight, denied } of target.words) {
      if (here.score[term] || before.score[term]) continue;
      const now = here.related(term);
      const earlier = before.related(term) * SENTENCE_BEFORE;
      const isNow = now >= earlier;
      if (((isNow ? here : before).turned[term] ?? 0) ^ denied) opposed += weight * (isNow ? now : earlier);
      else agreed += weight * (isNow ? now : earlier);
    }
  if (agreed - opposed <= mark && !(known === NOTHING && opposed > 0)) return undefined;
  const tokens = tokensOf(target, here, before);
  return { agreed: agreed / target.weight, opposed: opposed / target.weight, certain, tokens };
}

/** Tokens of the words that are said for certain. */
function tokensOf(target: Target, here: Sentence, before: Sentence): number[] {
  const tokens = new Set<number>();
  for (const { term } of target.words) {
    const now = here.score[term] ?? 0;
    const earlier = (before.score[term] ?? 0) * SENTENCE_BEFORE;
    if (Math.max(now, earlier) > 0) tokens.add((now >= earlier ? here : before).token[term] ?? 0);
  }
  return [...tokens].sort((a, b) => a - b);
}
