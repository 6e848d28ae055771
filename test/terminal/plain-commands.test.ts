import { describe, expect, it } from "vitest";
import { parsePlainLine } from "../../src/terminal/plain/commands.js";

describe("a line of the plain drill", () => {
  it.each([
    ["I would lock the row", { type: "text", text: "I would lock the row" }],
    ["::quit is a command", { type: "text", text: ":quit is a command" }],
    [":hint", { type: "hint" }],
    [":q", { type: "quit" }],
    [":points", { type: "points" }],
    [":points 1 3,4", { type: "points", numbers: [1, 3, 4] }],
    [":points none", { type: "points", numbers: [] }],
    [":correct 2 partial", { type: "correct", number: 2, verdict: "partial" }],
    [":correct 2", { type: "correct", number: 2, verdict: "covered" }],
    [":note read the docs", { type: "note", text: "read the docs" }],
    [":sure 5", { type: "sure", value: 0.9 }],
    [": a colon and a space", { type: "text", text: ": a colon and a space" }],
  ])("reads %j", (line, expected) => {
    expect(parsePlainLine(line)).toEqual(expected);
  });

  it.each([":points x", ":correct", ":correct 2 maybe", ":sure 9", ":nonsense"])(
    "says what is wrong with %j",
    (line) => {
      expect(parsePlainLine(line)).toMatchObject({ type: "wrong", message: expect.stringMatching(/./) });
    },
  );
});
