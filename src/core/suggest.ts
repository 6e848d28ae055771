/** "Did you mean": the nearest known names to one that is not known. */

/** Optimal string alignment distance: insert, delete, replace, swap of neighbors. */
export function editDistance(a: string, b: string): number {
  let previous2: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (previous2[j - 2] ?? 0) + 1);
      row.push(best);
    }
    previous2 = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** At most `limit` candidates that look like `name`: by edit distance, or holding it as a part. */
export function nearest(name: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = name.toLowerCase().slice(0, 100);
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of candidates) {
    const score = likeness(wanted, candidate.toLowerCase());
    if (score !== undefined) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, limit).map(({ candidate }) => candidate);
}

function likeness(wanted: string, candidate: string): number | undefined {
  if (wanted.length >= 3 && candidate.includes(wanted)) return 0.2 + candidate.length / 1000;
  const parts = [candidate, ...candidate.split(/[.\-_ ]/)];
  let best = Number.POSITIVE_INFINITY;
  parts.forEach((part, i) => {
    if (Math.abs(part.length - wanted.length) > 4) return;
    best = Math.min(best, editDistance(wanted, part) + (i === 0 ? 0 : 0.5));
  });
  return best <= Math.max(1, wanted.length / 3) ? best : undefined;
}

/** ` Did you mean "a" or "b"?`, or nothing. Starts with a space so that it can be appended to a sentence. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const names = nearest(name, candidates).map((candidate) => `"${candidate}"`);
  if (names.length === 0) return "";
  const last = names.pop();
  return ` Did you mean ${names.length ? `${names.join(", ")} or ` : ""}${last}?`;
}
