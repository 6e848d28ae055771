import { describe, expect, it } from "vitest";
import { newAsking } from "../../src/session/next-question.js";
import { feedbackAction, lastFeedbackAction } from "../../src/terminal/drill/feedback-keys.js";
import { askingAction, commonAction, type KeyContext } from "../../src/terminal/drill/key-actions.js";
import { freshUi, type UiState } from "../../src/terminal/drill/ui-state.js";
import { editorWith } from "../../src/terminal/editor.js";
import { type Key, plainKey } from "../../src/terminal/keys.js";
import { choice, question } from "../helpers/questions.js";

const asking = newAsking(question({ id: "a.one" }), 0, "new");
const ui = (change: Partial<UiState> = {}): UiState => ({
  ...freshUi({ name: "asking", asking }, "typing"),
  ...change,
});
const at = (change: Partial<KeyContext> = {}): KeyContext => ({
  now: 0,
  more: false,
  width: 40,
  page: 10,
  quiet: false,
  unaided: false,
  ...change,
});
const char = (text: string): Key => plainKey(text, text);
const ctrl = (name: string): Key => ({ ...plainKey(name), ctrl: true });

describe("keys on the question's page", () => {
  it("types a question mark into an answer, and shows the keys on an empty one", () => {
    expect(askingAction(char("?"), ui(), asking, at())).toMatchObject({ ui: { overlay: "keys" } });
    expect(askingAction(char("?"), ui({ editor: editorWith("why") }), asking, at())).toMatchObject({
      ui: { editor: { text: "why?" } },
    });
  });

  it("gives no hint and no references in an interview, and says so", () => {
    const rules = { quiet: true, unaided: true };
    for (const key of [plainKey("tab"), ctrl("r")]) {
      const action = askingAction(key, ui(), asking, at(rules));
      expect(action.type === "ui" && action.ui.overlay).toBe(undefined);
      expect(action.type === "ui" && action.ui.message).toMatch(/^(There are no|Nothing is)/);
    }
    expect(askingAction(plainKey("enter"), ui(), asking, at(rules))).toMatchObject({
      ui: { message: expect.not.stringContaining("shows the answer") },
    });
  });

  it("finishes on the empty line, but not while a paste is still coming in", () => {
    const state = ui({ editor: editorWith("done\n") });
    expect(askingAction(plainKey("enter"), state, asking, at({ now: 7 }))).toEqual({
      type: "send",
      event: { type: "submit", answer: "done", at: 7 },
    });
    expect(askingAction(plainKey("enter"), state, asking, at({ now: 7, more: true }))).toMatchObject({
      type: "ui",
    });
  });

  it("gives up with a second enter when nothing is written, and with nothing else in between", () => {
    const first = askingAction(plainKey("enter"), ui(), asking, at());
    expect(first).toMatchObject({ ui: { givingUp: true, message: expect.any(String) } });
    if (first.type !== "ui") throw new Error("no page");
    expect(askingAction(plainKey("enter"), first.ui, asking, at())).toMatchObject({
      event: { type: "submit", answer: "" },
    });
    const typed = askingAction(char("a"), first.ui, asking, at());
    expect(typed).toMatchObject({ ui: { givingUp: undefined, editor: { text: "a" } } });
  });

  it("tells nothing of the last answer in an interview", () => {
    expect(askingAction(ctrl("p"), ui(), asking, at())).toMatchObject({ ui: { overlay: "last" } });
    expect(askingAction(ctrl("p"), ui(), asking, at({ quiet: true }))).toEqual({ type: "none" });
  });

  it("ctrl-k and ctrl-e are the shell's within a line, and skip and open the editor at its end", () => {
    const within = ui({ editor: { text: "one two\nthree", cursor: 3 } });
    expect(askingAction(ctrl("k"), within, asking, at())).toMatchObject({
      ui: { editor: { text: "one\nthree" } },
    });
    expect(askingAction(ctrl("e"), within, asking, at())).toMatchObject({ ui: { editor: { cursor: 7 } } });
    const end = ui({ editor: editorWith("one") });
    expect(askingAction(ctrl("k"), end, asking, at())).toMatchObject({ event: { type: "skip" } });
    expect(askingAction(ctrl("e"), end, asking, at())).toEqual({ type: "editor" });
  });

  it("scrolls the question with page up and down, and with the arrows from the text's first and last row", () => {
    const state = ui({ scroll: 5, editor: { text: "one\ntwo", cursor: 0 } });
    expect(askingAction(plainKey("pagedown"), state, asking, at({ page: 7 }))).toMatchObject({
      ui: { scroll: 12 },
    });
    expect(askingAction(plainKey("up"), state, asking, at())).toMatchObject({ ui: { scroll: 4 } });
    expect(askingAction(plainKey("down"), state, asking, at())).toMatchObject({
      ui: { scroll: 5, editor: { cursor: 4 } },
    });
    const bottom = ui({ scroll: 5, editor: editorWith("one") });
    expect(askingAction(plainKey("down"), bottom, asking, at())).toMatchObject({ ui: { scroll: 6 } });
  });

  it("a tab in the middle of a paste is no wish for a hint", () => {
    expect(askingAction(plainKey("tab"), ui(), asking, at({ more: true }))).toMatchObject({
      ui: { editor: { text: "  " } },
    });
  });

  it("takes a pasted text as one piece, empty lines included", () => {
    const action = askingAction(plainKey("paste", "one\n\ntwo\n"), ui(), asking, at());
    expect(action).toMatchObject({ ui: { editor: { text: "one\n\ntwo\n" } } });
  });

  it.each([
    [ctrl("k"), "skip"],
    [ctrl("x"), "suspend"],
    [ctrl("b"), "undo"],
    [plainKey("tab"), "hint"],
  ])("%j sends %s", (key, type) => {
    expect(askingAction(key, ui(), asking, at())).toMatchObject({ type: "send", event: { type } });
  });

  it("says aloud, then ticks, then sends the points that were ticked", () => {
    const saying = askingAction(ctrl("t"), ui(), asking, at());
    expect(saying).toMatchObject({ ui: { way: "saying" } });
    expect(askingAction(plainKey("enter"), ui({ way: "saying" }), asking, at())).toMatchObject({
      ui: { way: "ticking" },
    });
    expect(
      askingAction(plainKey("enter"), ui({ way: "ticking", marked: new Set([1]) }), asking, at({ now: 3 })),
    ).toEqual({
      type: "send",
      event: { type: "said", covered: ["second"], at: 3 },
    });
  });

  it("needs enter for a choice of several, and refuses an empty one", () => {
    const many = newAsking(choice, 0, "new");
    const state = freshUi({ name: "asking", asking: many }, "typing");
    expect(state.way).toBe("choosing");
    expect(askingAction(char("1"), state, many, at())).toMatchObject({ ui: { marked: new Set([0]) } });
    expect(askingAction(plainKey("enter"), state, many, at())).toMatchObject({
      ui: { message: expect.any(String) },
    });
    const marked = { ...state, marked: new Set([2, 0]) };
    expect(askingAction(plainKey("enter"), marked, many, at())).toMatchObject({
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
    expect(feedbackAction(char("1"), ui(), context, at())).toMatchObject({
      event: { point: "first", verdict: "covered" },
    });
    expect(feedbackAction(char("2"), ui(), context, at())).toMatchObject({
      event: { point: "second", verdict: "partial" },
    });
    expect(feedbackAction(char("3"), ui(), context, at())).toEqual({ type: "none" });
  });

  it("has letters for the points after the ninth", () => {
    const points = Array.from({ length: 12 }, (_, i) => ({ id: `p${i}`, verdict: "missed" as const }));
    expect(feedbackAction(char("A"), ui(), { points }, at())).toMatchObject({ event: { point: "p9" } });
    expect(feedbackAction(char("C"), ui(), { points }, at())).toMatchObject({ event: { point: "p11" } });
    expect(feedbackAction(char("D"), ui(), { points }, at())).toEqual({ type: "none" });
  });

  it("takes no shortcut of the answer for a command", () => {
    for (const name of ["u", "w", "a", "e", "q", "k"])
      expect(feedbackAction(ctrl(name), ui(), context, at())).toEqual({ type: "none" });
    expect(feedbackAction({ ...plainKey("e"), alt: true }, ui(), context, at())).toEqual({ type: "none" });
  });

  it("over the next question, what is not about the last answer goes back", () => {
    const over = ui({ overlay: "last" });
    expect(lastFeedbackAction(char("1"), over, context, at())).toMatchObject({ event: { point: "first" } });
    expect(lastFeedbackAction(char("m"), over, context, at())).toMatchObject({ ui: { overlay: "last" } });
    expect(lastFeedbackAction(char("u"), over, context, at())).toMatchObject({ ui: { overlay: undefined } });
    expect(lastFeedbackAction(plainKey("enter"), over, context, at())).toMatchObject({
      ui: { overlay: undefined },
    });
  });

  it("opens and closes the model answer", () => {
    expect(feedbackAction(char("m"), ui(), context, at())).toMatchObject({
      ui: { open: new Set(["model"]) },
    });
    expect(feedbackAction(char("m"), ui({ open: new Set(["model"]) }), context, at())).toMatchObject({
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
    expect(feedbackAction(key, ui(), context, at())).toMatchObject({ event: { type } });
  });
});
