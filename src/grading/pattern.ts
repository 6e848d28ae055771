/** Author patterns (`/…/`), read into a small program that is run in linear time; what cannot be is refused. */
import { factorsOf, startsOf } from "./pattern-filter.js";

/** One step: reads a character, splits, jumps, tests a place, or ends in a match. */
export type Step =
  | { kind: "read"; accepts: (code: number) => boolean }
  | { kind: "split"; to: readonly number[] }
  | { kind: "test"; place: "start" | "end" | "word" | "not-word" }
  | { kind: "match" };

export interface Pattern {
  readonly source: string;
  readonly steps: readonly Step[];
  /** By ASCII code, lower case: 1 where a match may begin with it. */
  readonly starts: Uint8Array;
  /** Lower case: every match holds one of these; empty where none are known. */
  readonly factors: readonly string[];
}

/** A pattern that cannot be run in linear time, or is no pattern. */
export class PatternError extends Error {
  override name = "PatternError";
}

const MOST_REPEATS = 50;
const MOST_STEPS = 2000;

export type Node =
  | { kind: "read"; accepts: (code: number) => boolean; literal?: string }
  | { kind: "test"; place: "start" | "end" | "word" | "not-word" }
  | { kind: "all"; nodes: Node[] }
  | { kind: "any"; nodes: Node[] }
  | { kind: "repeat"; node: Node; least: number; most: number };

/** True for an accept phrase that is a pattern: `/…/` or `/…/i`. Patterns never mind case. */
export function isPattern(phrase: string): boolean {
  return /^\/.+\/i?$/s.test(phrase);
}

/**
 * Compiles `/…/`: literals, `.`, classes, `\d \w \s \b`, groups, `|`, `? * + {m,n}`, `^ $`. Look-around and
 * back-references throw PatternError, since they cannot be matched in linear time.
 */
export function compilePattern(phrase: string): Pattern {
  const source = phrase.slice(1, phrase.lastIndexOf("/"));
  const parser = new Parser(source);
  const node = parser.parse();
  const steps: Step[] = [];
  emit(node, steps);
  steps.push({ kind: "match" });
  return { source, steps, starts: startsOf(steps), factors: factorsOf(node) };
}

class Parser {
  #at = 0;
  readonly #source: string;
  constructor(source: string) {
    this.#source = source;
  }

  parse(): Node {
    const node = this.#any();
    if (this.#at < this.#source.length) throw new PatternError('has a ")" too many');
    return node;
  }

  #any(): Node {
    const nodes = [this.#all()];
    while (this.#take("|")) nodes.push(this.#all());
    return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: "any", nodes };
  }

  #all(): Node {
    const nodes: Node[] = [];
    while (this.#at < this.#source.length && !"|)".includes(this.#source[this.#at] ?? ""))
      nodes.push(this.#repeated());
    return { kind: "all", nodes };
  }

  #repeated(): Node {
    let node = this.#one();
    for (;;) {
      const counts = this.#counts();
      if (!counts) return node;
      this.#take("?");
      node = { kind: "repeat", node, least: counts[0], most: counts[1] };
    }
  }

  #counts(): [number, number] | undefined {
    if (this.#take("?")) return [0, 1];
    if (this.#take("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#take("+")) return [1, Number.POSITIVE_INFINITY];
    const found = /^\{(\d+)(,(\d*))?\}/.exec(this.#source.slice(this.#at, this.#at + 12));
    if (!found) return undefined;
    this.#at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] ? Number(found[3]) : Number.POSITIVE_INFINITY;
    if (least > MOST_REPEATS || (Number.isFinite(most) && (most > MOST_REPEATS || most < least)))
      throw new PatternError(`repeats ${found[0]}: at most ${MOST_REPEATS} times`);
    return [least, most];
  }

  #one(): Node {
    const char = this.#source[this.#at++] ?? "";
    if (char === "(") return this.#group();
    if (char === "[") return { kind: "read", accepts: this.#set() };
    if (char === ".") return { kind: "read", accepts: () => true };
    if (char === " ") return spaces();
    if (char === "^") return { kind: "test", place: "start" };
    if (char === "$") return { kind: "test", place: "end" };
    if (char === "\\") return this.#escaped();
    if ("*+?".includes(char)) throw new PatternError(`has nothing to repeat before "${char}"`);
    return literal(char);
  }

  #group(): Node {
    if (this.#take("?") && !this.#take(":"))
      throw new PatternError("looks around or names a group, which is not matched in linear time");
    const node = this.#any();
    if (!this.#take(")")) throw new PatternError('has a "(" that is not closed');
    return node;
  }

  #escaped(): Node {
    const char = this.#source[this.#at++] ?? "";
    if (char === "b") return { kind: "test", place: "word" };
    if (char === "B") return { kind: "test", place: "not-word" };
    const kind = classOf(char);
    if (kind) return { kind: "read", accepts: kind };
    if (/[1-9k]/.test(char)) throw new PatternError("refers back, which is not matched in linear time");
    if (/[a-z0-9]/i.test(char) && char !== "n" && char !== "t")
      throw new PatternError(`has an unknown "\\${char}"`);
    return literal(char === "n" ? "\n" : char === "t" ? "\t" : char);
  }

  #set(): (code: number) => boolean {
    const negated = this.#take("^");
    const tests: ((code: number) => boolean)[] = [];
    for (let first = true; first || this.#source[this.#at] !== "]"; first = false) {
      if (this.#at >= this.#source.length) throw new PatternError('has a "[" that is not closed');
      tests.push(this.#member());
    }
    this.#at++;
    return (code) => tests.some((test) => test(code)) !== negated;
  }

  #member(): (code: number) => boolean {
    const escaped = this.#take("\\");
    const char = this.#source[this.#at++] ?? "";
    const kind = escaped ? classOf(char) : undefined;
    if (kind) return kind;
    const from = lower(char);
    if (
      this.#source[this.#at] === "-" &&
      this.#source[this.#at + 1] !== "]" &&
      this.#at + 1 < this.#source.length
    ) {
      this.#at++;
      const to = lower(this.#source[this.#at++] ?? "");
      return (code) => code >= from && code <= to;
    }
    return (code) => code === from;
  }

  #take(char: string): boolean {
    if (this.#source[this.#at] !== char) return false;
    this.#at++;
    return true;
  }
}

function lower(char: string): number {
  return char.toLowerCase().charCodeAt(0);
}

/** Answers are wrapped and indented: a space is any white space, as long as it goes. */
function spaces(): Node {
  return {
    kind: "repeat",
    node: { kind: "read", accepts: isSpace },
    least: 1,
    most: Number.POSITIVE_INFINITY,
  };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

function literal(char: string): Node {
  const wanted = lower(char);
  return { kind: "read", accepts: (code) => code === wanted, literal: char.toLowerCase() };
}

/** True for letters, digits and the underscore; `code` is of a lower-case text. */
export function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || code >= 0xaa;
}

function classOf(char: string): ((code: number) => boolean) | undefined {
  const digit = (code: number) => code >= 48 && code <= 57;
  switch (char) {
    case "d":
      return digit;
    case "D":
      return (code) => !digit(code);
    case "w":
      return isWordCode;
    case "W":
      return (code) => !isWordCode(code);
    case "s":
      return isSpace;
    case "S":
      return (code) => !isSpace(code);
    default:
      return undefined;
  }
}

/** K. Thompson, "Regular expression search algorithm", CACM 11(6), 1968, as instructions. */
function emit(node: Node, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new PatternError("is too long");
  switch (node.kind) {
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
