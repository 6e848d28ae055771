import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { good, poor, tree } from "./check-helpers.js";

describe("--changed", () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", ...args],
      { cwd, stdio: "pipe" },
    );

  it("checks what git says changed, since a commit or the last one", async () => {
    const env = tree({ "notes/a.md": poor, "notes/ü b.md": "# locking.deadlock\n\nNo.\n" });
    git(env.folder, "init", "-q");
    git(env.folder, "add", ".");
    git(env.folder, "commit", "-qm", "one");
    const nothing = await env.check("notes", "--changed");
    expect([nothing.code, nothing.out.includes("0 answers")]).toEqual([0, true]);
    env.write("notes/ü b.md", "# locking.deadlock\n\nStill no.\n");
    env.write("notes/new.md", good);
    const { result } = await env.check("notes", "--changed", "--json");
    expect(result().answers.map(({ file }) => file)).toEqual(["notes/new.md", "notes/ü b.md"]);
    git(env.folder, "add", ".");
    git(env.folder, "commit", "-qm", "two");
    const since = await env.check("notes", "--changed", "HEAD~1", "--json");
    expect(since.result().summary.answers).toBe(2);
    const folder = await env.check("--changed", "notes", "--json");
    expect(folder.result().summary.answers).toBe(0);
  });

  it("refuses an unknown commit, and a folder without git", async () => {
    const env = tree({ "notes/a.md": good });
    git(env.folder, "init", "-q");
    expect((await env.check("notes", "--changed", "--", "nowhere")).code).toBe(2);
    expect((await env.check("notes", "--changed=--output=x")).code).toBe(2);
  });
});
