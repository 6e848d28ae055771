import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkJson, codes, good, poor, tree } from "./check-helpers.js";

describe("bad input", () => {
  it("reports a missing path, and the others all the same", async () => {
    const { code, result } = await checkJson(
      { "notes/a.md": poor },
      "notes",
      "nowhere",
      "--deck",
      "deck.yaml",
    );
    expect([code, result.exitCode]).toEqual([2, 2]);
    expect(codes(result)).toEqual(expect.arrayContaining(["file/missing", "answer/below-minimum"]));
  });

  it("walks a loop of links once, and a linked note once", async () => {
    const env = tree({ "notes/a.md": good });
    symlinkSync("..", path.join(env.folder, "notes/loop"));
    symlinkSync("a.md", path.join(env.folder, "notes/b.md"));
    symlinkSync("self.md", path.join(env.folder, "notes/self.md"));
    const { code, result } = await env.check("notes", "--json");
    expect([code, result().summary.answers]).toEqual([0, 1]);
  });

  it("never waits for a pipe or a device", async () => {
    const env = tree({ "notes/a.md": good });
    execFileSync("mkfifo", [path.join(env.folder, "notes/pipe.md")]);
    expect((await env.check("notes")).code).toBe(0);
    const named = await env.check("notes/pipe.md", "/dev/zero", "--json");
    expect([named.code, codes(named.result())]).toEqual([
      2,
      ["file/not-regular", "file/not-regular", "match/none"].sort(),
    ]);
  });

  it.each([
    ["UTF-16", Buffer.from("\ufeff# locking.deadlock\n", "utf16le"), "file/encoding"],
    ["invalid UTF-8", Buffer.from([0x23, 0x20, 0xc3, 0x28]), "file/encoding"],
    ["NUL bytes", Buffer.from("# locking.deadlock\n\0"), "file/binary"],
  ])("refuses %s and goes on", async (_, bytes, code) => {
    const { code: exit, result } = await checkJson({ "notes/a.md": bytes, "notes/b.md": good });
    expect([exit, codes(result), result.summary.passed]).toEqual([2, [code], 1]);
  });

  it("reads CRLF and a byte order mark", async () => {
    const { code, result } = await checkJson({ "notes/a.md": `\uFEFF${good.replaceAll("\n", "\r\n")}` });
    expect([code, result.answers[0]?.line, result.answers[0]?.column]).toEqual([0, 1, 3]);
  });

  it.skipIf(process.getuid?.() === 0)("says that a file is unreadable", async () => {
    const env = tree({ "notes/a.md": good, "notes/b.md": good });
    chmodSync(path.join(env.folder, "notes/b.md"), 0);
    const { code, result } = await env.check("notes", "--json");
    expect([code, codes(result())]).toEqual([2, ["file/unreadable"]]);
  });

  it("tells of so many mistakes of a kind in one file, and then how many more there are", async () => {
    const { result } = await checkJson({
      "notes/a.md": "# locking.dedlock-1\n\n".repeat(2001),
      "notes/b.md": `# locking.deadlock\n\n${"<!-- hotseat-disable no, none -- why -->\n".repeat(150_000)}`,
    });
    const of = (file: string) => result.findings.filter((finding) => finding.file === file);
    expect(of("notes/a.md")).toHaveLength(2001);
    expect(of("notes/a.md").at(-1)).toMatchObject({
      line: 4001,
      message: expect.stringMatching(/^One more/),
    });
    const unknown = of("notes/b.md").filter(({ code }) => code === "disable/unknown-point");
    expect(unknown.map(({ message }) => message)).toEqual([
      'locking.deadlock has no point "no".',
      'locking.deadlock has no point "none".',
    ]);
  });

  it("takes a folder called like a note for a folder", async () => {
    const env = tree({ "notes/a.md/b.md": good });
    mkdirSync(path.join(env.folder, "notes/empty.md"));
    expect((await env.check("notes")).code).toBe(0);
  });
});
