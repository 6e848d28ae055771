/** Turns a pattern's tree into a small program that is run in time linear in the text. */
import { type Node, PatternError, type Place } from "./pattern-parse.js";
import { type Starts, startsOf } from "./pattern-starts.js";

/** One step: reads a letter or a character of a class, splits, tests a place, or ends in a match. */
export type Step =
  | { kind: "letter"; code: number }
  | { kind: "read"; accepts: (code: number) => boolean }
  | { kind: "split"; to: readonly number[] }
  | { kind: "test"; place: Place }
  | { kind: "match" };

export interface Program {
  readonly steps: readonly Step[];
  readonly starts: Starts;
}

export function programOf(node: Node): Program {
  const steps: Step[] = [];
  emit(node, steps);
  steps.push({ kind: "match" });
  return { steps, starts: startsOf(steps) };
}

const MOST_STEPS = 2000;

/** Throws PatternError where the program would be too long. */
export function checkSize(node: Node): void {
  if (sizeOf(node) > MOST_STEPS) throw new PatternError("is too long");
}

/** How many steps a tree becomes, a little more at most. */
function sizeOf(node: Node): number {
  switch (node.kind) {
    case "text":
      return node.text.length;
    case "read":
    case "test":
      return 1;
    case "all":
    case "any":
      return node.nodes.reduce((sum, each) => sum + sizeOf(each) + 1, 0);
    case "repeat": {
      const times = Number.isFinite(node.most) ? node.most : node.least + 1;
      return Math.max(1, times) * (sizeOf(node.node) + 1) + 1;
    }
  }
}

/** K. Thompson, "Regular expression search algorithm", CACM 11(6), 1968, as instructions. */
function emit(node: Node, steps: Step[]): void {
  switch (node.kind) {
    case "text":
      for (let i = 0; i < node.text.length; i++)
        steps.push({ kind: "letter", code: node.text.charCodeAt(i) });
      return;
    case "read":
    case "test":
      steps.push(node);
      return;
    case "all":
      for (const part of node.nodes) emit(part, steps);
      return;
    case "any":
      emitAny(node.nodes, steps);
      return;
    case "repeat":
      emitRepeat(node, steps);
  }
}

function emitAny(nodes: readonly Node[], steps: Step[]): void {
  const to: number[] = [];
  const exits: number[][] = [];
  steps.push({ kind: "split", to });
  for (const node of nodes) {
    to.push(steps.length);
    emit(node, steps);
    const exit: number[] = [];
    exits.push(exit);
    steps.push({ kind: "split", to: exit });
  }
  for (const exit of exits) exit.push(steps.length);
}

function emitRepeat({ node, least, most }: Extract<Node, { kind: "repeat" }>, steps: Step[]): void {
  for (let i = 0; i < least; i++) emit(node, steps);
  if (most === Number.POSITIVE_INFINITY) {
    const to: number[] = [];
    const loop = steps.length;
    steps.push({ kind: "split", to });
    to.push(steps.length);
    emit(node, steps);
    steps.push({ kind: "split", to: [loop] });
    to.push(steps.length);
    return;
  }
  const skips: number[][] = [];
  for (let i = least; i < most; i++) {
    const to = [steps.length + 1];
    skips.push(to);
    steps.push({ kind: "split", to });
    emit(node, steps);
  }
  for (const skip of skips) skip.push(steps.length);
}
