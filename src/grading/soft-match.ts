/** How much of a target's meaning the best sentence of an answer carries, where no phrase fits word by word. */
import type { Reading } from "./reading.js";
import type { Target } from "./target.js";

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

const NOTHING: SoftMatch = { agreed: 0, opposed: 0, certain: 0, tokens: [] };
/** What a word counts that is said in the sentence before: statements run over full stops. */
const SENTENCE_BEFORE = 0.8;
/** Merely related words carry meaning but are no evidence. */
const EVIDENCE_FROM = 0.5;
/** Scores of listed and inflected words, also from the sentence before. */
const CERTAIN_FROM = 0.65;

/** For each target its best sentence. Linear in the answer's length times the number of targets. */
export function matchSoftly(targets: readonly Target[], reading: Reading): SoftMatch[] {
  const best: SoftMatch[] = targets.map(() => NOTHING);
  let here = new Sentence(reading.said.length);
  let before = new Sentence(reading.said.length);
  for (const { first, last } of reading.text.sentences) {
    here.read(reading, first, last);
    if (here.says)
      for (let i = 0; i < targets.length; i++) {
        const target = targets[i];
        const known = best[i] ?? NOTHING;
        const found = target && target.weight > 0 ? better(target, here, before, known) : undefined;
        if (found) best[i] = found;
      }
    [here, before] = [before, here];
  }
  return best;
}

/** The best place of each term within one sentence, in arrays that are used again for the next one. */
class Sentence {
  readonly score: Float64Array;
  readonly token: Int32Array;
  /** 1 where it stands under a denial or is an opposite. */
  readonly turned: Uint8Array;
  #touched: number[] = [];

  constructor(terms: number) {
    this.score = new Float64Array(terms);
    this.token = new Int32Array(terms);
    this.turned = new Uint8Array(terms);
  }

  get says(): boolean {
    return this.#touched.length > 0;
  }

  read({ hits, text }: Reading, first: number, last: number): void {
    for (const term of this.#touched) this.score[term] = 0;
    this.#touched = [];
    for (let token = first; token < last; token++)
      for (const { term, score, rung } of hits[token] ?? []) {
        const known = this.score[term] ?? 0;
        if (score <= known) continue;
        if (known === 0) this.#touched.push(term);
        this.score[term] = score;
        this.token[term] = token;
        this.turned[term] = (text.denied[token] ?? 0) ^ (rung === "opposite" ? 1 : 0);
      }
  }
}

/** The match of a target in a sentence and the one before, where it beats the known one. */
function better(target: Target, here: Sentence, before: Sentence, known: SoftMatch): SoftMatch | undefined {
  let agreed = 0;
  let opposed = 0;
  let certain = 0;
  let inside = false;
  for (const { term, weight, denied, telling } of target.words) {
    const now = here.score[term] ?? 0;
    const earlier = (before.score[term] ?? 0) * SENTENCE_BEFORE;
    const score = Math.max(now, earlier);
    if (score === 0) continue;
    if (now >= earlier) inside = true;
    const turned = (now >= earlier ? here : before).turned[term] ?? 0;
    if (turned ^ denied) opposed += weight * score;
    else agreed += weight * score;
    if (telling && score >= CERTAIN_FROM) certain++;
  }
  if (!inside) return undefined;
  const net = (agreed - opposed) / target.weight;
  const beats = net > known.agreed - known.opposed || (known === NOTHING && opposed > 0);
  if (!beats) return undefined;
  const tokens = tokensOf(target, here, before);
  return { agreed: agreed / target.weight, opposed: opposed / target.weight, certain, tokens };
}

function tokensOf(target: Target, here: Sentence, before: Sentence): number[] {
  const tokens = new Set<number>();
  for (const { term } of target.words) {
    const now = here.score[term] ?? 0;
    const earlier = (before.score[term] ?? 0) * SENTENCE_BEFORE;
    if (Math.max(now, earlier) >= EVIDENCE_FROM)
      tokens.add((now >= earlier ? here : before).token[term] ?? 0);
  }
  return [...tokens].sort((a, b) => a - b);
}
