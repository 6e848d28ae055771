/** Measures, cuts and wraps text that may hold colors, wide characters and emoji. */
import truncatedWidth from "fast-string-truncated-width";
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

/** One column a character: Latin, and the symbols of the program's own pages. All else is left to the library. */
const NARROW = /^[\x20-\x7e\xa0-\xff‘’“”–—…›•↑↓█░◐✔✖⚑]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colors begin with one
const COLORS = /\x1b\[[\d;]*m/g;

/** Columns that the text takes. */
export function widthOf(text: string): number {
  const bare = text.includes("\x1b") ? text.replace(COLORS, "") : text;
  return NARROW.test(bare) ? bare.length : stringWidth(text);
}

/** Lines of at most `width` columns; words longer than a line are broken. */
export function wrap(text: string, width: number, indent = ""): string[] {
  const room = Math.max(1, width - widthOf(indent));
  return (wrapNarrow(text, room) ?? wrapAnsi(text, room, { hard: true }))
    .split("\n")
    .map((line) => (line === "" ? "" : `${indent}${line.trimEnd()}`));
}

/** The same for most texts, which are short words with a space between; undefined for all others. */
function wrapNarrow(text: string, width: number): string | undefined {
  if (!NARROW.test(text)) return undefined;
  let wrapped = "";
  let column = 0;
  for (const word of text.split(" ")) {
    if (word === "" || word.length > width) return undefined;
    const fits = column > 0 && column + 1 + word.length <= width;
    wrapped += column === 0 ? word : fits ? ` ${word}` : `\n${word}`;
    column = fits ? column + 1 + word.length : word.length;
  }
  return wrapped;
}

/** Uncolored text cut to `width` columns, with an ellipsis where something was cut. */
export function truncate(text: string, width: number): string {
  if (width <= 0) return "";
  if (widthOf(text) <= width) return text;
  const { index } = truncatedWidth(text, { limit: width, ellipsis: "…" }, {});
  return `${text.slice(0, index)}…`;
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** The first of these pairs that fits on one line, left and right; the last left alone, cut, when none does. */
export function leftRight(pairs: readonly (readonly [left: string, right: string])[], width: number): string {
  for (const [left, right] of pairs) {
    const gap = width - widthOf(left) - widthOf(right);
    if (gap >= 2) return left + " ".repeat(gap) + right;
  }
  return truncate(pairs.at(-1)?.[0] ?? "", width);
}

/** Rows of a list item: what follows the first row stands below its text, not below its mark. */
export function hanging(mark: string, text: string, width: number): string[] {
  const indent = " ".repeat(widthOf(mark));
  return wrap(text, width - indent.length).map((line, row) => (row === 0 ? mark : indent) + line);
}
