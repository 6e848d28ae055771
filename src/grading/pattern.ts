/** An author's pattern (`/…/`) among the phrases: read at once, made into a program when a text may match it. */
import { factorsOf } from "./pattern-filter.js";
import { parsePattern } from "./pattern-parse.js";
import { checkSize, type Program, programOf } from "./pattern-program.js";

export { PatternError } from "./pattern-parse.js";

export interface Pattern {
  readonly source: string;
  /** Lower case: every match holds one of these; empty where none are known. */
  readonly factors: readonly string[];
  program(): Program;
}

/** True for an accept phrase that is a pattern: `/…/` or `/…/i`. Patterns never mind case. */
export function isPattern(phrase: string): boolean {
  return phrase.charCodeAt(0) === SLASH && /^\/.+\/i?$/s.test(phrase);
}

const SLASH = 47;

/**
 * Compiles `/…/`: literals, `.`, classes, `\d \w \s \b`, groups, `|`, `? * + {m,n}`, `^ $`. Look-around and
 * back-references throw PatternError, since they cannot be matched in linear time.
 */
export function compilePattern(phrase: string): Pattern {
  const source = phrase.slice(1, phrase.lastIndexOf("/"));
  const node = parsePattern(source);
  checkSize(node);
  let program: Program | undefined;
  return {
    source,
    factors: factorsOf(node),
    program: () => {
      program ??= programOf(node);
      return program;
    },
  };
}
