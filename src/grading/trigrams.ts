/** Likeness of spelling over whole texts: three letters at a time, which forgives endings and typing errors. */

export interface Trigrams {
  readonly counts: ReadonlyMap<string, number>;
  /** Euclidean length of the counts. */
  readonly length: number;
}

/** Counts of all runs of three characters, letters and digits only, with one space at each end. */
export function trigramsOf(source: string): Trigrams {
  const counts = new Map<string, number>();
  const text = ` ${source
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  for (let i = 0; i + 3 <= text.length; i++) {
    const trigram = text.slice(i, i + 3);
    counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
  }
  let squares = 0;
  for (const count of counts.values()) squares += count * count;
  return { counts, length: Math.sqrt(squares) };
}

/** Cosine of two texts' trigrams, 0..1. */
export function trigramCosine(a: Trigrams, b: Trigrams): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let product = 0;
  for (const [trigram, count] of few.counts) product += count * (many.counts.get(trigram) ?? 0);
  return product / (a.length * b.length);
}
