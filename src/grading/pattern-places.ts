/** Where an author's pattern is said and meant: a place under a denial that stands outside of it does not count. */
import type { Span } from "./assessment.js";
import type { Pattern } from "./pattern.js";
import { runPattern } from "./pattern-run.js";
import type { Text } from "./text.js";
import { MAY_DENY } from "./words/roles.js";

/** Places where the pattern matches and no denial from outside turns it around ("I would not be adding jitter"). */
export function placesOfPattern(pattern: Pattern, text: Text): Span[] {
  const spans = runPattern(pattern, text.source);
  return text.denied.length === 0 ? spans : spans.filter((span) => !isDenied(span, text));
}

/** A denial that stands within the match is the author's own. */
function isDenied({ start, end }: Span, { tokens, denied }: Text): boolean {
  let some = false;
  for (let i = firstFrom(start, tokens); i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || token.start >= end) break;
    if ((token.roles & MAY_DENY) !== 0) return false;
    if (denied[i] === 1 && token.content) some = true;
  }
  return some;
}

/** Number of the first token that ends after a place. */
function firstFrom(place: number, tokens: Text["tokens"]): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
