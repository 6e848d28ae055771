/** Lays an answer beside a model answer: how much of it is said, how much is turned around, and in what order. */
import { swapsRoles } from "./action.js";
import type { Occurrence, Reading } from "./reading.js";
import type { ReferenceText, Unit } from "./reference-text.js";
import { bestSlot, type Places, type Said } from "./said.js";
import { turnOf } from "./turn.js";

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
  /** Neighboring words of the answer, joining words too, that are neighbors in the reference. */
  readonly runs: number;
  /** Of the neighbors in the reference that are both said, those said in the same order, near each other. */
  readonly order: number;
  /** How many such neighbors there are. */
  readonly pairs: number;
  /** Token numbers in the answer that carry the match. */
  readonly tokens: readonly number[];
}

/** What is said of the other participant is turned around. */
const SWAPPED = { agreed: false, opposed: true };
const EVIDENCE_FROM = 0.5;
const NEAR = 5;

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
    const swapped = unit.action !== undefined && swapsRoles(unit.action, reading);
    const turn = swapped ? SWAPPED : turnOf(unit, said.sentences);
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
    runs: runsOf(reference, reading),
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

function runsOf({ neighbors }: ReferenceText, { text: { tokens } }: Reading): number {
  let kept = 0;
  for (let i = 1; i < tokens.length; i++)
    if (neighbors.has(`${tokens[i - 1]?.stem} ${tokens[i]?.stem}`)) kept++;
  return tokens.length > 1 ? kept / (tokens.length - 1) : 1;
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

function tokensOf({ terms }: ReferenceText, whole: Places): number[] {
  const tokens = new Set<number>();
  for (const term of terms) {
    const slot = bestSlot(term, whole.score);
    if ((whole.score[slot] ?? 0) >= EVIDENCE_FROM) tokens.add(whole.token[slot] ?? 0);
  }
  return [...tokens].sort((a, b) => a - b);
}
