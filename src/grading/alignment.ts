/** Lays an answer beside a model answer: how much of it is said, how much is turned around, and in what order. */
import type { Occurrence, Reading } from "./reading.js";
import type { ReferenceText, Unit } from "./reference-text.js";

/** Shares from 0 to 1. */
export interface Alignment {
  /** Weight of the reference's words that the answer says. */
  readonly recall: number;
  /** The same by sentence, root mean square: high when some sentences are said nearly whole. */
  readonly units: number;
  /** Weight of the sentences that are said and turned around, of all that are said. */
  readonly opposed: number;
  /** Weight of the sentences that are said both ways round, of all that are said. */
  readonly hedged: number;
  /** How many of the telling words are said for certain, and how many there are. */
  readonly certain: number;
  readonly telling: number;
  /** Weight of the answer's words that are about something in the reference. */
  readonly precision: number;
  /** Of the neighbors in the reference that are both said, those said in the same order, near each other. */
  readonly order: number;
  /** How many such neighbors there are. */
  readonly pairs: number;
  /** Token numbers in the answer that carry the match. */
  readonly tokens: readonly number[];
}

/** A sentence of the answer speaks of a sentence of the reference when it says this share of it. */
const SPEAKS_FROM = 0.4;
/** It counts beside another one that says the opposite from this share on. */
const HEDGES_FROM = 0.7;
/** It turns it around when this share of what it says is turned around. */
const TURNED_FROM = 0.2;
/** … and more where it says less of the unit: then the denial may be about something else. */
const TURNED_SLACK = 0.3;
/** A sentence says a unit both ways round when this share of its words stands in it with and without a denial. */
const BOTH_FROM = 0.4;
/** Two sentences say a unit equally well when the lesser says this share of what the better does. */
const CLOSE_TO_BEST = 0.8;
const EVIDENCE_FROM = 0.5;
const NEAR = 5;

/** Best score by slot, for one sentence or a whole answer. Four slots a term: see `slotOf`. */
interface Places {
  readonly score: Float64Array;
  readonly token: Int32Array;
}

/** What an answer says, by sentence and as a whole; one for all references of a question. */
export interface Said {
  readonly whole: Places;
  readonly sentences: readonly ReadonlyMap<number, number>[];
}

const SLOTS = 4;

/** A term as said or under a denial, by itself or by its opposite. */
function slotOf(term: number, denied: number, opposite: number): number {
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
    return here;
  });
  return { whole, sentences };
}

/** `weightOf` gives the weight of a token of the answer. */
export function align(
  reference: ReferenceText,
  reading: Reading,
  said: Said,
  weightOf: (token: number) => number,
): Alignment {
  let recall = 0;
  let squares = 0;
  let mass = 0;
  let spoken = 0;
  let opposed = 0;
  let hedged = 0;
  for (const unit of reference.units) {
    const share = saidOf(unit, said.whole.score);
    recall += share.first;
    squares += unit.weight * share.all ** 2;
    mass += unit.weight;
    const turn = turnOf(unit, said.sentences);
    spoken += unit.weight * share.all;
    if (turn.opposed && !turn.agreed) opposed += unit.weight * share.all;
    if (turn.opposed && turn.agreed) hedged += unit.weight * share.all;
  }
  const { certain, telling } = certaintyOf(reference, reading.said);
  const { order, pairs } = orderOf(reference, reading.said);
  return {
    recall: recall / (reference.weight || 1),
    units: Math.sqrt(squares / (mass || 1)),
    opposed: spoken > 0 ? opposed / spoken : 0,
    hedged: spoken > 0 ? hedged / spoken : 0,
    precision: precisionOf(reference, reading, weightOf),
    certain,
    telling,
    order,
    pairs,
    tokens: tokensOf(reference, said.whole),
  };
}

/** Share of a unit that is said anywhere, either way round, and the weight of its first mentions that is. */
function saidOf(unit: Unit, score: Float64Array): { all: number; first: number } {
  let all = 0;
  let first = 0;
  for (const word of unit.words) {
    const best = score[bestSlot(word.term, score)] ?? 0;
    all += word.weight * best;
    if (word.first) first += word.weight * best;
  }
  return { all: all / unit.weight, first };
}

/** Whether the sentences that say most of the unit say it the same way round, or turn it around, or both. */
function turnOf(unit: Unit, sentences: Said["sentences"]): { agreed: boolean; opposed: boolean } {
  let agreed = 0;
  let opposed = 0;
  for (const here of sentences) {
    const { same, other, both } = waysOf(unit, here);
    const speaks = same + other;
    const saidTwice = both >= BOTH_FROM * unit.weight;
    const turned = other >= (TURNED_FROM + TURNED_SLACK * (1 - speaks / unit.weight)) * speaks;
    if (turned || saidTwice) opposed = Math.max(opposed, speaks);
    if (!turned || saidTwice) agreed = Math.max(agreed, speaks);
  }
  const best = Math.max(agreed, opposed);
  if (best < SPEAKS_FROM * unit.weight) return { agreed: false, opposed: false };
  const enough = Math.max(HEDGES_FROM * unit.weight, CLOSE_TO_BEST * best);
  return {
    agreed: agreed === best || agreed >= enough,
    opposed: opposed === best || opposed >= enough,
  };
}

/** Weights said the same way round and the other way round in one sentence. */
function waysOf(
  unit: Unit,
  here: ReadonlyMap<number, number>,
): { same: number; other: number; both: number } {
  let same = 0;
  let both = 0;
  let byDenial = 0;
  let byOpposite = 0;
  let denialShared = false;
  for (const { term, weight, denied } of unit.words) {
    const as = here.get(slotOf(term, denied, 0)) ?? 0;
    const twice = here.get(slotOf(term, 1 - denied, 1)) ?? 0;
    const turned = here.get(slotOf(term, 1 - denied, 0)) ?? 0;
    const opposite = here.get(slotOf(term, denied, 1)) ?? 0;
    const best = Math.max(as, twice, turned, opposite);
    both += weight * Math.min(as, turned);
    if (best === Math.max(as, twice)) same += weight * best;
    else if (best === turned) byDenial += weight * best;
    else byOpposite += weight * best;
    if (denied === 1 && as >= EVIDENCE_FROM && as === best) denialShared = true;
  }
  // Both deny the same thing; which other words the denial reaches is a matter of word order.
  return denialShared
    ? { same: same + byDenial, other: byOpposite, both }
    : { same, other: byDenial + byOpposite, both };
}

function precisionOf(
  reference: ReferenceText,
  { text, hits }: Reading,
  weightOf: (token: number) => number,
): number {
  let all = 0;
  let about = 0;
  const seen = new Set<string>();
  text.tokens.forEach((token, i) => {
    if (!token.content || seen.has(token.stem)) return;
    seen.add(token.stem);
    const weight = weightOf(i);
    let best = 0;
    for (const { term, score } of hits[i] ?? []) if (score > best && reference.terms.has(term)) best = score;
    all += weight;
    about += weight * best;
  });
  return all > 0 ? about / all : 0;
}

function certaintyOf({ units }: ReferenceText, said: Reading["said"]): { certain: number; telling: number } {
  let certain = 0;
  let telling = 0;
  for (const { words } of units)
    for (const word of words) {
      if (!word.first || !word.telling) continue;
      telling++;
      if ((said[word.term]?.length ?? 0) > 0) certain++;
    }
  return { certain, telling };
}

function orderOf({ units }: ReferenceText, said: Reading["said"]): { order: number; pairs: number } {
  let pairs = 0;
  let kept = 0;
  for (const { words } of units)
    for (let i = 1; i < words.length; i++) {
      const left = said[words[i - 1]?.term ?? -1] ?? [];
      const right = said[words[i]?.term ?? -1] ?? [];
      if (left.length === 0 || right.length === 0) continue;
      pairs++;
      if (followsNearby(left, right)) kept++;
    }
  return { order: pairs ? kept / pairs : 1, pairs };
}

/** True where some place on the right comes within a few words after one on the left. Linear in both. */
function followsNearby(left: readonly Occurrence[], right: readonly Occurrence[]): boolean {
  let j = 0;
  for (const { token } of left) {
    while (j < right.length && (right[j]?.token ?? 0) <= token) j++;
    const next = right[j];
    if (next && next.token - token <= NEAR) return true;
  }
  return false;
}

function bestSlot(term: number, score: Float64Array): number {
  let best = term * SLOTS;
  for (let slot = best + 1; slot < (term + 1) * SLOTS; slot++)
    if ((score[slot] ?? 0) > (score[best] ?? 0)) best = slot;
  return best;
}

function tokensOf({ terms }: ReferenceText, whole: Places): number[] {
  const tokens = new Set<number>();
  for (const term of terms) {
    const slot = bestSlot(term, whole.score);
    if ((whole.score[slot] ?? 0) >= EVIDENCE_FROM) tokens.add(whole.token[slot] ?? 0);
  }
  return [...tokens].sort((a, b) => a - b);
}
