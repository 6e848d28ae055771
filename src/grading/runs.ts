/** Finds the runs of letters and digits in a text. A run of plain letters is known again without cutting it out. */
import { type Piece, piecesOf } from "./lemmas.js";

/** Alternatives in order: names with signs, numbers with a letter code, numbers, words with apostrophes. */
const RUN =
  /[cC]\+\+|[cC]#|[oO]\([^)\s]{1,8}\)|2[pP][cClL]\b|2[fF][aA]\b|\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’´]\p{L}+)*/gu;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const APOSTROPHE = 3;
/** Class of an ASCII character; all others may be letters of other scripts. */
const CLASS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[a-zA-Z]/.test(char) ? LETTER : /\d/.test(char) ? DIGIT : char === "'" ? APOSTROPHE : OTHER;
});
const PLUS = 43;
const HASH = 35;
const PARENTHESIS = 40;

interface Known {
  readonly raw: string;
  readonly pieces: readonly Piece[];
}

/** Slots of the table of known runs: a power of two. Two runs of one slot take turns. */
const SLOTS = 1 << 15;
const table: (Known | undefined)[] = new Array(SLOTS).fill(undefined);

/** Calls `take` with the words of each run, in order, and with the place of the run. Linear in the text's length. */
export function eachRun(text: string, take: (pieces: readonly Piece[], at: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? CLASS[code] : LETTER;
    if (kind !== LETTER && kind !== DIGIT) at++;
    else if (kind === LETTER && code < 128) at = plainRun(text, at, take);
    else at = anyRun(text, at, take);
  }
}

/** A run that opens with an ASCII letter: most are nothing but letters and digits, up to a space or a mark. */
function plainRun(text: string, from: number, take: (pieces: readonly Piece[], at: number) => void): number {
  let hash = 0x811c9dc5;
  let to = from;
  let code = text.charCodeAt(from);
  while (code < 128 && (CLASS[code] === LETTER || CLASS[code] === DIGIT)) {
    hash = Math.imul(hash ^ code, 0x01000193);
    code = text.charCodeAt(++to);
  }
  const isPlain = to === text.length || (code < 128 && CLASS[code] !== APOSTROPHE && !mayTakeSigns(code, to - from));
  if (!isPlain) return anyRun(text, from, take);
  const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  const known = table[slot];
  if (known && known.raw.length === to - from && startsWith(text, known.raw, from)) {
    take(known.pieces, from);
    return to;
  }
  const raw = text.slice(from, to);
  const pieces = piecesOf(raw);
  table[slot] = { raw, pieces };
  take(pieces, from);
  return to;
}

/** "C++", "C#" and "O(n)" go on after their letter. */
function mayTakeSigns(code: number, length: number): boolean {
  return length === 1 && (code === PLUS || code === HASH || code === PARENTHESIS);
}

function startsWith(text: string, start: string, at: number): boolean {
  for (let i = 0; i < start.length; i++) if (text.charCodeAt(at + i) !== start.charCodeAt(i)) return false;
  return true;
}

/** The next run from `from` on, whatever it is made of. */
function anyRun(text: string, from: number, take: (pieces: readonly Piece[], at: number) => void): number {
  RUN.lastIndex = from;
  const match = RUN.exec(text);
  if (!match) return text.length;
  take(piecesOf(match[0]), match.index);
  return RUN.lastIndex;
}
