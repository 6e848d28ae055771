/** Matches paths against ignore patterns: `*`, `?`, `**` and `{a,b}`, in time bounded by pattern times path. */

/** More alternatives than this are nobody's pattern. */
const MOST_ALTERNATIVES = 64;

/**
 * True where one of the patterns matches the path. A pattern without a slash matches the name of any file or
 * folder on the way; one that matches a folder ignores everything below it.
 */
export function ignores(patterns: readonly string[], path: string): boolean {
  const segments = path.split("/").filter((part) => part !== "" && part !== ".");
  return patterns.some((pattern) => expand(pattern).some((one) => matchesPath(one, segments)));
}

function expand(pattern: string): string[] {
  let patterns = [pattern];
  for (;;) {
    const next = patterns.flatMap(expandFirst).slice(0, MOST_ALTERNATIVES);
    if (next.length === patterns.length && next.every((one, i) => one === patterns[i])) return next;
    patterns = next;
  }
}

function expandFirst(pattern: string): string[] {
  const found = /\{([^{}]*)\}/.exec(pattern);
  if (!found) return [pattern];
  const before = pattern.slice(0, found.index);
  const after = pattern.slice(found.index + found[0].length);
  return (found[1] ?? "").split(",").map((part) => before + part + after);
}

function matchesPath(pattern: string, segments: readonly string[]): boolean {
  const clean = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
  const parts = clean.split("/").filter(Boolean);
  if (parts.length === 0) return false;
  const anchored = clean.includes("/");
  const wanted = anchored ? parts : ["**", ...parts];
  // Reachable places in the pattern after each segment of the path.
  let at = closure(wanted, new Set([0]));
  for (const segment of segments) {
    const next = new Set<number>();
    for (const place of at) {
      const part = wanted[place];
      if (part === undefined) continue;
      if (part === "**") {
        next.add(place);
        // A closing `**` matches what is below a folder: one segment is enough.
        if (place === wanted.length - 1) next.add(place + 1);
      } else if (matchesSegment(part, segment)) next.add(place + 1);
    }
    at = closure(wanted, next);
    if (at.has(wanted.length)) return true;
  }
  return false;
}

function closure(parts: readonly string[], places: Set<number>): Set<number> {
  for (const place of places) if (parts[place] === "**" && place < parts.length - 1) places.add(place + 1);
  return places;
}

/** Two pointers and one place to go back to, so no pattern takes exponential time. */
function matchesSegment(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === "*") {
      star = p++;
      mark = t;
    } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
