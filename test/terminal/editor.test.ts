import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type EditorAction,
  type EditorState,
  edit,
  editorWith,
  emptyEditor,
  endsAnswer,
} from "../../src/terminal/editor.js";
import { layoutEditor } from "../../src/terminal/editor-layout.js";
import { widthOf } from "../../src/terminal/layout.js";

const type = (state: EditorState, ...actions: EditorAction[]): EditorState => actions.reduce(edit, state);
const insert = (text: string): EditorAction => ({ type: "insert", text });

describe("the answer editor", () => {
  it("inserts where the cursor is", () => {
    expect(type(emptyEditor, insert("ac"), { type: "left" }, insert("b"))).toMatchObject({
      text: "abc",
      cursor: 2,
    });
  });

  it("treats an emoji with modifiers as one step", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(type(editorWith(`a${family}`), { type: "backspace" }).text).toBe("a");
    expect(type(editorWith(`a${family}`), { type: "left" }).cursor).toBe(1);
  });

  it("keeps the column when it moves between lines", () => {
    const state = { text: "first line\nsecond\nthird line", cursor: 5 };
    expect(type(state, { type: "down" }, { type: "down" }).cursor).toBe("first line\nsecond\n".length + 5);
    expect(type(state, { type: "down" }, { type: "up" }).cursor).toBe(5);
  });

  it("deletes a word, and to the start of the line", () => {
    expect(type(editorWith("one two three"), { type: "delete-word" }).text).toBe("one two ");
    expect(type(editorWith("one\ntwo three"), { type: "delete-line-start" }).text).toBe("one\n");
  });

  it("undoes word by word, deletions too, and gives back what was deleted last", () => {
    const typed = [..."one two"].map(insert).reduce(edit, emptyEditor);
    expect(type(typed, { type: "undo" }).text).toBe("one ");
    expect(type(typed, { type: "undo" }, { type: "undo" }).text).toBe("");
    expect(type(typed, { type: "undo" }, { type: "undo" }, { type: "undo" }).text).toBe("");
    const killed = type(typed, { type: "delete-word" }, { type: "home" }, { type: "yank" });
    expect(killed.text).toBe("twoone ");
    expect(type(typed, { type: "delete-line-start" }, { type: "undo" })).toMatchObject({
      text: "one two",
      cursor: 7,
    });
    expect(type(editorWith("mine"), { type: "replace", text: "" }, { type: "undo" }).text).toBe("mine");
  });

  it("goes up and down by the rows on the screen", () => {
    const state = editorWith("the quick brown fox jumps");
    const up = type(state, { type: "up", width: 12 });
    expect(layoutEditor(up, 12)).toMatchObject({ row: 1, column: 5 });
    const first = type(up, { type: "up", width: 12 });
    expect(layoutEditor(first, 12)).toMatchObject({ row: 0, column: 5 });
    expect(type(first, { type: "up", width: 12 }).cursor).toBe(0);
    expect(layoutEditor(type(first, { type: "down", width: 12 }), 12)).toMatchObject({ row: 1, column: 5 });
    expect(type(state, { type: "down", width: 12 }).cursor).toBe(state.text.length);
  });

  it("deletes to the start of a first line that is empty without touching the text", () => {
    expect(type({ text: "\nabc", cursor: 0 }, { type: "delete-line-start" }).text).toBe("\nabc");
  });

  it("ends an answer only at an empty last line below some text", () => {
    expect(endsAnswer(editorWith("text"))).toBe(false);
    expect(endsAnswer(editorWith("text\n"))).toBe(true);
    expect(endsAnswer(editorWith("\n"))).toBe(false);
    expect(endsAnswer({ text: "text\n\nmore", cursor: 5 })).toBe(false);
  });

  it("keeps the cursor inside the text, and the text whole, whatever is pressed", () => {
    const action = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 6 }).map(insert),
      fc
        .constantFrom(
          ...([
            "backspace",
            "delete",
            "left",
            "right",
            "up",
            "down",
            "home",
            "end",
            "word-left",
            "word-right",
            "delete-word",
            "delete-word-right",
            "undo",
            "yank",
            "delete-line-start",
            "delete-line-end",
          ] as const),
        )
        .map((name): EditorAction => ({ type: name })),
      fc.constant(insert("\n")),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.integer({ min: 2, max: 40 }), (actions, width) => {
        const state = type(emptyEditor, ...actions);
        expect(state.cursor).toBeGreaterThanOrEqual(0);
        expect(state.cursor).toBeLessThanOrEqual(state.text.length);
        for (const name of ["up", "down"] as const) {
          const { cursor } = edit(state, { type: name, width });
          expect(cursor).toBeGreaterThanOrEqual(0);
          expect(cursor).toBeLessThanOrEqual(state.text.length);
        }
        const { lines, row, column } = layoutEditor(state, width);
        expect(lines.join("")).toBe(state.text.replaceAll("\n", ""));
        expect(row).toBeLessThan(lines.length);
        expect(column).toBeLessThan(Math.max(2, width));
      }),
    );
  });

  it("breaks lines between words, and never wider than asked", () => {
    const { lines } = layoutEditor(editorWith("the quick brown fox jumps"), 12);
    expect(lines).toEqual(["the quick ", "brown fox ", "jumps"]);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(12);
  });

  it("breaks wide characters by columns", () => {
    const { lines } = layoutEditor(editorWith("漢字漢字漢字"), 6);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(6);
  });
});
