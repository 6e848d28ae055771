import fc from "fast-check";
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { describe, expect, it } from "vitest";
import { widthOf, wrap } from "../../src/terminal/layout.js";

/** What pages are made of: words, symbols, colors, and now and then what is wide, joined or of no width. */
const PIECE = fc.constantFrom(
  ...[
    "a",
    "word",
    "longerword",
    " ",
    "  ",
    "·",
    "›",
    "…",
    "“it’s”",
    "—",
    "█░",
    "◐ ✔ ✖ ⚑",
    "é",
    "ÿ",
    "\u00ad",
  ],
  ...["\u001b[36m", "\u001b[39m", "\u001b[1;2m", "\u001b[22m", "\u001b[K", "\n", "\t", "\u0007"],
  ...["漢字", "👩‍💻", "✔\ufe0f", "#\ufe0f\u20e3", "e\u0301", "ｆ", "\u200b", "\u200d", "×\u20dd"],
);
const TEXT = fc.array(PIECE, { maxLength: 14 }).map((pieces) => pieces.join(""));
const WORDS = fc.array(fc.constantFrom("a", "to", "word", "sentence", "“quoted”", "it’s", "—"), {
  maxLength: 30,
});

describe("the width of text", () => {
  it("is what the library says, also where it is not asked", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(widthOf(text)).toBe(stringWidth(text));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("wrapping", () => {
  const byLibrary = (text: string, width: number): string[] =>
    wrapAnsi(text, width, { hard: true })
      .split("\n")
      .map((line) => line.trimEnd());

  it("breaks where the library does, also where it is not asked", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          TEXT,
          WORDS.map((words) => words.join(" ")),
        ),
        fc.integer({ min: 1, max: 40 }),
        (text, width) => {
          expect(wrap(text, width)).toEqual(byLibrary(text, width));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("indents every line that has something on it", () => {
    expect(wrap("one two three", 9, "  ")).toEqual(["  one two", "  three"]);
  });
});
