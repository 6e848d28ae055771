import { describe, expect, it } from "vitest";
import { ExitCode, UserError } from "../src/core/errors.js";
import { failureReport } from "../src/failure.js";

const error = new UserError("notes.md:1:1: no such question", "Write another id.");
const report = (...argv: string[]) => failureReport(error, argv, { env: {} });

describe("a failure", () => {
  it("is words on stderr, and nothing on stdout", () => {
    expect(report("check")).toEqual({
      exitCode: ExitCode.usage,
      stdout: "",
      stderr: "hotseat: notes.md:1:1: no such question\nWrite another id.\n",
    });
  });

  it.each([[["--json"]], [["--format", "json"]], [["--format=json"]]])(
    "is a document too with %j",
    (argv) => {
      const { stdout } = report("check", ...argv);
      expect(JSON.parse(stdout)).toEqual({
        schemaVersion: 1,
        error: { message: "notes.md:1:1: no such question", hint: "Write another id.", exitCode: 2 },
      });
    },
  );

  it("is no document where another format was asked for", () => {
    expect(report("check", "--format", "sarif").stdout).toBe("");
  });
});
