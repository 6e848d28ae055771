/** Measures, cuts and wraps text that may hold colors, wide characters and emoji. */
import truncatedWidth from "fast-string-truncated-width";
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

/** Columns that the text takes. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Lines of at most `width` columns; words longer than a line are broken. */
export function wrap(text: string, width: number, indent = ""): string[] {
  const room = Math.max(1, width - widthOf(indent));
  return wrapAnsi(text, room, { hard: true })
    .split("\n")
    .map((line) => (line === "" ? "" : `${indent}${line.trimEnd()}`));
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
