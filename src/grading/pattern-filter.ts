/** What tells cheaply that a pattern cannot match: strings of which each match holds one. */
import type { Node } from "./pattern-parse.js";

/** Shorter strings stand in any text, and a long list of them is looked for no faster than the pattern. */
const SHORTEST_FACTOR = 3;
const MOST_FACTORS = 24;

/** Strings of which every match holds one, lower case; empty where none are known. */
export function factorsOf(node: Node): readonly string[] {
  const factors = required(node) ?? [];
  return shortestOf(factors) >= SHORTEST_FACTOR && factors.length <= MOST_FACTORS ? factors : [];
}

/** What a node requires: the best of its parts for a sequence, all of them for alternatives. */
function required(node: Node): readonly string[] | undefined {
  switch (node.kind) {
    case "text":
      return [node.text];
    case "read":
    case "test":
      return undefined;
    case "repeat":
      return node.least > 0 ? required(node.node) : undefined;
    case "any":
      return all(node.nodes);
    case "all":
      return best(node.nodes);
  }
}

function all(nodes: readonly Node[]): string[] | undefined {
  const factors: string[] = [];
  for (const node of nodes) {
    const each = required(node);
    if (!each) return undefined;
    factors.push(...each);
  }
  return factors;
}

/** The list whose shortest string is longest, and of those the shortest list. */
function best(nodes: readonly Node[]): readonly string[] | undefined {
  let chosen: readonly string[] | undefined;
  for (const node of nodes) {
    const each = required(node);
    if (each && (!chosen || isBetter(each, chosen))) chosen = each;
  }
  return chosen;
}

function isBetter(factors: readonly string[], known: readonly string[]): boolean {
  const longer = shortestOf(factors) - shortestOf(known);
  return longer > 0 || (longer === 0 && factors.length < known.length);
}

/** 0 for none. */
function shortestOf(strings: readonly string[]): number {
  let shortest = strings[0]?.length ?? 0;
  for (const { length } of strings) if (length < shortest) shortest = length;
  return shortest;
}
