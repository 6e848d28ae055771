import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/terminal/markdown.js";
import { renderDocument } from "../../src/terminal/markdown-document.js";
import { createTheme } from "../../src/terminal/theme.js";

const theme = createTheme({ env: { FORCE_COLOR: "1", LANG: "C.UTF-8" }, isTTY: { stdout: true } });

const TEXTS = [
  "Two paragraphs\nof plain words.\n\nThe second.",
  "A query calls `orders.Where(o => IsActive(o))`, then `Count()`.",
  "Why does `SELECT * FROM a WHERE b <> 1` scan, and `user_id` not?",
  "`[a-z]*` and `a|b` and `a\\n` and `&amp;` and `# no heading`",
  "`one` - no list\n`two` and more `three four`",
  "Code ` with spaces at its ends ` here.",
  "Code with `several  spaces` here.",
  "Emphasis *here* beside `*code*`.",
  "- a list\n- of `two`",
  "An unclosed ` backtick and <b>HTML</b>.",
  "``two backticks ` here``",
  "`a``b`",
];

describe("Markdown", () => {
  it.each(TEXTS)("is rendered without the parser as with it: %j", async (text) => {
    for (const width of [12, 30, 100])
      expect(await renderMarkdown(text, width, theme)).toEqual(renderDocument(text, width, theme));
  });
});
