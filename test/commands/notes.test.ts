import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { GOOD, POOR, runAfresh, tree } from "./check-helpers.js";

const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), "utf8");

describe("hotseat notes init", () => {
  it("writes headings that check finds again, each with an empty answer", async () => {
    const env = tree({});
    await runAfresh(env, "notes", "init", "--deck", "deck.yaml");
    expect(read(env.folder, "notes/locking.md")).toContain("## What is a deadlock?");
    const { code, result } = await env.check("notes", "--json");
    expect([code, result().answers.map(({ question, status }) => `${question} ${status}`)]).toEqual([
      1,
      ["locking.lost-update empty", "locking.deadlock empty"],
    ]);
  });

  it("finds every heading again that it writes for the shipped bank", async () => {
    const env = tree({});
    await runAfresh(env, "notes", "init");
    const { out } = await runAfresh(env, "check", "notes", "--json");
    const { answers, findings } = JSON.parse(out);
    const listed = (await runAfresh(env, "list", "--json")).json().questions as { kind: string }[];
    expect(answers).toHaveLength(listed.filter(({ kind }) => kind !== "choice").length);
    expect(new Set(findings.map(({ code }: { code: string }) => code))).toEqual(new Set(["answer/empty"]));
  }, 60_000);

  it("never writes over a note", async () => {
    const env = tree({ "notes/locking.md": "mine\n" });
    const { code, err } = await runAfresh(env, "notes", "init", "--deck", "deck.yaml");
    expect([code, read(env.folder, "notes/locking.md"), err.includes("left as it is")]).toEqual([
      0,
      "mine\n",
      true,
    ]);
  });

  it("writes what is missing in a file of its own", async () => {
    const env = tree({ "notes/locking.md": `# locking.lost-update\n\n${GOOD}\n` });
    const { json } = await runAfresh(env, "notes", "init", "--missing", "--json", "--deck", "deck.yaml");
    expect(json().written).toEqual([{ file: "notes/locking-2.md", questions: 1 }]);
    expect(read(env.folder, "notes/locking-2.md")).not.toContain("balance");
  });

  it("gives a question that is asked for by name no second heading", async () => {
    const env = tree({ "notes/mine.md": "# locking.deadlock\n" });
    const { code, out, err } = await runAfresh(
      env,
      "notes",
      "init",
      "locking.deadlock",
      "--deck",
      "deck.yaml",
    );
    expect([code, out, err]).toEqual([0, "", "locking.deadlock is in notes/mine.md:1 already.\n"]);
    await runAfresh(env, "notes", "init", "locking.deadlock", "locking.lost-update", "--deck", "deck.yaml");
    expect((await env.check("notes", "--json")).result().findings.map((finding) => finding.code)).toEqual([
      "answer/empty",
      "answer/empty",
    ]);
  });

  it("says that a folder is a file", async () => {
    const env = tree({ notes: "a file" });
    const { code, err } = await runAfresh(env, "notes", "init", "--deck", "deck.yaml");
    expect([code, err]).toEqual([2, expect.stringContaining("notes")]);
    expect(err).not.toContain("left as it is");
  });

  it("knows the question that an id nearly names", async () => {
    const { code, err } = await runAfresh(
      tree({}),
      "notes",
      "init",
      "locking.deadlok",
      "--deck",
      "deck.yaml",
    );
    expect([code, err.includes('"locking.deadlock"')]).toEqual([2, true]);
  });
});

describe("hotseat notes status", () => {
  it("tells answered, thin and missing", async () => {
    const env = tree({ "notes/a.md": `# locking.lost-update\n\n${POOR}\n` });
    const { json } = await runAfresh(env, "notes", "status", "--json", "--deck", "deck.yaml");
    expect(json().counts).toEqual({ answered: 0, thin: 1, stale: 0, missing: 1 });
  });

  it("tells what it could not read", async () => {
    const env = tree({ "notes/a.md": `# locking.lost-update\n\n${GOOD}\n` });
    const { code, out, err } = await runAfresh(
      env,
      "notes",
      "status",
      "notes",
      "nowhere",
      "--deck",
      "deck.yaml",
    );
    expect([code, err]).toEqual([2, "hotseat: nowhere does not exist.\n"]);
    expect(out).toMatch(/^locking +1 +0 +0 +1$/m);
  });

  it("tells an answer whose question changed since it passed", async () => {
    const env = tree({ "notes/a.md": `# locking.lost-update\n\n${GOOD}\n` }, { env: { CI: "" } });
    expect((await env.check("notes")).code).toBe(0);
    const status = async () =>
      (await runAfresh(env, "notes", "status", "--json", "--deck", "deck.yaml")).json().counts;
    expect(await status()).toMatchObject({ answered: 1, stale: 0 });
    env.write(
      "deck.yaml",
      read(env.folder, "deck.yaml").replace("Names the lost update", "Names the lost-update anomaly"),
    );
    expect(await status()).toMatchObject({ answered: 0, stale: 1 });
  });
});
