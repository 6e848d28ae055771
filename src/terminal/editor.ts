/** The answer being typed: several lines and a cursor, as pure functions of what was and what is pressed. */
import { type Placed, rowUpOrDown } from "./editor-layout.js";
import { nextGrapheme, previousGrapheme } from "./graphemes.js";
import { widthOf } from "./layout.js";

export interface EditorState {
  text: string;
  /** Index into `text`, in UTF-16 code units, never inside a grapheme. */
  cursor: number;
  /** What undo goes back to, oldest first. */
  past?: readonly Placed[];
  /** What was deleted last, word or line, to be put back elsewhere. */
  killed?: string;
  /** Letters typed or deleted one after another are undone together. */
  run?: "insert" | "delete" | undefined;
}

export type EditorAction = ChangeAction | { type: "undo" } | { type: "yank" };

type ChangeAction =
  | { type: "insert" | "replace"; text: string }
  | { type: "backspace" | "delete" | "left" | "right" | "home" | "end" | "word-left" | "word-right" }
  /** By rows of this width, or without it by lines. */
  | { type: "up" | "down"; width?: number }
  | { type: "delete-word" | "delete-word-right" | "delete-line-start" | "delete-line-end" };

export const emptyEditor: EditorState = { text: "", cursor: 0 };

/** Steps that can be undone. */
const MOST_PAST = 200;

export function editorWith(text: string): EditorState {
  return { text, cursor: text.length };
}

export function edit(state: EditorState, action: EditorAction): EditorState {
  if (action.type === "undo") return undone(state);
  if (action.type === "yank")
    return state.killed ? edit(state, { type: "insert", text: state.killed }) : state;
  const { text, cursor } = changed(state, action);
  if (text === state.text) return { ...state, cursor, run: undefined };
  const run = runOf(action);
  const joins = run !== undefined && run === state.run && !beginsWord(state, action);
  const past = joins
    ? (state.past ?? [])
    : [...(state.past ?? []), { text: state.text, cursor: state.cursor }].slice(-MOST_PAST);
  // Whatever is deleted begins where the cursor then stands.
  const removed = state.text.slice(cursor, cursor + state.text.length - text.length);
  const killed = isKill(action) ? removed : state.killed;
  return { text, cursor, past, run, ...(killed === undefined ? {} : { killed }) };
}

function undone(state: EditorState): EditorState {
  const before = state.past?.at(-1);
  if (!before) return state;
  const past = (state.past ?? []).slice(0, -1);
  return { ...before, past, ...(state.killed === undefined ? {} : { killed: state.killed }) };
}

function runOf(action: EditorAction): EditorState["run"] {
  if (action.type === "backspace" || action.type === "delete") return "delete";
  return action.type === "insert" && /^[^\n]{1,2}$/.test(action.text) ? "insert" : undefined;
}

/** Undo goes back word by word. */
function beginsWord({ text, cursor }: EditorState, action: EditorAction): boolean {
  return action.type === "insert" && /\S/.test(action.text) && text[cursor - 1] === " ";
}

function isKill({ type }: EditorAction): boolean {
  return type.startsWith("delete-");
}

function changed(state: Placed, action: ChangeAction): Placed {
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
    case "delete-word-right":
      return splice(state, cursor, wordRight(text, cursor), "");
    case "delete-line-start":
      return splice(state, lineStart(text, cursor), cursor, "");
    case "delete-line-end":
      return splice(state, cursor, lineEnd(text, cursor), "");
    case "up":
      return { text, cursor: verticalMove(state, -1, action.width) };
    case "down":
      return { text, cursor: verticalMove(state, 1, action.width) };
  }
}

/** Pressing enter here ends the answer: the cursor is on an empty last line below some text. */
export function endsAnswer({ text, cursor }: EditorState): boolean {
  return cursor === text.length && text.trim() !== "" && /\n[ \t]*$/.test(text);
}

/** Behind the last character of its line: nothing there that could be deleted or gone over. */
export function atLineEnd({ text, cursor }: EditorState): boolean {
  return lineEnd(text, cursor) === cursor;
}

function splice({ text }: Placed, from: number, to: number, insert: string): Placed {
  return { text: text.slice(0, from) + insert + text.slice(to), cursor: from + insert.length };
}

function lineStart(text: string, cursor: number): number {
  return cursor === 0 ? 0 : text.lastIndexOf("\n", cursor - 1) + 1;
}

function lineEnd(text: string, cursor: number): number {
  const end = text.indexOf("\n", cursor);
  return end < 0 ? text.length : end;
}

/** On the first row up goes to the start, on the last one down to the end. */
function verticalMove(state: Placed, direction: -1 | 1, width: number | undefined): number {
  const { text, cursor } = state;
  if (width !== undefined) return rowUpOrDown(state, width, direction) ?? (direction < 0 ? 0 : text.length);
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
