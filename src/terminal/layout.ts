/** Measures, cuts and wraps text that may hold colors, wide characters and emoji. */
import truncatedWidth from "fast-string-truncated-width";
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

/** The symbols of the program's own pages that take one column. */
const NARROW_SYMBOLS = "‘’“”–—…›•↑↓█░◐✔✖⚑";

/** Columns that the text takes. */
export function widthOf(text: string): number {
  return narrowWidth(text) ?? stringWidth(text);
}

/**
 * The same for most texts: Latin and those symbols, in color or not; undefined for all others. It takes a fraction of
 * the time that the library's tables need to be set up, and a first page has nothing else.
 */
function narrowWidth(text: string): number | undefined {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 0x20 && unit <= 0x7e) || (unit >= 0xa0 && unit <= 0xff)) width++;
    else if (unit === ESCAPE) {
      i = colorEnd(text, i);
      if (i < 0) return undefined;
    } else if (NARROW_SYMBOLS.includes(text.charAt(i))) width++;
    else return undefined;
  }
  return width;
}

const ESCAPE = 0x1b;

/** Where the color that begins there ends; -1 when it is another escape sequence. */
function colorEnd(text: string, start: number): number {
  if (text.charAt(start + 1) !== "[") return -1;
  let i = start + 2;
  while ("0123456789;".includes(text.charAt(i) || " ")) i++;
  return text.charAt(i) === "m" ? i : -1;
}

/** Lines of at most `width` columns; words longer than a line are broken. */
export function wrap(text: string, width: number, indent = ""): string[] {
  if (width === Number.POSITIVE_INFINITY) return text.split("\n").map((line) => `${indent}${line}`);
  const room = Math.max(1, width - widthOf(indent));
  return (wrapNarrow(text, room) ?? wrapAnsi(text, room, { hard: true }))
    .split("\n")
    .map((line) => (line === "" ? "" : `${indent}${line.trimEnd()}`));
}

/** The same for most texts, which are short words with a space between; undefined for all others. */
function wrapNarrow(text: string, width: number): string | undefined {
  if (text.includes("\x1b") || narrowWidth(text) === undefined) return undefined;
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: the colors' own sequences are what is looked for
const COLOR = /(\u001b\[[\d;]*m)/;

/** Colored text cut to `width` columns, never within a color's sequence; its colors end as they would have. */
export function cutColored(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let room = width;
  return text
    .split(COLOR)
    .map((part) => {
      if (COLOR.test(part)) return part;
      const shown = room > 0 ? truncate(part, room) : "";
      // An ellipsis says that the rest is left out, once.
      room = shown === part ? room - widthOf(part) : 0;
      return shown;
    })
    .join("");
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
