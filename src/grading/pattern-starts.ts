/** How the matches of a pattern may begin: most places of a text are passed over by a look at two characters. */
import type { Step } from "./pattern-program.js";

const ASCII = 128;
/** Codes as bits, in words of 32. */
const WORDS = ASCII / 32;

export interface Starts {
  /** By code, lower case: 1 where a match may begin with it. */
  readonly first: Uint8Array;
  /** By first code, `WORDS` words each: the codes that may follow it. */
  readonly second: Int32Array;
}

/** Whether a match may begin with two characters, lower case; -1 for the end of the text. */
export function mayStart({ first, second }: Starts, code: number, next: number): boolean {
  if (code < 0 || code >= ASCII) return code >= 0;
  if (first[code] !== 1) return false;
  // Which of them is the end, or no ASCII, decides nothing: the steps will tell.
  return next < 0 || next >= ASCII || (((second[code * WORDS + (next >> 5)] ?? 0) >> (next & 31)) & 1) === 1;
}

export function startsOf(steps: readonly Step[]): Starts {
  const first = new Uint8Array(ASCII);
  const second = new Int32Array(ASCII * WORDS);
  for (const at of readingFrom(0, steps).places) {
    const follow = followersOf(at + 1, steps);
    for (const code of codesOf(steps[at])) {
      first[code] = 1;
      for (let word = 0; word < WORDS; word++)
        second[code * WORDS + word] = (second[code * WORDS + word] ?? 0) | (follow[word] ?? 0);
    }
  }
  return { first, second };
}

/** The codes that a match may read next from a step on, as bits: all of them where it may end there. */
function followersOf(from: number, steps: readonly Step[]): Int32Array {
  const { places, ends } = readingFrom(from, steps);
  const codes = new Int32Array(WORDS).fill(ends ? -1 : 0);
  if (!ends)
    for (const at of places)
      for (const code of codesOf(steps[at])) codes[code >> 5] = (codes[code >> 5] ?? 0) | (1 << (code & 31));
  return codes;
}

/** The steps that read next from a step on, and whether a match may end before them; tests of places are taken to hold. */
function readingFrom(from: number, steps: readonly Step[]): { places: number[]; ends: boolean } {
  const places: number[] = [];
  const seen = new Set<number>();
  const pending = [from];
  let ends = false;
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const step = steps[at];
    if (!step || seen.has(at)) continue;
    seen.add(at);
    if (step.kind === "split") pending.push(...step.to);
    else if (step.kind === "test") pending.push(at + 1);
    else if (step.kind === "match") ends = true;
    else places.push(at);
  }
  return { places, ends };
}

function codesOf(step: Step | undefined): number[] {
  if (step?.kind === "letter") return step.code < ASCII ? [step.code] : [];
  const codes: number[] = [];
  if (step?.kind === "read")
    for (let code = 0; code < ASCII; code++) if (step.accepts(code)) codes.push(code);
  return codes;
}
