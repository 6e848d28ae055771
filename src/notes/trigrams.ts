/** Finds texts that are spelled nearly alike: shared runs of three characters, by an inverted index. */

export interface TrigramIndex {
  /** Best first, at most three different names, each with its Dice coefficient (0..1). */
  nearest(text: string): { name: string; likeness: number }[];
}

const LEAST_LIKENESS = 0.45;

/** `entries` are names with texts; one name may have several texts. */
export function createTrigramIndex(
  entries: readonly (readonly [name: string, text: string])[],
): TrigramIndex {
  const postings = new Map<string, number[]>();
  const sizes = entries.map(([, text], number) => {
    const grams = trigrams(text);
    for (const gram of grams) {
      const known = postings.get(gram);
      if (known) known.push(number);
      else postings.set(gram, [number]);
    }
    return grams.size;
  });
  return {
    nearest(text) {
      const grams = trigrams(text);
      const shared = new Map<number, number>();
      for (const gram of grams)
        for (const number of postings.get(gram) ?? []) shared.set(number, (shared.get(number) ?? 0) + 1);
      const best = new Map<string, number>();
      for (const [number, count] of shared) {
        const likeness = (2 * count) / (grams.size + (sizes[number] ?? 0));
        const name = entries[number]?.[0] ?? "";
        if (likeness >= Math.max(LEAST_LIKENESS, best.get(name) ?? 0)) best.set(name, likeness);
      }
      return [...best]
        .map(([name, likeness]) => ({ name, likeness }))
        .sort((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1))
        .slice(0, 3);
    },
  };
}

function trigrams(text: string): Set<string> {
  const padded = ` ${text.slice(0, 400)} `;
  const grams = new Set<string>();
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3));
  return grams;
}
