import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuestionFile } from "../../src/bank/parse.js";

const problems = (text: string) => parseQuestionFile("f.yaml", text).diagnostics;

describe("a question file", () => {
  it("may be as short as a prompt and a list of sentences", () => {
    const { questions, diagnostics } = parseQuestionFile(
      "f.yaml",
      "questions:\n  - prompt: What is a deadlock?\n    look_for:\n      - Two wait for each other\n      - A victim is rolled back\n",
    );
    expect(diagnostics).toEqual([]);
    expect(questions[0]).toMatchObject({
      id: "what-is-a-deadlock",
      level: "intermediate",
      kind: "open",
      look_for: [
        { id: "two-wait-for-each-other", must: false, weight: 1 },
        { id: "a-victim-is-rolled-back" },
      ],
    });
  });

  it("may be a bare list, with the file's topic and level as defaults otherwise", () => {
    expect(parseQuestionFile("f.yaml", "- prompt: Why?\n").questions).toHaveLength(1);
    const { questions } = parseQuestionFile(
      "f.yaml",
      "topic: sql\nlevel: senior\nquestions:\n  - prompt: Why?\n",
    );
    expect(questions[0]).toMatchObject({ topic: "sql", level: "senior" });
  });

  it("tells every error it has, each at its place, and keeps the sound questions", () => {
    const text = [
      "questions:",
      "  - id: good.one",
      "    prompt: Fine?",
      "  - id: bad.two",
      "    promt: Typo?",
      "    level: expert",
      "    minutes: soon",
      "    look_for:",
      "      - id: a",
      "        point: x",
      "        must: perhaps",
    ].join("\n");
    const { questions, diagnostics } = parseQuestionFile("f.yaml", text);
    expect(questions.map(({ id }) => id)).toEqual(["good.one"]);
    expect(
      diagnostics.map(({ line, column, code, message, suggestion }) => [
        line,
        column,
        code,
        message,
        suggestion,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [4, 5, "schema/missing", "`prompt` is missing", "Add `prompt`."],
        [5, 5, "schema/unknown-key", 'unknown key "promt"', 'Did you mean "prompt"?'],
        [
          6,
          12,
          "schema/value",
          '`level` cannot be "expert"',
          "Write one of: beginner, intermediate, senior.",
        ],
        [
          7,
          14,
          "schema/type",
          "`minutes` must be a number, not text",
          "Write a plain number, such as 2 or 0.5.",
        ],
        [
          11,
          15,
          "schema/type",
          "`must` must be true or false, not text",
          "Write true or false, without quotes.",
        ],
      ]),
    );
    expect(diagnostics).toHaveLength(5);
  });

  it("refuses an id used twice, and names the first place", () => {
    const [problem] = problems("questions:\n  - {id: a.b, prompt: One?}\n  - {id: a.b, prompt: Two?}\n");
    expect(problem).toMatchObject({
      line: 3,
      code: "bank/duplicate-id",
      message: 'the id "a.b" is already used in line 2',
    });
  });

  it.each([
    ["", "file/empty"],
    ["  \n\n", "file/empty"],
    ["questions: []\n", "schema/value"],
    ["just text\n", "schema/type"],
    ["questions:\n  - {prompt: Choose?, kind: choice}\n", "bank/choice-without-options"],
    [
      "questions:\n  - {prompt: Choose?, kind: choice, options: [{text: a}, {text: b}]}\n",
      "bank/no-correct-option",
    ],
    ["questions:\n\t- prompt: x\n", "yaml/"],
    ["a: 1\na: 2\n", "yaml/duplicate-key"],
  ])("%j gives %s", (text, code) => {
    expect(problems(text)[0]?.code).toContain(code);
  });

  it("stops an alias bomb, a loop of aliases and endless nesting", () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghij"
      .split("")
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[i]}`).join(",")}]`)
      .join("\n")}\nquestions: *j\n`;
    expect(problems(bomb)[0]?.code).toMatch(/yaml\/aliases|schema/);
    expect(problems("questions: &q [*q]\n").length).toBeGreaterThan(0);
    expect(problems(`questions: ${"[".repeat(20_000)}`).length).toBeGreaterThan(0);
  });

  it("takes __proto__ for a name like any other", () => {
    const [problem] = problems("questions:\n  - prompt: x\n    __proto__: {level: senior}\n");
    expect(problem).toMatchObject({ code: "schema/unknown-key", message: 'unknown key "__proto__"' });
    expect(({} as Record<string, unknown>).level).toBeUndefined();
  });

  it("never lets control characters of a file into its messages", () => {
    const text = 'questions:\n  - prompt: "x"\n    level: "\\e[31mred\\e]0;title\\a"\n';
    const shown = JSON.stringify(problems(text));
    expect(shown).not.toMatch(/\\u001b|\\u0007/);
    expect(problems(text)).toHaveLength(1);
  });

  it("never throws, and never gives a place outside the file", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: "binary" }), (text) => {
        for (const { line, column } of problems(`questions:\n  - prompt: ${text}`)) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
