/** Turns a table of words that mean the same into numbers of groups by stem. */
import { stem } from "../stem.js";

/** One line a group, words separated by spaces; a word may stand in several groups. */
export function groupsByStem(table: string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  table
    .trim()
    .split("\n")
    .forEach((line, number) => {
      for (const word of line.trim().split(/\s+/)) {
        const key = stem(word);
        const known = groups.get(key);
        if (!known) groups.set(key, [number]);
        else if (!known.includes(number)) known.push(number);
      }
    });
  return groups;
}

/** One line a pair of sides, `left : right`; gives for each stem the stems it opposes. */
export function oppositesByStem(table: string): ReadonlyMap<string, ReadonlySet<string>> {
  const opposites = new Map<string, Set<string>>();
  const add = (a: string, b: string) => {
    const known = opposites.get(a) ?? new Set<string>();
    opposites.set(a, known.add(b));
  };
  for (const line of table.trim().split("\n")) {
    const [left = [], right = []] = line.split(":").map((side) => side.trim().split(/\s+/).map(stem));
    for (const a of left)
      for (const b of right) {
        add(a, b);
        add(b, a);
      }
  }
  return opposites;
}
