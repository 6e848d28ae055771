import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { good, poor, tree } from "./check-helpers.js";

describe("the cache", () => {
  it("gives the same report, also after any change", async () => {
    const env = tree({
      "notes/a.md": good,
      "notes/b.md": "# locking.deadlock\n\nTwo wait for each other.\n",
    });
    const first = await env.check("notes", "--json");
    expect((await env.check("notes", "--json")).out).toBe(first.out);
    expect((await env.check("notes", "--json", "--no-cache")).out).toBe(first.out);
    env.write("notes/a.md", poor);
    expect((await env.check("notes", "--json")).out).toBe(
      (await env.check("notes", "--json", "--no-cache")).out,
    );
    env.write(
      "deck.yaml",
      readFileSync(path.join(env.folder, "deck.yaml"), "utf8").replace(
        '"wait for each other"',
        '"never said"',
      ),
    );
    expect((await env.check("notes", "--json")).out).toBe(
      (await env.check("notes", "--json", "--no-cache")).out,
    );
  });

  it.each(["pretty", "markdown", "junit", "tap", "sarif", "gitlab", "github"])(
    "changes nothing in a %s report",
    async (format) => {
      const env = tree({
        "notes/a.md": `${poor}\n<!-- hotseat-disable lock -- never -->\n`,
        "notes/b.md": "# locking.deadlock\n",
      });
      Object.assign(env, { now: () => 0 });
      const fresh = (await env.check("notes", "--format", format)).out;
      expect((await env.check("notes", "--format", format)).out).toBe(fresh);
      expect((await env.check("notes", "--format", format, "--no-cache")).out).toBe(fresh);
    },
  );

  it("forgets the last report when anything that it hangs on changes", async () => {
    const env = tree({ "notes/a.md": poor });
    const plain = await env.check("notes");
    const report = async (...args: string[]): Promise<string> => {
      const { out } = await env.check("notes", ...args);
      expect((await env.check("notes", ...args)).out).toBe(out);
      return out;
    };
    Object.assign(env.env, { FORCE_COLOR: "1" });
    expect(await report()).not.toBe(plain.out);
    Object.assign(env.env, { FORCE_COLOR: "" });
    expect(await report("--quiet")).not.toBe(plain.out);
    env.write("hotseat.config.yaml", "missed: off\n");
    expect(await report()).not.toContain("point/missed ");
    env.write("hotseat.config.yaml", "missed: warning\n");
    expect(await report()).toBe(plain.out);
    env.write("notes/b.md", good.replace("lost-update", "deadlock"));
    expect(await report()).toContain("locking.deadlock");
    await env.check("notes", "--update-baseline");
    const accepted = await env.check("notes");
    expect([accepted.code, accepted.out.includes("accepted by the baseline")]).toEqual([0, true]);
    env.write(".hotseat-baseline.json", '{"version":1,"grader":"x","questions":{},"files":{}}');
    expect((await env.check("notes")).code).toBe(1);
  });

  it("that is damaged is an empty one", async () => {
    const env = tree({ "notes/a.md": good });
    const { out } = await env.check("notes", "--json");
    const folder = path.join(env.paths.cache, "check");
    for (const file of readdirSync(folder)) writeFileSync(path.join(folder, file), "{");
    expect((await env.check("notes", "--json")).out).toBe(out);
  });

  it("is not written with --no-cache", async () => {
    const env = tree({ "notes/a.md": good });
    await env.check("notes", "--no-cache");
    expect(existsSync(path.join(env.paths.cache, "check"))).toBe(false);
  });
});
