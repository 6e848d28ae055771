/** Question files are untrusted: whatever is in them, the terminal gets text and nothing else. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runPiped } from "./pipe.js";
import { hasTerminal, key, startTerminal, temporaryFolder } from "./terminal.js";

/** Sets the title, clears the screen, links, turns the text around, rings the bell; in C1 too. */
const EVIL =
  "\u001b]0;EVIL\u0007\u001b[2J\u001b[31m\u001b]8;;http://evil/\u0007\u202e\u009b5m\u0007\u0000\rEVIL";
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const TRACES = /\u001b\]|\u001b\[2J\u001b\[31m|[\u0000\u0007\u009b\u202e]/;

function hostileDeck(): string {
  const folder = temporaryFolder();
  const open = {
    id: "evil.open",
    prompt: `Prompt ${EVIL} with \`code ${EVIL}\` and [a link](http://x/${EVIL})\n\n\`\`\`sql\nselect ${EVIL}\n\`\`\``,
    topics: ["evil"],
    answer: `Model ${EVIL}\n\n- item ${EVIL}`,
    look_for: [
      { id: "one", point: `Point ${EVIL}`, accept: ["magic word"], hint: `Hint ${EVIL}`, must: true },
      { id: "two", point: `Other ${EVIL}`, accept: ["second thing"] },
    ],
    red_flags: [{ id: "flag", point: `Flag ${EVIL}`, accept: ["terrible idea"] }],
    follow_ups: [`Follow ${EVIL}`],
    references: [{ title: `Title ${EVIL}`, url: "http://example.com/x" }],
  };
  const choice = {
    id: "evil.choice",
    prompt: `Choose ${EVIL}`,
    kind: "choice",
    topics: ["evil"],
    options: [
      { text: `Yes ${EVIL}`, correct: true, why: `Because ${EVIL}` },
      { text: `No ${EVIL}`, why: `Nope ${EVIL}` },
    ],
  };
  // JSON is YAML, and its escapes carry every control character.
  const file = path.join(folder, "evil.yaml");
  writeFileSync(
    file,
    JSON.stringify({ title: `Deck ${EVIL}`, questions: [open, choice] }).replaceAll("\u202e", "\\u202e"),
  );
  return file;
}

describe("a question file with escape sequences in every field", () => {
  test.skipIf(!hasTerminal)("on every page of the drill, only its text reaches the terminal", async () => {
    const file = hostileDeck();
    const terminal = startTerminal({ args: ["drill", "evil.open", "--deck", file], rows: 50 });
    await terminal.waitFor("Prompt");
    terminal.keys(key.tab);
    await terminal.waitFor("Hint:");
    terminal.keys(key.ctrl("r"));
    await terminal.waitFor("http://example.com/x");
    terminal.keys("x");
    await terminal.waitFor("Prompt");
    terminal.keys("The magic word, a terrible idea.", key.enter, key.enter);
    await terminal.waitFor("Flag EVIL");
    terminal.keys("m", "f", "r", "a");
    await terminal.waitFor("Your answer");
    await terminal.waitFor("Follow EVIL");
    terminal.keys("q");
    await terminal.waitFor("Stopped.");
    terminal.keys(key.enter);
    expect(await terminal.exit()).toBe(0);
    expect(terminal.raw()).not.toMatch(TRACES);

    const choice = startTerminal({ args: ["drill", "evil.choice", "--deck", file], rows: 50 });
    await choice.waitFor("1 [ ] Yes");
    choice.keys("2");
    await choice.waitFor("Because");
    choice.keys(key.ctrl("c"));
    await choice.exit();
    expect(choice.raw()).not.toMatch(TRACES);
  });

  test("line by line and in every list, only its text is printed", async () => {
    const file = hostileDeck();
    const commands: [string[], string][] = [
      [
        ["drill", "evil.open", "--deck", file, "--explain"],
        ":hint\n:references\n:points\nThe magic word, a terrible idea.\n\n",
      ],
      [["drill", "evil.choice", "--deck", file], "2\n"],
      [["list", "--deck", file], ""],
      [["search", "prompt", "--deck", file], ""],
      [["show", "evil.open", "--deck", file], ""],
      [["lint", file], ""],
    ];
    for (const [args, input] of commands) {
      const { stdout, stderr } = await runPiped(args, { input });
      expect({ args, text: `${stdout}${stderr}` }).not.toEqual({ args, text: expect.stringMatching(TRACES) });
      expect(`${stdout}${stderr}`).not.toContain("\u001b");
    }
  });

  test("a path or a key with escape sequences is quoted without them", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "bad\u001b]0;EVIL\u0007.yaml");
    writeFileSync(file, `"${"\\e]0;EVIL\\a"}": 1\nquestions: []\n`);
    for (const args of [["lint", file], ["drill", file], ["drill", "\u001b]0;EVIL\u0007"], ["\u001b[2Jx"]]) {
      const { stdout, stderr, code } = await runPiped(args);
      expect(code).toBeGreaterThan(0);
      expect(`${stdout}${stderr}`).not.toContain("\u001b");
    }
  });
});

describe("files that are no question files", () => {
  test.each([
    ["missing", undefined],
    ["empty", ""],
    ["binary", Buffer.from([0, 1, 2, 255, 254, 0, 128])],
    [
      "an alias bomb",
      `a: &a [1,1,1,1,1,1,1,1]\n${"bcdefghij"
        .split("")
        .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[i]}`).join(",")}]`)
        .join("\n")}\nquestions: *j\n`,
    ],
    ["cyclic", "questions: &q\n  - *q\n"],
    ["of the wrong type", "questions: 7\n"],
    ["deeply nested", `questions: ${"[".repeat(5000)}`],
    ["with prototype keys", '{"__proto__": {"x": 1}, "constructor": 1, "questions": []}'],
    ["huge", "x: ".padEnd(40_000_000, "y")],
  ])("%s: one clear message, exit 2, no stack", async (name, content) => {
    const file = path.join(temporaryFolder(), "deck.yaml");
    if (content !== undefined) writeFileSync(file, content);
    const { stdout, stderr, code } = await runPiped(["drill", file]);
    expect({ name, code, stdout }).toEqual({ name, code: 2, stdout: "" });
    expect(stderr).toContain("deck.yaml");
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(4);
  });
});
