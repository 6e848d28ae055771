/** Runs a pattern over a text in time linear in the text: all threads advance together, one per step. */
import type { Span } from "./assessment.js";
import type { Pattern } from "./pattern.js";
import { isWordCode, type Place } from "./pattern-parse.js";
import type { Program, Step } from "./pattern-program.js";
import { mayStart } from "./pattern-starts.js";

/** At most this many places are reported. */
const MOST_PLACES = 20;

/** Places where the pattern matches: leftmost first, as long as they go, not overlapping. Empty matches do not count. */
export function runPattern(pattern: Pattern, text: string): Span[] {
  if (!mayMatch(pattern, text)) return [];
  const program = pattern.program();
  const spans: Span[] = [];
  let current = new Threads(program, text);
  let next = new Threads(program, text);
  let open: Span | undefined;
  let ahead = lowerCode(text, 0);
  for (let at = 0; at <= text.length; at++) {
    const code = ahead;
    ahead = lowerCode(text, at + 1);
    // No empty match counts, so that one begins with characters that some path reads first.
    const starts = mayStart(program.starts, code, ahead);
    if (!starts && current.isEmpty) continue;
    if (!open && starts) current.add(0, at, at);
    next.clear();
    const won = current.advance(code, at, next);
    if (won !== undefined && won < at && (!open || won <= open.start)) open = { start: won, end: at };
    [current, next] = [next, current];
    if (open && !current.holdsUpTo(open.start)) {
      spans.push(open);
      if (spans.length >= MOST_PLACES) return spans;
      current.clear();
      at = open.end - 1;
      ahead = lowerCode(text, open.end);
      open = undefined;
    }
  }
  if (open) spans.push(open);
  return spans;
}

function mayMatch({ factors }: Pattern, text: string): boolean {
  if (factors.length === 0) return true;
  const lower = lowerCase(text);
  return factors.some((factor) => lower.includes(factor));
}

/** The text asked for last: a question has many patterns for one answer. */
let last = { text: "", lower: "" };

function lowerCase(text: string): string {
  if (last.text !== text) last = { text, lower: text.toLowerCase() };
  return last.lower;
}

/** -1 past the end. */
function lowerCode(text: string, at: number): number {
  if (at >= text.length) return -1;
  const code = text.charCodeAt(at);
  if (code >= 65 && code <= 90) return code + 32;
  return code < 128 ? code : text.charAt(at).toLowerCase().charCodeAt(0);
}

function reads(step: Step, code: number): boolean {
  if (step.kind === "letter") return step.code === code;
  return step.kind === "read" && step.accepts(code);
}

/** A set of threads, each a step with the place where its match began; the earliest beginning of a step wins. */
class Threads {
  readonly #program: readonly Step[];
  readonly #text: string;
  /** By step: where its match began, or -1. */
  readonly #began: Int32Array;
  /** The steps with a thread, and how many there are. */
  readonly #steps: Int32Array;
  #count = 0;
  readonly #pending: number[] = [];

  constructor({ steps }: Program, text: string) {
    this.#program = steps;
    this.#text = text;
    this.#began = new Int32Array(steps.length).fill(-1);
    this.#steps = new Int32Array(steps.length);
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  clear(): void {
    for (let i = 0; i < this.#count; i++) this.#began[this.#steps[i] ?? 0] = -1;
    this.#count = 0;
  }

  add(first: number, began: number, at: number): void {
    const pending = this.#pending;
    pending.push(first);
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      const known = this.#began[step] ?? -1;
      if (known >= 0 && known <= began) continue;
      if (known < 0) this.#steps[this.#count++] = step;
      this.#began[step] = began;
      const does = this.#program[step];
      if (does?.kind === "split") for (const to of does.to) pending.push(to);
      else if (does?.kind === "test" && this.#holds(does.place, at)) pending.push(step + 1);
    }
  }

  /** Reads one character into `next`; the earliest beginning of a match that ends here, or undefined. */
  advance(code: number, at: number, next: Threads): number | undefined {
    let won: number | undefined;
    for (let i = 0; i < this.#count; i++) {
      const step = this.#steps[i] ?? 0;
      const does = this.#program[step];
      const began = this.#began[step] ?? -1;
      if (does?.kind === "match") won = won === undefined ? began : Math.min(won, began);
      else if (does && code >= 0 && reads(does, code)) next.add(step + 1, began, at + 1);
    }
    return won;
  }

  /** True while a thread that began at or before `start` may still grow. */
  holdsUpTo(start: number): boolean {
    for (let i = 0; i < this.#count; i++) if ((this.#began[this.#steps[i] ?? 0] ?? -1) <= start) return true;
    return false;
  }

  #holds(place: Place, at: number): boolean {
    if (place === "start") return at === 0;
    if (place === "end") return at === this.#text.length;
    const before = at > 0 && isWordCode(lowerCode(this.#text, at - 1));
    const after = at < this.#text.length && isWordCode(lowerCode(this.#text, at));
    return (before !== after) === (place === "word");
  }
}
