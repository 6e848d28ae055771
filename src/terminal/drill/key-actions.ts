/** What a key means on each page of the drill: pure, so that every key can be tested without a terminal. */

import type { Verdict } from "../../grading/assessment.js";
import type { Asking, DrillEvent } from "../../session/drill-state.js";
import { type EditorAction, edit, endsAnswer } from "../editor.js";
import type { Key } from "../keys.js";
import type { Section } from "./feedback-page.js";
import type { UiState } from "./ui-state.js";

export type Action =
  /** Goes to the session. */
  | { type: "send"; event: DrillEvent }
  | { type: "ui"; ui: UiState }
  | { type: "editor" }
  | { type: "background" }
  | { type: "leave"; how: "interrupt" | "end" | "terminate" }
  | { type: "none" };

export const NOTHING: Action = { type: "none" };

export function ui(state: UiState, change: Partial<UiState>): Action {
  return { type: "ui", ui: { ...state, message: undefined, ...change } };
}

/** Keys that mean the same everywhere. */
export function commonAction(key: Key): Action | undefined {
  if (key.ctrl && key.name === "c") return { type: "leave", how: "interrupt" };
  if (key.name === "terminate") return { type: "leave", how: "terminate" };
  if ((key.ctrl && key.name === "d") || key.name === "end-of-input") return { type: "leave", how: "end" };
  if (key.ctrl && key.name === "z") return { type: "background" };
  if (key.name === "resize" || key.name === "tick") return NOTHING;
  return undefined;
}

/** `more`: other keys are already waiting, as in a paste that the terminal does not mark. */
export function askingAction(key: Key, state: UiState, asking: Asking, now: number, more: boolean): Action {
  const send = (event: DrillEvent): Action => ({ type: "send", event });
  if (key.name === "escape" || key.name === "f1") return ui(state, { overlay: "keys" });
  if (key.ctrl) {
    switch (key.name) {
      case "k":
        return send({ type: "skip", at: now });
      case "x":
        return send({ type: "suspend", at: now });
      case "b":
        return send({ type: "undo", at: now });
      case "n":
        return ui(state, { overlay: "note" });
      case "r":
        return ui(state, { overlay: "references" });
      case "e":
        return state.way === "typing" ? { type: "editor" } : NOTHING;
      case "t":
        return state.way === "choosing"
          ? NOTHING
          : ui(state, { way: state.way === "typing" ? "saying" : "typing", marked: new Set() });
    }
  }
  if (key.name === "tab") return send({ type: "hint" });
  if (key.alt && /^[1-5]$/.test(key.name))
    return send({ type: "confidence", value: (Number(key.name) - 0.5) / 5 });
  switch (state.way) {
    case "typing":
      return typingAction(key, state, now, more);
    case "saying":
      if (key.text === "?") return ui(state, { overlay: "keys" });
      return key.name === "enter" ? ui(state, { way: "ticking" }) : NOTHING;
    case "ticking":
    case "choosing":
      return markingAction(key, state, asking, now);
  }
}

function typingAction(key: Key, state: UiState, now: number, more: boolean): Action {
  const { editor } = state;
  if (key.text === "?" && editor.text === "") return ui(state, { overlay: "keys" });
  if (key.name === "enter" && !key.alt && !more && endsAnswer(editor))
    return { type: "send", event: { type: "submit", answer: editor.text.trim(), at: now } };
  const action = editorAction(key);
  return action ? ui(state, { editor: edit(editor, action) }) : NOTHING;
}

const EDITOR_KEYS: Record<string, EditorAction> = {
  enter: { type: "insert", text: "\n" },
  backspace: { type: "backspace" },
  delete: { type: "delete" },
  left: { type: "left" },
  right: { type: "right" },
  up: { type: "up" },
  down: { type: "down" },
  home: { type: "home" },
  end: { type: "end" },
};

const CONTROL_KEYS: Record<string, EditorAction> = {
  a: { type: "home" },
  h: { type: "backspace" },
  j: { type: "insert", text: "\n" },
  left: { type: "word-left" },
  right: { type: "word-right" },
  u: { type: "delete-line-start" },
  w: { type: "delete-word" },
};

const ALT_KEYS: Record<string, EditorAction> = {
  b: { type: "word-left" },
  f: { type: "word-right" },
  left: { type: "word-left" },
  right: { type: "word-right" },
  backspace: { type: "delete-word" },
  enter: { type: "insert", text: "\n" },
};

export function editorAction(key: Key): EditorAction | undefined {
  if (key.text) return { type: "insert", text: key.text };
  if (key.ctrl) return CONTROL_KEYS[key.name];
  return key.alt ? ALT_KEYS[key.name] : EDITOR_KEYS[key.name];
}

function markingAction(key: Key, state: UiState, asking: Asking, now: number): Action {
  const { way, marked } = state;
  if (key.text === "?") return ui(state, { overlay: "keys" });
  const items = way === "choosing" ? asking.question.options.length : asking.points.length;
  const single = way === "choosing" && asking.question.options.filter(({ correct }) => correct).length === 1;
  const index = /^[1-9]$/.test(key.text) ? Number(key.text) - 1 : -1;
  if (index >= 0 && index < items) {
    if (single) return { type: "send", event: { type: "choose", options: [index], at: now } };
    return ui(state, { marked: toggled(marked, index) });
  }
  if (way === "ticking" && key.text === "a") return ui(state, { marked: new Set(asking.points.keys()) });
  if (key.name !== "enter") return scrollAction(key, state) ?? NOTHING;
  if (way === "choosing")
    return marked.size
      ? { type: "send", event: { type: "choose", options: [...marked].sort(), at: now } }
      : ui(state, { message: "Choose first: press the numbers." });
  const covered = asking.points.filter((_, i) => marked.has(i));
  return { type: "send", event: { type: "said", covered, at: now } };
}

function toggled<T>(set: ReadonlySet<T>, item: T): Set<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

/** What a wrong verdict most often should have been comes first. */
export const NEXT_VERDICT: Record<Verdict, Verdict> = {
  missed: "covered",
  covered: "partial",
  partial: "missed",
};

const SECTION_KEYS: Record<string, Section> = { m: "model", f: "follow-up", r: "references", a: "answer" };

export interface FeedbackContext {
  /** Point ids in the order shown, with their verdicts. */
  points: readonly { id: string; verdict: Verdict }[];
}

export function feedbackAction(key: Key, state: UiState, context: FeedbackContext, now: number): Action {
  const scroll = scrollAction(key, state);
  if (scroll) return scroll;
  const section = key.ctrl || key.alt ? undefined : SECTION_KEYS[key.text];
  if (section)
    return ui(state, {
      open: toggled(state.open, section),
      scroll: state.open.has(section) ? 0 : Number.MAX_SAFE_INTEGER,
    });
  const point = /^[1-9]$/.test(key.text) ? context.points[Number(key.text) - 1] : undefined;
  if (point)
    return {
      type: "send",
      event: { type: "correct", point: point.id, verdict: NEXT_VERDICT[point.verdict] },
    };
  switch (key.name === "enter" ? "enter" : key.text || key.name) {
    case "enter":
      return { type: "send", event: { type: "next", at: now } };
    case "e":
      return { type: "send", event: { type: "easy" } };
    case "x":
      return { type: "send", event: { type: "suspend", at: now } };
    case "u":
      return { type: "send", event: { type: "undo", at: now } };
    case "n":
      return ui(state, { overlay: "note" });
    case "q":
      return { type: "send", event: { type: "stop" } };
    case "?":
    case "escape":
    case "f1":
      return ui(state, { overlay: "keys" });
    default:
      return NOTHING;
  }
}

export function scrollAction(key: Key, state: UiState): Action | undefined {
  const steps: Record<string, number> = {
    up: -1,
    down: 1,
    pageup: -10,
    pagedown: 10,
    space: 10,
    home: -1e9,
    end: 1e9,
  };
  const step = key.ctrl || key.alt ? undefined : steps[key.name];
  return step === undefined ? undefined : ui(state, { scroll: Math.max(0, state.scroll + step) });
}

/** A one-line note: enter keeps it, escape does not. */
export function noteAction(key: Key, state: UiState): Action | { type: "note"; text: string } {
  if (key.name === "escape") return ui(state, { overlay: undefined });
  if (key.name === "enter") return { type: "note", text: state.note.text.trim() };
  const action = editorAction(key);
  return action ? ui(state, { note: edit(state.note, action) }) : NOTHING;
}
