/** Texts in columns beside each other, or below each other where the screen is narrow. */
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { sanitize } from "../core/sanitize.js";
import type { Theme } from "../terminal/theme.js";

export interface Column {
  title: string;
  text: string;
}

const GAP = "  ";
const NARROWEST = 30;

/** Lines at most `width` cells wide. The texts are a person's: control characters are taken out. */
export function sideBySide(theme: Theme, width: number, columns: readonly Column[]): string[] {
  const cell = Math.floor((width - GAP.length * (columns.length - 1)) / columns.length);
  if (columns.length > 1 && cell < NARROWEST)
    return columns.flatMap((column) => [...sideBySide(theme, width, [column]), ""]);
  const blocks = columns.map(({ text }) => wrapAnsi(sanitize(text).trim(), cell, { hard: true }).split("\n"));
  const rows = [
    columns
      .map(({ title }) => theme.strong(pad(title, cell)))
      .join(GAP)
      .trimEnd(),
  ];
  const height = Math.max(...blocks.map((block) => block.length));
  for (let i = 0; i < height; i++)
    rows.push(
      blocks
        .map((block) => pad(block[i] ?? "", cell))
        .join(GAP)
        .trimEnd(),
    );
  return rows;
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}
