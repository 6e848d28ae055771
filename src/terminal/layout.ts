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

/** Left and right on one line; the right side goes when there is no room, then the left is cut. */
export function leftRight(left: string, right: string, width: number): string {
  const gap = width - widthOf(left) - widthOf(right);
  if (gap >= 2) return left + " ".repeat(gap) + right;
  return widthOf(left) <= width ? left : truncate(left, width);
}

/** Items joined by ` · `; items from the end go until it fits. */
export function legend(items: readonly string[], width: number, separator = " · "): string {
  const kept = [...items];
  while (kept.length > 1 && widthOf(kept.join(separator)) > width) kept.splice(kept.length - 2, 1);
  return truncate(kept.join(separator), width);
}
