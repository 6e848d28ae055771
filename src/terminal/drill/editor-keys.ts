/** What a key does to a text that is being written. */
import type { EditorAction } from "../editor.js";
import type { Key } from "../keys.js";

const EDITOR_KEYS: Record<string, EditorAction> = {
  enter: { type: "insert", text: "\n" },
  tab: { type: "insert", text: "  " },
  backspace: { type: "backspace" },
  delete: { type: "delete" },
  left: { type: "left" },
  right: { type: "right" },
  home: { type: "home" },
  end: { type: "end" },
};

const CONTROL_KEYS: Record<string, EditorAction> = {
  a: { type: "home" },
  e: { type: "end" },
  h: { type: "backspace" },
  k: { type: "delete-line-end" },
  j: { type: "insert", text: "\n" },
  left: { type: "word-left" },
  right: { type: "word-right" },
  u: { type: "delete-line-start" },
  w: { type: "delete-word" },
  y: { type: "yank" },
  _: { type: "undo" },
};

const ALT_KEYS: Record<string, EditorAction> = {
  b: { type: "word-left" },
  f: { type: "word-right" },
  left: { type: "word-left" },
  right: { type: "word-right" },
  backspace: { type: "delete-word" },
  d: { type: "delete-word-right" },
  enter: { type: "insert", text: "\n" },
};

export function editorAction(key: Key, width: number): EditorAction | undefined {
  if (key.text) return { type: "insert", text: key.text };
  if (key.ctrl) return CONTROL_KEYS[key.name];
  if (key.alt) return ALT_KEYS[key.name];
  return key.name === "up" || key.name === "down" ? { type: key.name, width } : EDITOR_KEYS[key.name];
}
