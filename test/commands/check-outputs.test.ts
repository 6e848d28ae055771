import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { good, poor, tree } from "./check-helpers.js";

describe("several reports at once", () => {
  it("go to files, one to stdout", async () => {
    const env = tree({ "notes/a.md": poor });
    const { out } = await env.check(
      "notes",
      "--format",
      "junit",
      "--output",
      "out/report.xml",
      "--format",
      "sarif",
      "--output",
      "r.sarif",
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1 });
    expect(readFileSync(path.join(env.folder, "out/report.xml"), "utf8")).toMatch(/^<\?xml/);
    expect(JSON.parse(readFileSync(path.join(env.folder, "r.sarif"), "utf8"))).toMatchObject({
      version: "2.1.0",
    });
  });

  it("are no notes themselves the next time", async () => {
    const env = tree({ "notes/a.md": good });
    const args = [".", "--format", "markdown", "--output", "out/report.md", "--format", "json"];
    const first = (await env.check(...args)).result();
    expect((await env.check(...args)).result()).toEqual(first);
    expect(first.findings).toEqual([]);
  });

  it("that cannot be written end the check, also where Node's own mkdir would never end", async () => {
    const env = tree({ "notes/a.md": good });
    for (const file of ["/proc/none/report.xml", "notes"]) {
      const { code, err } = await env.check("notes", "--format", "junit", "--output", file);
      expect([code, err]).toEqual([2, expect.stringContaining("the report cannot be written")]);
    }
  });

  it("cannot both be on stdout, and an unknown format is suggested", async () => {
    expect(
      (await tree({ "notes/a.md": good }).check("notes", "--format", "json", "--format", "tap")).code,
    ).toBe(2);
    const { code, err } = await tree({ "notes/a.md": good }).check("notes", "--format", "junti");
    expect([code, err.includes('"junit"')]).toEqual([2, true]);
  });
});

describe("in GitHub Actions", () => {
  const actions = (folder: string) => ({
    GITHUB_ACTIONS: "true",
    GITHUB_STEP_SUMMARY: path.join(folder, "summary.md"),
  });

  it("annotations and the summary come by themselves", async () => {
    const env = tree({ "notes/a.md": poor });
    Object.assign(env.env, actions(env.folder));
    const { out } = await env.check("notes");
    expect(out).toMatch(/^::error file=notes\/a\.md,line=1,col=3,title=answer\/below-minimum::/m);
    expect(readFileSync(path.join(env.folder, "summary.md"), "utf8")).toContain("locking.lost-update");
  });

  it("a report that a program reads stays whole", async () => {
    const env = tree({ "notes/a.md": poor });
    Object.assign(env.env, actions(env.folder));
    const { out, err } = await env.check("notes", "--format", "json");
    expect(() => JSON.parse(out)).not.toThrow();
    expect(err).toContain("::error ");
  });
});
