import { describe, expect, it } from "vitest";
import { newAsking } from "../../src/session/next-question.js";
import { askingAction, commonAction, feedbackAction } from "../../src/terminal/drill/key-actions.js";
import { freshUi, type UiState } from "../../src/terminal/drill/ui-state.js";
import { editorWith } from "../../src/terminal/editor.js";
import { type Key, plainKey } from "../../src/terminal/keys.js";
import { choice, question } from "../helpers/questions.js";

const asking = newAsking(question({ id: "a.one" }), 0, "new");
const ui = (change: Partial<UiState> = {}): UiState => ({
  ...freshUi({ name: "asking", asking }, "typing"),
  ...change,
});
const char = (text: string): Key => plainKey(text, text);
const ctrl = (name: string): Key => ({ ...plainKey(name), ctrl: true });

describe("keys on the question's page", () => {
  it("types a question mark into an answer, and shows the keys on an empty one", () => {
    expect(askingAction(char("?"), ui(), asking, 0, false)).toMatchObject({ ui: { overlay: "keys" } });
    expect(askingAction(char("?"), ui({ editor: editorWith("why") }), asking, 0, false)).toMatchObject({
      ui: { editor: { text: "why?" } },
    });
  });

  it("finishes on the empty line, but not while a paste is still coming in", () => {
    const state = ui({ editor: editorWith("done\n") });
    expect(askingAction(plainKey("enter"), state, asking, 7, false)).toEqual({
      type: "send",
      event: { type: "submit", answer: "done", at: 7 },
    });
    expect(askingAction(plainKey("enter"), state, asking, 7, true)).toMatchObject({ type: "ui" });
  });

  it("takes a pasted text as one piece, empty lines included", () => {
    const action = askingAction(plainKey("paste", "one\n\ntwo\n"), ui(), asking, 0, false);
    expect(action).toMatchObject({ ui: { editor: { text: "one\n\ntwo\n" } } });
  });

  it.each([
    [ctrl("k"), "skip"],
    [ctrl("x"), "suspend"],
    [ctrl("b"), "undo"],
    [plainKey("tab"), "hint"],
  ])("%j sends %s", (key, type) => {
    expect(askingAction(key, ui(), asking, 0, false)).toMatchObject({ type: "send", event: { type } });
  });

  it("says aloud, then ticks, then sends the points that were ticked", () => {
    const saying = askingAction(ctrl("t"), ui(), asking, 0, false);
    expect(saying).toMatchObject({ ui: { way: "saying" } });
    expect(askingAction(plainKey("enter"), ui({ way: "saying" }), asking, 0, false)).toMatchObject({
      ui: { way: "ticking" },
    });
    expect(
      askingAction(plainKey("enter"), ui({ way: "ticking", marked: new Set([1]) }), asking, 3, false),
    ).toEqual({
      type: "send",
      event: { type: "said", covered: ["second"], at: 3 },
    });
  });

  it("needs enter for a choice of several, and refuses an empty one", () => {
    const many = newAsking(choice, 0, "new");
    const state = freshUi({ name: "asking", asking: many }, "typing");
    expect(state.way).toBe("choosing");
    expect(askingAction(char("1"), state, many, 0, false)).toMatchObject({ ui: { marked: new Set([0]) } });
    expect(askingAction(plainKey("enter"), state, many, 0, false)).toMatchObject({
      ui: { message: expect.any(String) },
    });
    const marked = { ...state, marked: new Set([2, 0]) };
    expect(askingAction(plainKey("enter"), marked, many, 0, false)).toMatchObject({
      event: { options: [0, 2] },
    });
  });
});

describe("keys everywhere", () => {
  it.each([
    [ctrl("c"), { type: "leave", how: "interrupt" }],
    [ctrl("d"), { type: "leave", how: "end" }],
    [plainKey("end-of-input"), { type: "leave", how: "end" }],
    [plainKey("terminate"), { type: "leave", how: "terminate" }],
    [ctrl("z"), { type: "background" }],
    [plainKey("resize"), { type: "none" }],
  ])("%j", (key, expected) => {
    expect(commonAction(key)).toEqual(expected);
  });
});

describe("keys on the feedback's page", () => {
  const context = {
    points: [
      { id: "first", verdict: "missed" as const },
      { id: "second", verdict: "covered" as const },
    ],
  };

  it("corrects the verdict of the point with that number", () => {
    expect(feedbackAction(char("1"), ui(), context, 0)).toMatchObject({
      event: { point: "first", verdict: "covered" },
    });
    expect(feedbackAction(char("2"), ui(), context, 0)).toMatchObject({
      event: { point: "second", verdict: "partial" },
    });
    expect(feedbackAction(char("3"), ui(), context, 0)).toEqual({ type: "none" });
  });

  it("opens and closes the model answer", () => {
    expect(feedbackAction(char("m"), ui(), context, 0)).toMatchObject({ ui: { open: new Set(["model"]) } });
    expect(feedbackAction(char("m"), ui({ open: new Set(["model"]) }), context, 0)).toMatchObject({
      ui: { open: new Set() },
    });
  });

  it.each([
    [plainKey("enter"), "next"],
    [char("u"), "undo"],
    [char("q"), "stop"],
    [char("e"), "easy"],
    [char("x"), "suspend"],
  ])("%j sends %s", (key, type) => {
    expect(feedbackAction(key, ui(), context, 0)).toMatchObject({ event: { type } });
  });
});
