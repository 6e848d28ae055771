/** Runs of letters and digits that were cut into words before, found again without being cut out of their text. */
import { type Lemma, ownCopy, type Piece, piecesOf } from "./lemmas.js";

/** A run as typed, and its words. */
export interface Run {
  readonly raw: string;
  readonly hash: number;
  readonly pieces: readonly Piece[];
  /** Its word, where it is nothing but one word, and whether that is rather a name. */
  readonly lemma: Lemma | undefined;
  readonly name: boolean;
}

/** Slots of the table, a power of two, and how many of them a run may stand in. */
const SLOTS = 1 << 15;
const PROBES = 4;
const table: (Run | undefined)[] = new Array(SLOTS).fill(undefined);

/** Longer runs are no words, and not worth keeping. */
const LONGEST_KEPT = 64;

/** The run that stands from `from` up to `to` in a text; `hash` is a hash of its code units. */
export function runAt(text: string, from: number, to: number, hash: number): Run {
  const home = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  let free = home;
  for (let probe = 0; probe < PROBES; probe++) {
    const slot = (home + probe) & (SLOTS - 1);
    const run = table[slot];
    if (run === undefined) {
      free = slot;
      break;
    }
    if (run.hash === hash && run.raw.length === to - from && startsWith(text, run.raw, from)) return run;
  }
  const made = runOf(ownCopy(text.slice(from, to)), hash);
  if (to - from <= LONGEST_KEPT) table[free] = made;
  return made;
}

export function runOf(raw: string, hash: number): Run {
  const pieces = piecesOf(raw);
  const [first, second] = pieces;
  const only = second === undefined ? first : undefined;
  return { raw, hash, pieces, lemma: only?.lemma, name: only?.name ?? false };
}

function startsWith(text: string, start: string, at: number): boolean {
  for (let i = 0; i < start.length; i++) if (text.charCodeAt(at + i) !== start.charCodeAt(i)) return false;
  return true;
}
