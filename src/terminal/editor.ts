/** The answer being typed: several lines and a cursor, as pure functions of what was and what is pressed. */
import { widthOf } from "./layout.js";

export interface EditorState {
  text: string;
  /** Index into `text`, in UTF-16 code units, never inside a grapheme. */
  cursor: number;
}

export type EditorAction =
  | { type: "insert"; text: string }
  | {
      type:
        | "backspace"
        | "delete"
        | "left"
        | "right"
        | "up"
        | "down"
        | "home"
        | "end"
        | "word-left"
        | "word-right";
    }
  | { type: "delete-word" | "delete-line-start" | "delete-line-end" }
  | { type: "replace"; text: string };

export const emptyEditor: EditorState = { text: "", cursor: 0 };

export function editorWith(text: string): EditorState {
  return { text, cursor: text.length };
}

export function edit(state: EditorState, action: EditorAction): EditorState {
  const { text, cursor } = state;
  switch (action.type) {
    case "insert":
      return splice(state, cursor, cursor, action.text);
    case "replace":
      return editorWith(action.text);
    case "backspace":
      return splice(state, previousGrapheme(text, cursor), cursor, "");
    case "delete":
      return splice(state, cursor, nextGrapheme(text, cursor), "");
    case "left":
      return { text, cursor: previousGrapheme(text, cursor) };
    case "right":
      return { text, cursor: nextGrapheme(text, cursor) };
    case "home":
      return { text, cursor: lineStart(text, cursor) };
    case "end":
      return { text, cursor: lineEnd(text, cursor) };
    case "word-left":
      return { text, cursor: wordLeft(text, cursor) };
    case "word-right":
      return { text, cursor: wordRight(text, cursor) };
    case "delete-word":
      return splice(state, wordLeft(text, cursor), cursor, "");
    case "delete-line-start":
      return splice(state, lineStart(text, cursor), cursor, "");
    case "delete-line-end":
      return splice(state, cursor, lineEnd(text, cursor), "");
    case "up":
      return { text, cursor: moveLine(text, cursor, -1) };
    case "down":
      return { text, cursor: moveLine(text, cursor, 1) };
  }
}

/** Pressing enter here ends the answer: the cursor is on an empty last line below some text. */
export function endsAnswer({ text, cursor }: EditorState): boolean {
  return cursor === text.length && text.trim() !== "" && /\n[ \t]*$/.test(text);
}

function splice({ text }: EditorState, from: number, to: number, insert: string): EditorState {
  return { text: text.slice(0, from) + insert + text.slice(to), cursor: from + insert.length };
}

let graphemes: Intl.Segmenter | undefined;

/** What the person sees as one character each; the segmenter takes a while to load, and plain text needs none. */
function segmentsOf(text: string): Iterable<{ segment: string; index: number }> {
  if (/^[\n -~]*$/.test(text)) return Array.from(text, (segment, index) => ({ segment, index }));
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return graphemes.segment(text);
}

/** Longest stretch looked at to find the border of a grapheme. */
const WINDOW = 64;

function previousGrapheme(text: string, cursor: number): number {
  if (cursor === 0) return 0;
  const from = Math.max(0, cursor - WINDOW);
  let last = from;
  for (const { index } of segmentsOf(text.slice(from, cursor))) last = from + index;
  return last;
}

function nextGrapheme(text: string, cursor: number): number {
  for (const { segment } of segmentsOf(text.slice(cursor, cursor + WINDOW))) return cursor + segment.length;
  return cursor;
}

function lineStart(text: string, cursor: number): number {
  return text.lastIndexOf("\n", cursor - 1) + 1;
}

function lineEnd(text: string, cursor: number): number {
  const end = text.indexOf("\n", cursor);
  return end < 0 ? text.length : end;
}

function moveLine(text: string, cursor: number, direction: -1 | 1): number {
  const start = lineStart(text, cursor);
  const column = widthOf(text.slice(start, cursor));
  if (direction < 0) return start === 0 ? 0 : atColumn(text, lineStart(text, start - 1), column);
  const end = lineEnd(text, cursor);
  return end === text.length ? text.length : atColumn(text, end + 1, column);
}

function atColumn(text: string, start: number, column: number): number {
  const end = lineEnd(text, start);
  let cursor = start;
  while (cursor < end && widthOf(text.slice(start, cursor)) < column) cursor = nextGrapheme(text, cursor);
  return cursor;
}

function wordLeft(text: string, cursor: number): number {
  const before =
    /[\p{L}\p{N}_]*[^\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, cursor - 400), cursor))?.[0] ?? "";
  return cursor - before.length;
}

function wordRight(text: string, cursor: number): number {
  const after = /^[^\p{L}\p{N}_]*[\p{L}\p{N}_]*/u.exec(text.slice(cursor, cursor + 400))?.[0] ?? "";
  return cursor + after.length;
}

export interface EditorLayout {
  lines: string[];
  /** Where the cursor is, 0-based. */
  row: number;
  column: number;
}

/** The text as rows of at most `width` columns, broken between words where that is possible. */
export function layoutEditor({ text, cursor }: EditorState, width: number): EditorLayout {
  const rows: { text: string; start: number }[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    for (const row of breakLine(line, Math.max(2, width)))
      rows.push({ text: row.text, start: offset + row.start });
    offset += line.length + 1;
  }
  let row = rows.length - 1;
  while (row > 0 && (rows[row]?.start ?? 0) > cursor) row--;
  const at = rows[row] ?? { text: "", start: 0 };
  const column = Math.min(width - 1, widthOf(text.slice(at.start, cursor)));
  return { lines: rows.map(({ text: content }) => content), row, column };
}

function breakLine(line: string, width: number): { text: string; start: number }[] {
  if (widthOf(line) < width) return [{ text: line, start: 0 }];
  const rows: { text: string; start: number }[] = [];
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
