/** The answer being typed as rows on the screen, and the cursor's way from row to row. */
import { nextGrapheme, previousGrapheme, segmentsOf } from "./graphemes.js";
import { widthOf } from "./layout.js";

/** A text and a place in it, in UTF-16 code units. */
export interface Placed {
  text: string;
  cursor: number;
}

interface Row {
  text: string;
  start: number;
}

export interface EditorLayout {
  lines: string[];
  /** Where the cursor is, 0-based. */
  row: number;
  column: number;
}

/** The text as rows of at most `width` columns, broken between words where that is possible. */
export function layoutEditor(placed: Placed, width: number): EditorLayout {
  const rows = rowsOf(placed.text, width);
  const row = rowAt(rows, placed.cursor);
  const column = Math.min(width - 1, columnIn(placed, rows[row]));
  return { lines: rows.map(({ text }) => text), row, column };
}

/** The cursor one row up or down in about the same column; undefined when there is no such row. */
export function rowUpOrDown(placed: Placed, width: number, direction: -1 | 1): number | undefined {
  const rows = rowsOf(placed.text, width);
  const at = rowAt(rows, placed.cursor);
  const target = rows[at + direction];
  if (!target) return undefined;
  const column = columnIn(placed, rows[at]);
  const end = target.start + target.text.length;
  // Behind the last character of a broken row stands the next row's first.
  const last = rows[at + direction + 1]?.start === end ? previousGrapheme(placed.text, end) : end;
  let cursor = target.start;
  while (cursor < last && widthOf(placed.text.slice(target.start, cursor)) < column)
    cursor = nextGrapheme(placed.text, cursor);
  return cursor;
}

function rowsOf(text: string, width: number): Row[] {
  const rows: Row[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    for (const row of breakLine(line, Math.max(2, width)))
      rows.push({ text: row.text, start: offset + row.start });
    offset += line.length + 1;
  }
  return rows;
}

function rowAt(rows: readonly Row[], cursor: number): number {
  let row = rows.length - 1;
  while (row > 0 && (rows[row]?.start ?? 0) > cursor) row--;
  return row;
}

function columnIn({ text, cursor }: Placed, row: Row | undefined): number {
  return widthOf(text.slice(row?.start ?? 0, cursor));
}

function breakLine(line: string, width: number): Row[] {
  if (widthOf(line) < width) return [{ text: line, start: 0 }];
  const rows: Row[] = [];
  let start = 0;
  let used = 0;
  let space = -1;
  let position = 0;
  for (const { segment } of segmentsOf(line)) {
    const columns = widthOf(segment);
    if (used + columns >= width && position > start) {
      const end = space > start ? space : position;
      rows.push({ text: line.slice(start, end), start });
      start = end;
      used = widthOf(line.slice(start, position));
      space = -1;
    }
    position += segment.length;
    used += columns;
    if (segment === " ") space = position;
  }
  rows.push({ text: line.slice(start), start });
  return rows;
}
