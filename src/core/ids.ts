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

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export const EVENT_ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * Makes ULIDs (github.com/ulid/spec): 48 bits of milliseconds, 80 random bits. Within one millisecond,
 * and when the clock goes back, the previous id is incremented, so one maker's ids always ascend.
 */
export function createIdMaker(now: () => number, random: Pick<Random, "below">): () => string {
  let lastTime = -1;
  let digits: number[] = [];
  return () => {
    const time = Math.max(0, Math.floor(now()));
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

function encodeTime(milliseconds: number): string {
  let rest = milliseconds;
  let out = "";
  for (let i = 0; i < 10; i++) {
    out = CROCKFORD[rest % 32] + out;
    rest = Math.floor(rest / 32);
  }
  return out;
}
