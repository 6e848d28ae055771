/** Turns offsets of a text into lines and columns, and back. */
import type { Position } from "../core/diagnostics.js";

export interface Lines {
  /** Number of lines, at least 1. */
  readonly count: number;
  /** Offset of the first character of a line (0-based); past the last line, the length of the text. */
  start(line: number): number;
  /** 1-based line and column of an offset. */
  position(offset: number): Position;
}

const NEWLINE = 10;
const RETURN = 13;

/** A line ends with `\n`, `\r\n` or a lone `\r`, as CommonMark has it. Linear. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === NEWLINE || (unit === RETURN && text.charCodeAt(i + 1) !== NEWLINE)) starts.push(i + 1);
  }
  return {
    count: starts.length,
    start: (line) => starts[line] ?? text.length,
    position(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}
