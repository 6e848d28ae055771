import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { good, poor, runAfresh, tree } from "./check-helpers.js";

describe("hotseat.config.yaml", () => {
  it("is found above the notes, with thresholds by topic and files to ignore", async () => {
    const half =
      "# locking.lost-update\n\nThis is a lost update, because both requests read the old balance.\n";
    const env = tree({
      "hotseat.config.yaml":
        "deck: [deck.yaml]\ntopics: {locking: {min_score: 90}}\nignore: ['**/drafts/**', README.md]\n",
      "docs/notes/a.md": half,
      "docs/notes/drafts/b.md": poor,
      "docs/notes/README.md": "# Hello\n",
    });
    const { code, result } = await runAfresh(env, "check", "docs/notes", "--json");
    expect(code).toBe(1);
    expect(result().findings).toMatchObject([{ code: "answer/below-minimum" }, { code: "point/missed" }]);
    expect((await runAfresh(env, "check", "docs/notes", "--min-score", "40")).code).toBe(0);
  });

  it("is not looked for above the root of a repository", async () => {
    const env = tree({
      "hotseat.config.yaml": "min_score: wrong\n",
      "repo/.git/HEAD": "",
      "repo/notes/a.md": good,
    });
    expect((await env.check("repo/notes")).code).toBe(0);
    expect((await env.check(".")).code).toBe(2);
  });

  it("leaves out what it ignores also where that is named, as a hook names every file", async () => {
    const env = tree({ "hotseat.config.yaml": "ignore: [README.md]\n", "README.md": "# Hi\n", "a.md": good });
    const { code, result } = await env.check("README.md", "a.md", "--json");
    expect([code, result().summary.files, result().findings]).toEqual([0, 1, []]);
  });

  it("names every mistake with its place and a suggestion", async () => {
    const env = tree({ "hotseat.config.yaml": "min-score: 70\nlevels: {seniour: 80}\n", "notes/a.md": good });
    const { code, err } = await env.check("notes");
    expect(code).toBe(2);
    expect(err.split("\n").slice(0, 2)).toEqual([
      'hotseat: hotseat.config.yaml:1:1: unknown key "min-score". Did you mean "min_score"?',
      expect.stringMatching(/^hotseat\.config\.yaml:2:9: levels has no "seniour"\. Did you mean "senior"\?/),
    ]);
  });

  it("refuses a threshold for a topic that no question has", async () => {
    const config = "deck: [deck.yaml]\ntopics:\n  locking: 60\n  lokcing: 85\n";
    const env = tree({ "hotseat.config.yaml": config, "notes/a.md": good });
    const { code, err } = await runAfresh(env, "check", "notes");
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/:4:3: no question has the topic "lokcing"\. Did you mean "locking"\?/),
    ]);
    // Another deck may have other topics.
    expect((await env.check("notes")).code).toBe(0);
  });

  it("may not name a baseline outside its folder", async () => {
    const env = tree({ "a/hotseat.config.yaml": "baseline: ../../stolen.json\n", "a/notes/a.md": poor });
    expect((await env.check("a/notes", "--update-baseline")).code).toBe(2);
    expect(existsSync(path.join(env.folder, "../stolen.json"))).toBe(false);
  });

  it("is explained, value by value", async () => {
    const env = tree({ "hotseat.config.yaml": "\nmin_score: 70\n" });
    const { out } = await runAfresh(env, "config", "--explain");
    expect(out).toMatch(/^min_score\s+70\s+hotseat\.config\.yaml:2$/m);
    expect(out).toMatch(/^must\s+error\s+default$/m);
  });
});
