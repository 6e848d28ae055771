import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/terminal/layout.js";
import { GOOD, poor, type Tree, tree } from "../commands/check-helpers.js";

const FILES = {
  "notes/a.md": `${poor}\n# What is a dedlock?\n\ntext\n`,
  "notes/b.md": "# locking.deadlock\n\n# locking.kinds\n\nThe shared one.\n",
};

function onTerminal(files: Record<string, string | Uint8Array>, columns: number): Tree {
  const env = tree(files, { env: { FORCE_COLOR: "0" } });
  env.isTTY.stdout = true;
  Object.assign(env.stdout, { columns });
  return env;
}

describe("the report of a check on a terminal", () => {
  it("says the place of an answer once, what it misses below it, musts first, and the words of a red flag", async () => {
    const { code, out } = await onTerminal(FILES, 80).check("notes", "nowhere");
    expect(code).toBe(2);
    expect(out).toBe(`✖   0 %  locking.lost-update  below 50 %                          notes/a.md:1:3
         Two requests read the same balance and one withdrawal is lost.
         ✖ Names the lost update  must · anomaly
         ✖ Locks the row before reading  lock
           → What happens between read and write?
         ⚑ Thinks that a transaction alone is enough  transaction
           “wrap it in a transaction”
            ~~~~~~~~~~~~~~~~~~~~~~~~
           notes/a.md:3:80

✖ "What is a dedlock?" is no question of the bank.  question/unknown
  notes/a.md:5:3
  → Did you mean locking.deadlock?

✖ empty  locking.deadlock                                         notes/b.md:1:3

◐   –    locking.kinds                                            notes/b.md:3:3
         Which lock lets others read?
         ! This is a question with options: an answer in words cannot be graded.
           question/ungraded

✖ nowhere does not exist.  file/missing

3 answers in 2 files · 2 failed · 0 % on average · 5 errors · 3 warnings
`);
  });

  it("shows what is covered, by which words, and the model answer when asked", async () => {
    const { out } = await onTerminal({ "notes/a.md": `# locking.lost-update\n\n${GOOD}\n` }, 100).check(
      "notes",
      "--verbose",
    );
    expect(out).toMatch(/^✔ 100 % {2}locking\.lost-update +notes\/a\.md:1:3$/m);
    expect(out).toMatch(/^ +✔ Names the lost update\n +“.*lost update.*” {2}notes\/a\.md:3:\d+$/m);
    const failed = await onTerminal(FILES, 100).check("notes", "--verbose");
    expect(failed.out).toMatch(/model answer\n +\| This is a lost update\./);
    const secret = await onTerminal(FILES, 100).check("notes", "--verbose", "--no-answers");
    expect(secret.out).toMatch(/^ +✖ anomaly {2}must$/m);
    expect(secret.out).not.toMatch(/Names the lost|SELECT FOR|transaction alone/);
  });

  it.each([20, 33, 40, 59, 60, 80, 200])("fits into %i columns, whatever the notes hold", async (columns) => {
    const hostile = "::error::x \u001b[2J\u202e 漢字漢字漢字漢字漢字漢字 👩‍👩‍👧 ]]> ".repeat(4);
    const env = onTerminal(
      { ...FILES, "notes/ünï 漢字 %0A.md": `# locking.deadlok ${hostile}?\n\n${hostile}\n` },
      columns,
    );
    const { out } = await env.check("notes", "--verbose");
    for (const line of out.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it("is laid out again when the terminal has another width", async () => {
    const env = onTerminal(FILES, 80);
    const wide = (await env.check("notes")).out;
    Object.assign(env.stdout, { columns: 40 });
    expect((await env.check("notes")).out).not.toBe(wide);
    Object.assign(env.stdout, { columns: 80 });
    expect((await env.check("notes")).out).toBe(wide);
  });

  it("counts what passes, and what the baseline accepts", async () => {
    const env = onTerminal({ "notes/a.md": poor }, 80);
    await env.check("notes", "--update-baseline");
    expect((await env.check("notes")).out).toBe(
      "1 answer in 1 file · 0 % on average · nothing worse · 4 accepted by the baseline\n",
    );
    env.write("notes/a.md", `# locking.lost-update\n\n${GOOD}\n`);
    const { out } = await env.check("notes", "--baseline", "none.json", "--update-baseline");
    expect(out).toBe("1 answer in 1 file · 1 passed · 100 % on average · nothing wrong\n");
  });
});
