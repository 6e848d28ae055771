import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { type HelpPage, renderHelp } from "../../src/cli/help-page.js";
import { createProgram } from "../../src/cli/program.js";
import { run, testEnv } from "../helpers/env.js";

const hotseat = (...argv: string[]): string =>
  execFileSync(process.execPath, [path.resolve("bin/hotseat.js"), ...argv], { encoding: "utf8" });

function commandLines(command: Command, words: readonly string[] = []): string[][] {
  return [[...words], ...command.commands.flatMap((sub) => commandLines(sub, [...words, sub.name()]))];
}

const PAGE: HelpPage = {
  about: "Says what it does in more words than fit on one line of a small terminal.",
  examples: [["hotseat x", "an example"]],
  usage: "hotseat x [options]",
  sections: [
    {
      title: "Options:",
      items: [
        ["--long-name <value>", "what it is for, in some words more than fit"],
        ["-h", ""],
      ],
    },
  ],
};

describe("help", () => {
  it("is the same from the pages of the build as from the option parser", async () => {
    const all = commandLines(createProgram(testEnv(), { code: 0 }));
    expect(all.length).toBeGreaterThan(25);
    // Every command by the parser, and some as processes, which take longer.
    for (const [i, words] of all.entries()) {
      const { out, code } = await run(testEnv(), ...words, "--help");
      expect([code, out]).toEqual([
        0,
        expect.stringContaining(`Usage: hotseat${words.map((w) => ` ${w}`).join("")}`),
      ]);
      if (i % 8 === 0) expect(hotseat(...words, "--help")).toBe(out);
    }
  });

  it("is found by `help` and by -h too", () => {
    expect(hotseat("help", "drill")).toBe(hotseat("drill", "--help"));
    expect(hotseat("help")).toBe(hotseat("-h"));
  });

  it("is still told by the option parser beside other words", () => {
    expect(hotseat("drill", "sql", "--help")).toBe(hotseat("drill", "--help"));
  });

  it("breaks lines between words and keeps descriptions in their column", () => {
    expect(renderHelp(PAGE, 70)).toBe(`Says what it does in more words than fit on one line of a small
terminal.

Examples:
  hotseat x  an example

Usage: hotseat x [options]

Options:
  --long-name <value>  what it is for, in some words more than fit
  -h
`);
    expect(renderHelp(PAGE, 64)).toContain(
      "  --long-name <value>  what it is for, in some words more than\n                       fit\n",
    );
  });

  it("puts descriptions below their terms where a column would be a few words wide", () => {
    const narrow = renderHelp(PAGE, 40);
    expect(narrow).toContain("  hotseat x\n      an example");
    expect(narrow).toContain(
      "  --long-name <value>\n      what it is for, in some words more\n      than fit",
    );
    for (const line of narrow.split("\n")) expect(line.length).toBeLessThanOrEqual(40);
  });
});
