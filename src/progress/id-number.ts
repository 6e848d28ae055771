/** Event ids as three numbers each, so that a million of them can be compared without making a million strings. */
import { CROCKFORD } from "../core/ids.js";

/** Numbers for one id. */
export const PARTS = 3;

const LENGTH = 26;
/** Digits of five bits in one number: 45 bits are exact. */
const IN_PART = 9;
const NOT_A_DIGIT = 255;

const DIGIT = new Uint8Array(256).fill(NOT_A_DIGIT);
for (let i = 0; i < CROCKFORD.length; i++) DIGIT[CROCKFORD.charCodeAt(i)] = i;

/** Writes the id whose text starts at `start` to `into`; false, with anything in there, when no id does. */
export function readIdNumbers(bytes: Uint8Array, start: number, into: Float64Array, index: number): boolean {
  if ((DIGIT[bytes[start] ?? 0] ?? NOT_A_DIGIT) > 7) return false;
  for (let part = 0, i = 0; part < PARTS; part++) {
    let number = 0;
    for (const end = Math.min(LENGTH, i + IN_PART); i < end; i++) {
      const digit = DIGIT[bytes[start + i] ?? 0] ?? NOT_A_DIGIT;
      if (digit === NOT_A_DIGIT) return false;
      number = number * 32 + digit;
    }
    into[index + part] = number;
  }
  return true;
}

/** Below zero when the id at `a` comes first, as comparing the texts would say. */
export function compareIds(x: Float64Array, a: number, y: Float64Array, b: number): number {
  for (let part = 0; part < PARTS; part++) {
    const difference = (x[a + part] ?? 0) - (y[b + part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
