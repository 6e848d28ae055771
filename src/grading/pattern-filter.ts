/** What tells cheaply that a pattern cannot match: how its matches begin, and strings of which each holds one. */
import type { Node, Step } from "./pattern.js";

/** What any path from the first step may read first; tests of places are taken to hold. */
export function startsOf(steps: readonly Step[]): Uint8Array {
  const starts = new Uint8Array(128);
  const seen = new Set<number>();
  const pending = [0];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const step = steps[at];
    if (!step || seen.has(at)) continue;
    seen.add(at);
    if (step.kind === "split") pending.push(...step.to);
    else if (step.kind === "test") pending.push(at + 1);
    else if (step.kind === "read")
      for (let code = 0; code < starts.length; code++) if (step.accepts(code)) starts[code] = 1;
  }
  return starts;
}

/** Shorter strings stand in any text, and a long list of them is looked for no faster than the pattern. */
const SHORTEST_FACTOR = 3;
const MOST_FACTORS = 24;

/** Strings of which every match holds one, lower case; empty where none are known. */
export function factorsOf(node: Node): readonly string[] {
  const factors = required(node) ?? [];
  return factors.every((factor) => factor.length >= SHORTEST_FACTOR) && factors.length <= MOST_FACTORS
    ? factors
    : [];
}

/** What a node requires: the better of its parts for a sequence, all of them for alternatives. */
function required(node: Node): string[] | undefined {
  switch (node.kind) {
    case "read":
      return node.literal === undefined ? undefined : [node.literal];
    case "test":
      return undefined;
    case "repeat":
      return node.least > 0 ? required(node.node) : undefined;
    case "any": {
      const each = node.nodes.map(required);
      return each.every((factors) => factors !== undefined) ? each.flat() : undefined;
    }
    case "all":
      return best([...runs(node.nodes), ...node.nodes.map(required)]);
  }
}

/** Literals that stand next to each other, joined. */
function runs(nodes: readonly Node[]): string[][] {
  const joined: string[][] = [];
  let run = "";
  for (const node of nodes) {
    if (node.kind === "read" && node.literal !== undefined) {
      run += node.literal;
      continue;
    }
    if (run) joined.push([run]);
    run = "";
  }
  if (run) joined.push([run]);
  return joined;
}

/** The list whose shortest string is longest. */
function best(lists: readonly (string[] | undefined)[]): string[] | undefined {
  let longest = 0;
  let chosen: string[] | undefined;
  for (const list of lists) {
    if (!list) continue;
    const shortest = Math.min(...list.map(({ length }) => length));
    if (shortest > longest) {
      longest = shortest;
      chosen = list;
    }
  }
  return chosen;
}
