/** Where one character, as a person sees it, ends and the next begins. */

let graphemes: Intl.Segmenter | undefined;

/** The segmenter takes a while to load, and plain text needs none. */
export function segmentsOf(text: string): Iterable<{ segment: string; index: number }> {
  if (/^[\n -~]*$/.test(text)) return Array.from(text, (segment, index) => ({ segment, index }));
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return graphemes.segment(text);
}

/** Longest stretch looked at to find the border of a grapheme. */
const WINDOW = 64;

export function previousGrapheme(text: string, cursor: number): number {
  if (cursor === 0) return 0;
  const from = Math.max(0, cursor - WINDOW);
  let last = from;
  for (const { index } of segmentsOf(text.slice(from, cursor))) last = from + index;
  return last;
}

export function nextGrapheme(text: string, cursor: number): number {
  for (const { segment } of segmentsOf(text.slice(cursor, cursor + WINDOW))) return cursor + segment.length;
  return cursor;
}
