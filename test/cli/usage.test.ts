/** How a wrong command line is told: what is wrong, what was meant, where to read on; exit 2. */
import { describe, expect, it } from "vitest";
import { run, testEnv } from "../helpers/env.js";

describe("a wrong command line", () => {
  it.each([
    [["lst"], 'Did you mean "list"?', "`hotseat --help`"],
    [["version"], 'Did you mean "--version"?', "`hotseat --help`"],
    [["drill", "--cout", "3"], "Did you mean --count?", "`hotseat drill --help`"],
    [["drill", "--count", "0"], "Write a whole number of at least 1.", "`hotseat drill --help`"],
    [["backup", "lst"], "Did you mean list?", "`hotseat backup --help`"],
    [["config", "sett"], 'Did you mean "set"?', "`hotseat config`"],
    [["config", "set", "minutes"], "missing required argument 'value'", "`hotseat config set --help`"],
    [["help", "drlil"], 'Did you mean "drill"?', "`hotseat --help`"],
    [["list", "--level", "senor"], 'Did you mean "senior"?', "beginner, intermediate, senior"],
    [["show", "caching.stampde"], 'Did you mean "caching.stampede"?', "`hotseat list`"],
  ])("%j", async (argv, what, where) => {
    const { code, out, err } = await run(testEnv(), ...argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(what);
    expect(err).toContain(where);
    expect(err).not.toContain("\n    at ");
  });

  it("is one document with --json", async () => {
    const { code, out } = await run(testEnv(), "list", "--level", "senor", "--json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, error: { exitCode: 2 } });
  });
});
