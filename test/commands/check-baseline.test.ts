import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { codes, good, poor, tree } from "./check-helpers.js";

describe("the baseline", () => {
  it("accepts what is, and fails only what gets worse", async () => {
    const env = tree({ "notes/a.md": poor });
    expect((await env.check("notes", "--update-baseline")).code).toBe(0);
    expect((await env.check("notes")).code).toBe(0);
    const second = "\n# locking.deadlock\n\nNothing that helps anybody here.\n";
    env.write("notes/a.md", poor + second);
    expect((await env.check("notes")).code).toBe(1);
  });

  it("is counted by question, so lines and files may move", async () => {
    const env = tree({ "notes/a.md": poor });
    await env.check("notes", "--update-baseline");
    env.write("notes/a.md", "");
    env.write("notes/z.md", `intro\n\n\n${poor}`);
    const { result } = await env.check("notes", "--json");
    expect(result().summary).toMatchObject({ errors: 0 });
  });

  it("fails a passing answer that got worse", async () => {
    const env = tree({ "notes/a.md": good });
    await env.check("notes", "--update-baseline");
    env.write(
      "notes/a.md",
      "# locking.lost-update\n\nThis is a lost update, because both requests read the old balance.\n",
    );
    const { code, result } = await env.check("notes", "--json");
    expect([code, codes(result()).includes("baseline/worse")]).toEqual([1, true]);
  });

  it("says what it need not allow any more", async () => {
    const env = tree({
      "notes/a.md": poor,
      "notes/b.md": "# locking.deadlock\n\nTwo wait for each other.\n",
    });
    await env.check("notes", "--update-baseline");
    env.write("notes/a.md", good);
    env.write("notes/b.md", "");
    const { code, result } = await env.check("notes", "--json");
    const stale = result().findings.filter((finding) => finding.code === "baseline/stale");
    expect([code, stale.map(({ question }) => question).sort()]).toEqual([
      0,
      ["locking.deadlock", "locking.lost-update"],
    ]);
  });

  it("keeps what a partial run says nothing about", async () => {
    const env = tree({ "notes/a.md": poor, "more/b.md": "# locking.deadlock\n\nNo.\n" });
    await env.check(".", "--update-baseline");
    const before = readFileSync(path.join(env.folder, ".hotseat-baseline.json"), "utf8");
    await env.check("notes", "--update-baseline");
    const after = JSON.parse(readFileSync(path.join(env.folder, ".hotseat-baseline.json"), "utf8"));
    expect(after.questions).toEqual(JSON.parse(before).questions);
  });

  it("can be kept in a folder that does not exist yet", async () => {
    const env = tree({ "notes/a.md": poor });
    expect((await env.check("notes", "--baseline", "ci/new/base.json", "--update-baseline")).code).toBe(0);
    expect((await env.check("notes", "--baseline", "ci/new/base.json")).code).toBe(0);
  });

  it("that is broken is said, not replaced", async () => {
    const env = tree({ "notes/a.md": good, ".hotseat-baseline.json": "{" });
    expect((await env.check("notes", "--update-baseline")).code).toBe(2);
    expect(readFileSync(path.join(env.folder, ".hotseat-baseline.json"), "utf8")).toBe("{");
  });
});
