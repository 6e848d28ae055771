/** What a key means where a question is answered, noted on or read about: pure, so that every key can be tested without a terminal. */
import type { Asking, DrillEvent } from "../../session/drill-state.js";
import { atLineEnd, edit, endsAnswer } from "../editor.js";
import type { Key } from "../keys.js";
import { editorAction } from "./editor-keys.js";
import { indexOfLabel } from "./labels.js";
import type { UiState } from "./ui-state.js";

export type Action =
  /** Goes to the session. */
  | { type: "send"; event: DrillEvent }
  | { type: "ui"; ui: UiState }
  | { type: "editor" }
  | { type: "background" }
  | { type: "redraw" }
  | { type: "leave"; how: "interrupt" | "end" | "terminate" }
  | { type: "none" };

/** What a key's meaning hangs on besides the page's own state. */
export interface KeyContext {
  /** Milliseconds since 1970. */
  now: number;
  /** Other keys are already waiting, as in a paste that the terminal does not mark. */
  more: boolean;
  /** Columns of the text being written. */
  width: number;
  /** Rows by which page up and page down scroll. */
  page: number;
  /** Nothing is told before the end: an interview. */
  quiet: boolean;
  /** There are no hints and nothing is looked up: an interview or a placement. */
  unaided: boolean;
}

export const NOTHING: Action = { type: "none" };

export function ui(state: UiState, change: Partial<UiState>): Action {
  const fresh = { message: undefined, givingUp: undefined, sought: undefined };
  return { type: "ui", ui: { ...state, ...fresh, ...change } };
}

/** Keys that mean the same everywhere. */
export function commonAction(key: Key): Action | undefined {
  if (key.ctrl && key.name === "c") return { type: "leave", how: "interrupt" };
  if (key.name === "terminate") return { type: "leave", how: "terminate" };
  if ((key.ctrl && key.name === "d") || key.name === "end-of-input") return { type: "leave", how: "end" };
  if (key.ctrl && key.name === "z") return { type: "background" };
  if (key.ctrl && key.name === "l") return { type: "redraw" };
  if (key.name === "resize" || key.name === "tick") return NOTHING;
  return undefined;
}

export function askingAction(key: Key, state: UiState, asking: Asking, context: KeyContext): Action {
  const { now } = context;
  const send = (event: DrillEvent): Action => ({ type: "send", event });
  const typing = state.way === "typing";
  if (key.name === "escape" || key.name === "f1") return ui(state, { overlay: "keys", scroll: 0 });
  const refused = heldBack(key, typing, context);
  if (refused) return ui(state, { message: refused });
  if (key.ctrl) {
    switch (key.name) {
      case "k":
        // As in a shell, where there is something to delete.
        if (typing && !atLineEnd(state.editor)) break;
        return send({ type: "skip", at: now });
      case "x":
        return send({ type: "suspend", at: now });
      case "b":
        return send({ type: "undo", at: now });
      case "n":
        return ui(state, { overlay: "note" });
      case "p":
        return context.quiet ? NOTHING : ui(state, { overlay: "last", scroll: 0 });
      case "r":
        return ui(state, { overlay: "references", scroll: 0 });
      case "e":
        if (!typing) return NOTHING;
        if (!atLineEnd(state.editor)) break;
        return { type: "editor" };
      case "t":
        return state.way === "choosing"
          ? NOTHING
          : ui(state, { way: typing ? "saying" : "typing", marked: new Set() });
    }
  }
  if (key.name === "tab" && !(typing && context.more)) return send({ type: "hint" });
  if (key.alt && /^[1-5]$/.test(key.name))
    return send({ type: "confidence", value: (Number(key.name) - 0.5) / 5 });
  switch (state.way) {
    case "typing":
      return typingAction(key, state, context);
    case "saying":
      if (key.text === "?") return ui(state, { overlay: "keys", scroll: 0 });
      return key.name === "enter"
        ? ui(state, { way: "ticking", scroll: Number.MAX_SAFE_INTEGER })
        : (scrollAction(key, state, context) ?? NOTHING);
    case "ticking":
    case "choosing":
      return markingAction(key, state, asking, context);
  }
}

/** What an interview does not give, said in a sentence. */
function heldBack(key: Key, typing: boolean, { more, unaided }: KeyContext): string | undefined {
  if (unaided && key.name === "tab" && !(typing && more)) return "There are no hints here.";
  if (unaided && key.ctrl && key.name === "r") return "Nothing is looked up here.";
  return undefined;
}

function typingAction(key: Key, state: UiState, context: KeyContext): Action {
  const { editor } = state;
  const empty = editor.text.trim() === "";
  if (key.text === "?" && editor.text === "") return ui(state, { overlay: "keys", scroll: 0 });
  if (key.name === "enter" && !key.alt && !context.more) {
    const submit: Action = {
      type: "send",
      event: { type: "submit", answer: editor.text.trim(), at: context.now },
    };
    if (endsAnswer(editor)) return submit;
    if (empty)
      return state.givingUp
        ? submit
        : ui(state, {
            givingUp: true,
            message: `Nothing written yet. Enter again ${context.quiet ? "goes on without an answer" : "shows the answer, as one that you do not know"}.`,
          });
  }
  const step = key.name === "pageup" ? -context.page : key.name === "pagedown" ? context.page : 0;
  if (step) return ui(state, { scroll: Math.max(0, state.scroll + step) });
  const action = editorAction(key, context.width);
  if (!action) return NOTHING;
  const after = edit(editor, action);
  // From the first and the last row, the arrows go on into a question that is longer than the screen.
  if ((action.type === "up" || action.type === "down") && after.cursor === editor.cursor)
    return ui(state, { scroll: Math.max(0, state.scroll + (action.type === "up" ? -1 : 1)) });
  return ui(state, { editor: after });
}

function markingAction(key: Key, state: UiState, asking: Asking, context: KeyContext): Action {
  const { way, marked } = state;
  const { now } = context;
  if (key.text === "?") return ui(state, { overlay: "keys", scroll: 0 });
  const items = way === "choosing" ? asking.question.options.length : asking.points.length;
  const single = way === "choosing" && asking.question.options.filter(({ correct }) => correct).length === 1;
  const index = indexOfLabel(key.text, items);
  if (index !== undefined) {
    if (single) return { type: "send", event: { type: "choose", options: [index], at: now } };
    return ui(state, { marked: toggled(marked, index) });
  }
  if (way === "ticking" && key.text === "a") return ui(state, { marked: new Set(asking.points.keys()) });
  if (key.name !== "enter") return scrollAction(key, state, context) ?? NOTHING;
  if (way === "choosing")
    return marked.size
      ? { type: "send", event: { type: "choose", options: [...marked].sort(), at: now } }
      : ui(state, { message: "Choose first: press the number." });
  const covered = asking.points.filter((_, i) => marked.has(i));
  return { type: "send", event: { type: "said", covered, at: now } };
}

/** The set with the item added, or without it where it was in. */
export function toggled<T>(set: ReadonlySet<T>, item: T): Set<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

export function scrollAction(key: Key, state: UiState, { page }: KeyContext): Action | undefined {
  const steps: Record<string, number> = {
    up: -1,
    down: 1,
    pageup: -page,
    pagedown: page,
    space: page,
    home: -1e9,
    end: 1e9,
  };
  const step = key.ctrl || key.alt ? undefined : steps[key.name];
  return step === undefined ? undefined : ui(state, { scroll: Math.max(0, state.scroll + step) });
}

/** A one-line note: enter keeps it, escape does not. */
export function noteAction(
  key: Key,
  state: UiState,
  { width }: KeyContext,
): Action | { type: "note"; text: string } {
  if (key.name === "escape") return ui(state, { overlay: undefined });
  if (key.name === "enter") return { type: "note", text: state.note.text.trim() };
  const action = editorAction(key, width);
  return action ? ui(state, { note: edit(state.note, action) }) : NOTHING;
}

/** A page that is only read: it scrolls, and any other key goes back. */
export function readingAction(key: Key, state: UiState, context: KeyContext): Action {
  return scrollAction(key, state, context) ?? ui(state, { overlay: undefined, scroll: 0 });
}
