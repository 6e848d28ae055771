import { Command } from "commander";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineCommand } from "../../src/cli/define.js";
import { DRILL_OPTIONS } from "../../src/cli/drill-options.js";
import { readQuickly } from "../../src/cli/quick-options.js";
import { testEnv } from "../helpers/env.js";

/** What commander makes of the command line; undefined when it refuses it or shows help. */
function readByCommander(argv: readonly string[]): unknown {
  const program = new Command().exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
  let reading: unknown;
  const command = defineCommand(
    program,
    { env: testEnv(), finish: () => {} },
    {
      name: "drill [what...]",
      isDefault: true,
      summary: "",
      examples: [],
      options: DRILL_OPTIONS,
      run: async (_, options, words) => {
        reading = { options: { ...options }, words: [...words] };
        return 0;
      },
    },
  );
  command.exitOverride();
  try {
    program.parse([...argv], { from: "user" });
  } catch {
    return undefined;
  }
  return reading;
}

const read = (...argv: string[]): unknown => readQuickly(DRILL_OPTIONS, argv);

const WORD = fc.constantFrom(
  ...DRILL_OPTIONS.flatMap(({ flags }) => flags.split(/[ ,]+/).filter((part) => part.startsWith("-"))),
  ...["sql", "a.yaml", "-", "--", "5", "1.5", "0", "-1", "x", "senior,beginner", "", " "],
  ...[
    "--count=3",
    "--minutes=x",
    "--topic=",
    "--new=1",
    "-n5",
    "-n=5",
    "--save",
    "--help",
    "--cou",
    "--json=no",
  ],
);

describe("the quick reading of a drill's command line", () => {
  it("knows every option of a drill", () => {
    expect(
      read("sql", "--count", "5", "-m", "1.5", "caching", "--level=senior", "--no-save", "--new"),
    ).toEqual({
      options: { count: 5, minutes: 1.5, level: ["senior"], save: false, new: true },
      words: ["sql", "caching"],
    });
  });

  it("adds up lists, and takes the last of what is single", () => {
    expect(read("--topic", "sql,http", "--topic", "caching", "-n", "1", "-n", "2")).toMatchObject({
      options: { topic: ["sql", "http", "caching"], count: 2 },
    });
  });

  it.each([
    ["--count"],
    ["--count", "x"],
    ["--bogus"],
    ["--help"],
    ["-n5"],
    ["--", "sql"],
    ["--new=1"],
    ["--count", "-1"],
  ])("leaves %s %s to the option parser", (...argv) => {
    expect(read(...argv)).toBeUndefined();
  });

  it("never reads anything otherwise than commander does", () => {
    fc.assert(
      fc.property(fc.array(WORD, { maxLength: 6 }), (argv) => {
        const quick = read(...argv);
        fc.pre(quick !== undefined);
        expect(quick).toEqual(readByCommander(argv));
      }),
      { numRuns: 2000 },
    );
  });
});
