/** Turns matched words into the stretches of the answer that are shown as evidence. */
import type { Span } from "./assessment.js";
import type { Text } from "./text.js";
import type { Token } from "./tokens.js";

/** Words between two matched words are shown along with them when there are at most this many. */
const BRIDGE = 4;

/** Ordered, disjoint spans that hold the numbered tokens; near neighbors of a sentence are one span. */
export function spansOf(numbers: readonly number[], tokens: readonly Token[], text: Text): Span[] {
  const spans: Span[] = [];
  let previous = -1;
  for (const number of numbers) {
    const token = tokens[number];
    if (!token) continue;
    const last = spans.at(-1);
    const near =
      last && number - previous <= BRIDGE + 1 && text.sentenceOf[number] === text.sentenceOf[previous];
    if (last && (near || token.start <= last.end)) last.end = Math.max(last.end, token.end);
    else spans.push({ start: token.start, end: token.end });
    previous = number;
  }
  return spans;
}

/** The same places, ordered and without overlaps. */
export function union(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

/** The numbers in order, each once; sorts in place. Short lists, so that no set is worth its making. */
export function ascending(numbers: number[]): number[] {
  numbers.sort((a, b) => a - b);
  let kept = 0;
  for (const number of numbers) if (kept === 0 || number !== numbers[kept - 1]) numbers[kept++] = number;
  numbers.length = kept;
  return numbers;
}
