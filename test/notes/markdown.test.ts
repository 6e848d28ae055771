import fc from "fast-check";
import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { answerText, MAX_ANSWER } from "../../src/notes/answer-text.js";
import { linesOf } from "../../src/notes/lines.js";
import { blocksOf } from "../../src/notes/markdown.js";
import { answers, outline } from "./helpers.js";

/** Lines from which notes are made: everything that can hide a heading or make one. */
const line = fc.constantFrom(
  "# transactions.acid",
  "## What does ACID promise?",
  "###### deep",
  "####### too deep",
  "#no space",
  "    # indented",
  "   # three spaces",
  "\t# tab",
  "Setext",
  "======",
  "---",
  "",
  "",
  "text",
  "```",
  "~~~ md",
  "````",
  "> # quoted",
  "> text",
  "- item",
  "- # in an item",
  "  # in an item's body",
  "1. first",
  "<!-- a comment",
  "-->",
  "<!-- whole -->",
  "<div>",
  "</div>",
  "| a | b |",
  "| - | - |",
  "\\# escaped",
);
const note = fc.array(line, { maxLength: 25 }).map((lines) => lines.join("\n"));

/** Depth and first line of the document's own headings, by the reference parser. */
function headingsByMicromark(source: string): string[] {
  const root: Root = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return root.children.flatMap((child) =>
    child.type === "heading" ? [`${child.depth} ${child.position?.start.line}`] : [],
  );
}

describe("blocksOf", () => {
  it("finds the headings that the reference parser finds, where it finds them", () => {
    fc.assert(
      fc.property(note, (source) => {
        const found = blocksOf(source).filter(({ kind }) => kind === "heading");
        expect(found.map(({ depth, first }) => `${depth} ${first + 1}`)).toEqual(headingsByMicromark(source));
      }),
      { numRuns: 1000 },
    );
  });

  it("finds the same blocks whatever the line ends", () => {
    fc.assert(
      fc.property(note, fc.constantFrom("\r\n", "\r"), (source, ending) => {
        expect(blocksOf(source.replaceAll("\n", ending))).toEqual(blocksOf(source));
      }),
    );
  });
});

describe("outlineOf", () => {
  it("gives answers in order that do not overlap, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(note, fc.string({ unit: "binary", maxLength: 300 })), (source) => {
        const { sections } = outline(source);
        let end = 0;
        for (const { name, answer } of sections) {
          expect(name.start).toBeGreaterThanOrEqual(end);
          expect(answer.start).toBeGreaterThanOrEqual(name.start);
          expect(answer.end).toBeGreaterThanOrEqual(answer.start);
          expect(answer.end).toBeLessThanOrEqual(source.length);
          end = answer.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("does not depend on what stands before the first question", () => {
    fc.assert(
      fc.property(note, (source) => {
        const before = "An introduction.\n\n";
        const alone = outline(`# sql.window\n\n${source}`);
        const after = outline(`${before}# sql.window\n\n${source}`);
        expect(after.sections.map(({ answer }) => answer.start - before.length)).toEqual(
          alone.sections.map(({ answer }) => answer.start),
        );
      }),
    );
  });
});

describe("answerText", () => {
  it("keeps every character at its place", () => {
    fc.assert(
      fc.property(note, (source) => {
        const all = outline(`# sql.window\n\n${source}`);
        for (const section of all.sections) {
          const { text, prose } = answerText(all, section);
          const raw = all.source.slice(section.answer.start, section.answer.end);
          for (const masked of [text, prose ?? text]) {
            expect(masked).toHaveLength(raw.length);
            for (let i = 0; i < raw.length; i++) expect([raw[i], " "]).toContain(masked[i]);
          }
        }
      }),
    );
  });

  it.each([
    ["emphasis", "one **UPDATE** with _a_ check", "one UPDATE with a check"],
    ["names with underscores and products", "my_table has 2 * 3 rows", "my_table has 2 * 3 rows"],
    ["code marks", "use `FOR UPDATE` here", "use FOR UPDATE here"],
    ["links", "read [the manual](https://example.org/a_b) first", "read the manual first"],
    ["wiki links", "see [[locks|row locks]] and [[mvcc]]", "see row locks and mvcc"],
    ["comments", "one <!-- not said --> two", "one two"],
    ["comments in a table", "| a |\n| - |\n| one <!-- not said --> two |", "| a | | one two |"],
    ["quotes", "> one\n> two", "one two"],
    ["tags", "one<br>two <b>three</b>", "one two three"],
    ["addresses", "see https://example.org/lost-update now", "see now"],
    ["fences", "```sql\nSELECT 1;\n```", "SELECT 1;"],
    ["tables' rules", "| a | b |\n| --- | --- |\n| c | d |", "| a | b | | c | d |"],
    ["tasks", "- [x] done", "- done"],
    ["callouts", "> [!note] Mind\n> the gap", "Mind the gap"],
  ])("leaves out the marks of %s", (_, markdown, text) => {
    const [answer] = answers(`# sql.window\n\n${markdown}\n`);
    expect(answer?.[1].replace(/\s+/g, " ")).toBe(text);
  });

  it("tells prose from code", () => {
    const all = outline("# sql.window\n\nI use\n\n```sql\nSELECT 1;\n```\n");
    const [section] = all.sections;
    expect(section && answerText(all, section).prose?.trim()).toBe("I use");
  });

  it("cuts an answer that nobody could say", () => {
    const all = outline(`# sql.window\n\n${"word ".repeat(20_000)}`);
    const [section] = all.sections;
    expect(section && answerText(all, section)).toMatchObject({ cut: 100_000 + "\n".length - MAX_ANSWER });
  });
});

describe("linesOf", () => {
  it("gives each offset its line and column", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r", "é") }), (text) => {
        const lines = linesOf(text);
        let line = 1;
        let column = 1;
        for (let offset = 0; offset <= text.length; offset++) {
          expect(lines.position(offset)).toEqual({ line, column });
          const ends = text[offset] === "\n" || (text[offset] === "\r" && text[offset + 1] !== "\n");
          line += ends ? 1 : 0;
          column = ends ? 1 : column + 1;
        }
      }),
    );
  });
});
