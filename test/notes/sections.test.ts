import { describe, expect, it } from "vitest";
import { answers, outline } from "./helpers.js";

const place = (source: string) => {
  const note = outline(source);
  return note.sections.map(({ name }) => note.lines.position(name.start));
};

describe("what names a question", () => {
  it.each([
    ["its id", "# transactions.acid\n\nAll or nothing.\n"],
    ["its id as code", "## `transactions.acid`\nAll or nothing."],
    ["its prompt, whatever the markup and case", "### what does acid promise\n\nAll or nothing."],
    ["a numbered prompt", "## 3. What does *ACID* promise?\nAll or nothing."],
    ["an underlined heading", "What does ACID promise?\n-----\nAll or nothing."],
    ["a link to it", "## [Promises](questions/transactions.yaml#transactions.acid)\nAll or nothing."],
    ["a hotseat link", "## [Promises](hotseat:transactions.acid)\nAll or nothing."],
    ["its prompt with Obsidian's tags", "# 3. What does ACID promise? #databases/sql ^acid\nAll or nothing."],
    ["a wiki link", "## [[transactions.acid]]\nAll or nothing."],
    ["a wiki link with another name", "## [[transactions.acid|Promises]]\nAll or nothing."],
    ["front matter", "---\ntags: [a]\nquestion: transactions.acid\n---\nAll or nothing."],
    ["quoted front matter", '---\nquestion: "transactions.acid" # mine\n---\n\n# Promises\n'],
    ["a comment", "<!-- hotseat: transactions.acid -->\nAll or nothing."],
    ["a comment below a heading", "## Promises\n\n<!-- hotseat: transactions.acid -->\n\nAll or nothing."],
    ["a comment in a heading", "## Promises <!-- hotseat: transactions.acid -->\nAll or nothing."],
    ["Windows line ends", "# transactions.acid\r\n\r\nAll or nothing.\r\n"],
    ["old Macintosh line ends", "# transactions.acid\r\rAll or nothing.\r"],
    ["a cut prompt", "# Two requests read the same balance. What went…\nAll or nothing."],
  ])("%s", (_, source) => {
    const [first] = answers(source);
    expect(["transactions.acid", "transactions.lost-update"]).toContain(first?.[0]);
  });

  it("the first sentence of a long prompt", () => {
    expect(answers("# How do you stop a cache stampede?\nLock it.")).toEqual([
      ["caching.stampede", "Lock it."],
    ]);
  });

  it.each([
    ["in a code block", "```md\n# transactions.acid\n```\n"],
    ["in indented code", "    # transactions.acid\n"],
    ["in a quote", "> # transactions.acid\n"],
    ["in a list", "- # transactions.acid\n"],
    ["in a comment", "<!--\n# transactions.acid\n-->\n"],
    ["as code that shows a comment", "Write `<!-- hotseat: transactions.acid -->` there.\n"],
    ["in fenced code that shows a comment", "~~~\n<!-- hotseat: transactions.acid -->\n~~~\n"],
  ])("nothing %s", (_, source) => {
    expect(outline(source).sections).toEqual([]);
  });
});

describe("where an answer ends", () => {
  it("at the next question, with nested headings inside", () => {
    expect(answers("# transactions.acid\nOne.\n## Details\nTwo.\n# sql.window\nThree.\n")).toEqual([
      ["transactions.acid", "One.\n## Details\nTwo."],
      ["sql.window", "Three."],
    ]);
  });

  it("at a heading above it", () => {
    expect(
      answers("# Databases\n## transactions.acid\nOne.\n# Caches\nIntroduction.\n## caching.stampede\nTwo."),
    ).toEqual([
      ["transactions.acid", "One."],
      ["caching.stampede", "Two."],
    ]);
  });

  it("front matter's answer holds every heading but a question's", () => {
    expect(
      answers("---\nquestion: transactions.acid\n---\n# Title\nOne.\n# More\nTwo.\n# sql.window\nThree."),
    ).toEqual([
      ["transactions.acid", "# Title\nOne.\n# More\nTwo."],
      ["sql.window", "Three."],
    ]);
  });

  it("a comment after text starts another answer", () => {
    expect(answers("# transactions.acid\nOne.\n\n<!-- hotseat: sql.window -->\nTwo.")).toEqual([
      ["transactions.acid", "One."],
      ["sql.window", "Two."],
    ]);
  });
});

describe("positions", () => {
  it("are those of the name", () => {
    expect(place("intro\n\n##   transactions.acid\nx\n<!-- hotseat: sql.window -->")).toEqual([
      { line: 3, column: 6 },
      { line: 5, column: 1 },
    ]);
  });
});

describe("headings that name no question", () => {
  it("are suggested the nearest one", () => {
    const [unknown] = outline("# What does ACID promsie?\nAll.").unknown;
    expect(unknown).toMatchObject({ certain: true, suggestions: [{ id: "transactions.acid" }] });
  });

  it("are found for a misspelt id, even inside another answer", () => {
    const note = outline("# transactions.acid\nOne.\n### sql.windw\nTwo.");
    expect(note.unknown[0]).toMatchObject({ text: "sql.windw", suggestions: [{ id: "sql.window" }] });
    expect(note.sections[0]?.answer.end).toBe(note.source.indexOf("###"));
  });

  it("are only mentioned where they stand beside questions", () => {
    expect(outline("# Notes\n## transactions.acid\nOne.\n## Reading list\nTwo.").unknown).toMatchObject([
      { text: "Reading list", certain: false },
    ]);
    expect(outline("# Notes\n## transactions.acid\nOne.\n### Reading list\nTwo.").unknown).toEqual([]);
  });
});

describe("disable comments", () => {
  it("need a reason", () => {
    const note = outline(
      "# transactions.acid\n<!-- hotseat-disable durability -->\n<!-- hotseat-disable a, b -- we never do -->\nOne.",
    );
    expect(note.problems).toMatchObject([{ code: "disable/no-reason", line: 2, column: 1 }]);
    expect(note.sections[0]?.disables).toMatchObject([{ points: ["a", "b"], reason: "we never do" }]);
  });

  it("are said to be lost outside an answer, and unknown ones are suggested", () => {
    const note = outline("<!-- hotseat-disable a -- b -->\n<!-- hotseat-disabel a -- b -->\n");
    expect(note.problems.map(({ code }) => code)).toEqual(["disable/outside", "directive/unknown"]);
    expect(note.problems[1]?.message).toContain('"hotseat-disable"');
  });
});
