/** Slugs for points and sortable unique ids (ULID) for events. */
import type { Random } from "./random.js";

/** Lower-case ASCII words joined by dashes; empty when the text has none. */
export function slug(text: string, maxLength = 48): string {
  const words = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .match(/[a-z0-9]+/g);
  let out = "";
  for (const word of words ?? []) {
    if (out && out.length + 1 + word.length > maxLength) break;
    out = out ? `${out}-${word}` : word.slice(0, maxLength);
  }
  return out;
}

/** Base 32 without I, L, O and U. */
export const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 48 bits of milliseconds: the year 10889. */
const LAST_TIME = 2 ** 48 - 1;

export const EVENT_ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * Makes ULIDs (github.com/ulid/spec): 48 bits of milliseconds, 80 random bits. Within one millisecond,
 * and when the clock goes back, the previous id is incremented, so one maker's ids always ascend.
 *
 * @param after an id that all made ones must follow, even when the clock says it lies in the future
 */
export function createIdMaker(now: () => number, random: Pick<Random, "below">, after = ""): () => string {
  let lastTime = -1;
  const floor = EVENT_ID.test(after) && decodeTime(after) < LAST_TIME ? decodeTime(after) + 1 : 0;
  let digits: number[] = [];
  return () => {
    // A fresh millisecond rather than the next number: two makers that follow the same id must not meet.
    const time = Math.max(floor, Math.floor(now()));
    if (time > lastTime) {
      lastTime = time;
      digits = Array.from({ length: 16 }, () => random.below(32));
    } else {
      increment(digits);
    }
    return encodeTime(lastTime) + digits.map((digit) => CROCKFORD[digit]).join("");
  };
}

function increment(digits: number[]): void {
  for (let i = digits.length - 1; i >= 0; i--) {
    const digit = digits[i] ?? 0;
    if (digit < 31) {
      digits[i] = digit + 1;
      return;
    }
    digits[i] = 0;
  }
}

/** Ten digits for milliseconds since 1970. */
export function encodeTime(milliseconds: number): string {
  let rest = milliseconds;
  let out = "";
  for (let i = 0; i < 10; i++) {
    out = CROCKFORD[rest % 32] + out;
    rest = Math.floor(rest / 32);
  }
  return out;
}

/** The milliseconds since 1970 in an id. */
export function decodeTime(id: string): number {
  let time = 0;
  for (const char of id.slice(0, 10)) time = time * 32 + CROCKFORD.indexOf(char);
  return time;
}
