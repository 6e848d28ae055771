import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { run, testEnv } from "../helpers/env.js";

describe("hotseat list, show and search", () => {
  it("lists whole questions as JSON", async () => {
    const { json } = await run(testEnv(), "list", "caching", "--json");
    const { questions, schemaVersion } = json() as {
      questions: Record<string, unknown>[];
      schemaVersion: number;
    };
    expect(schemaVersion).toBe(1);
    expect(questions.length).toBeGreaterThanOrEqual(2);
    for (const question of questions)
      expect(question).toMatchObject({
        id: expect.stringMatching(/^caching\./),
        topic: "caching",
        prompt: expect.any(String),
      });
  });

  it("filters by level, and says so when nothing is left", async () => {
    const { json } = await run(testEnv(), "list", "--topic", "sql", "--level", "senior", "--json");
    const { questions } = json() as { questions: { level: string; topics: string[] }[] };
    expect(new Set(questions.map(({ level }) => level))).toEqual(new Set(["senior"]));
    const nothing = await run(testEnv(), "list", "leadership", "--level", "beginner");
    expect([nothing.code, nothing.out]).toEqual([0, ""]);
    expect(nothing.err).toContain("No question matches");
  });

  it("counts topics and levels", async () => {
    const { out } = await run(testEnv(), "list", "--coverage");
    expect(out).toMatch(/^topic\s+beginner\s+intermediate\s+senior\s+choice\s+total$/m);
    expect(out.trim().split("\n").at(-1)).toMatch(/^all/);
  });

  it("shows a question whole, or without its answer", async () => {
    const whole = await run(testEnv(), "show", "debugging.approach");
    expect(whole.out).toContain("A model answer");
    const prompt = await run(testEnv(), "show", "debugging.approach", "--prompt");
    expect(prompt.out).not.toContain("A model answer");
  });

  it("suggests near ids", async () => {
    const { code, err } = await run(testEnv(), "show", "debuging.aproach");
    expect(code).toBe(2);
    expect(err).toContain('"debugging.approach"');
  });

  it("finds words in ids, prompts and answers; exit 1 when there are none", async () => {
    const found = await run(testEnv(), "search", "outbox");
    expect([found.code, found.out.includes("messaging.")]).toEqual([0, true]);
    expect((await run(testEnv(), "search", "zzzqqq")).code).toBe(1);
  });

  it("holds the eight questions that every interview starts with", async () => {
    const ids = [
      "coding-practice.what-is-hard",
      "debugging.approach",
      "architecture.architecture-vs-design",
      "ci-cd.practices",
      "microservices.why",
      "behavioral.most-challenging-project",
      "leadership.organize-a-team",
      "interviewer.prepare-a-backend-interview",
    ];
    const { code, json } = await run(testEnv(), "show", ...ids, "--json");
    expect(code).toBe(0);
    for (const question of (json() as { questions: Record<string, unknown[]>[] }).questions) {
      expect(question.look_for?.length).toBeGreaterThanOrEqual(3);
      expect(question.red_flags?.length).toBeGreaterThanOrEqual(1);
      expect(question.follow_ups?.length).toBeGreaterThanOrEqual(2);
    }
  });
});

describe("hotseat lint", () => {
  it("finds nothing wrong with the shipped bank", async () => {
    const { code, err } = await run(testEnv(), "lint");
    expect([code, err]).toEqual([0, expect.stringMatching(/nothing wrong/)]);
  });

  it("prints file, line and column, and goes on with the other files", async () => {
    const env = testEnv();
    writeFileSync(path.join(env.folder, "bad.yaml"), "questions:\n  - promt: x\n");
    writeFileSync(path.join(env.folder, "good.yaml"), "questions:\n  - prompt: x\n");
    const { code, out, err } = await run(env, "lint", "bad.yaml", "good.yaml");
    expect(code).toBe(1);
    expect(out).toContain("bad.yaml:2:5 error");
    expect(out).toContain('Did you mean "prompt"?');
    expect(err).toContain("2 files, 1 question");
  });

  it("finds an id used in two files", async () => {
    const env = testEnv();
    for (const name of ["a", "b"])
      writeFileSync(path.join(env.folder, `${name}.yaml`), "- {id: x.y, prompt: z}\n");
    const { json, code } = await run(env, "lint", ".", "--json");
    expect(code).toBe(1);
    expect(json()).toMatchObject({ diagnostics: [{ file: "b.yaml", line: 1, code: "bank/duplicate-id" }] });
  });

  it("writes annotations that a file cannot forge", async () => {
    const env = testEnv();
    writeFileSync(
      path.join(env.folder, "bad.yaml"),
      'questions:\n  - prompt: x\n    level: "a%0A::error::forged"\n',
    );
    const { out } = await run(env, "lint", "bad.yaml", "--format", "github");
    expect(out.trim().split("\n")).toHaveLength(1);
    expect(out).toContain("%250A");
  });

  it.each([
    ["missing.yaml", undefined, 2],
    ["empty.yaml", "", 1],
    ["binary.yaml", "a\u0000b", 1],
    ["tabs.yaml", "questions:\n\t- prompt: x\n", 1],
  ])("%s", async (name, content, code) => {
    const env = testEnv();
    if (content !== undefined) writeFileSync(path.join(env.folder, name), content);
    const result = await run(env, "lint", name);
    expect(result.code).toBe(code);
    expect(result.out + result.err).toContain(name);
  });
});

describe("hotseat config", () => {
  it("sets, gets and unsets, and says where a value comes from", async () => {
    const env = testEnv();
    expect((await run(env, "config", "set", "minutes", "45")).code).toBe(0);
    expect(
      (await run({ ...testEnv(), paths: env.paths, env: env.env }, "config", "get", "minutes")).out,
    ).toBe("45\n");
    const listed = await run(
      { ...testEnv(), paths: env.paths, env: { ...env.env, HOTSEAT_ANSWER: "said" } },
      "config",
      "list",
      "--json",
    );
    expect(listed.json().settings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "minutes", value: 45, from: "file" }),
        expect.objectContaining({ name: "answer", value: "said", from: "environment" }),
        expect.objectContaining({ name: "level", from: "default" }),
      ]),
    );
    await run({ ...testEnv(), paths: env.paths, env: env.env }, "config", "unset", "minutes");
    expect(
      (await run({ ...testEnv(), paths: env.paths, env: env.env }, "config", "get", "minutes")).out,
    ).toBe("20\n");
  });

  it("refuses what is not a setting or not a value", async () => {
    expect((await run(testEnv(), "config", "get", "minuts")).err).toContain('Did you mean "minutes"');
    expect((await run(testEnv(), "config", "set", "minutes", "-3")).code).toBe(2);
  });
});

describe("hotseat completion", () => {
  it("gives commands, topics, ids and options", async () => {
    expect((await run(testEnv(), "complete", "--", "dr")).out).toBe("drill\n");
    expect((await run(testEnv(), "complete", "--", "drill", "cach")).out).toContain("caching\n");
    expect((await run(testEnv(), "complete", "--", "show", "debugging.app")).out).toBe(
      "debugging.approach\n",
    );
    expect((await run(testEnv(), "complete", "--", "drill", "--cou")).out).toBe("--count\n");
    expect((await run(testEnv(), "complete", "--", "drill", "--level", "")).out).toBe(
      "beginner\nintermediate\nsenior\n",
    );
  });

  it.each([
    [["config", "s"], "set\n"],
    [["config", "set", "an"], "answer\n"],
    [["config", "set", "answer", ""], "typed\nsaid\n"],
    [["config", "set", "minutes", ""], ""],
    [["completion", ""], "bash\nzsh\nfish\npowershell\n"],
    [["backup", "restore", ""], "latest\n"],
    [["--cou"], "--count\n"],
    [["drill", "--count", "3", "debugging.app"], "debugging.approach\n"],
    [["history", "--question", "debugging.app"], "debugging.approach\n"],
    [["help", "comp"], "completion\n"],
    [["list", "--json", "mess"], "messaging\n"],
  ])("completes %j", async (words, expected) => {
    expect((await run(testEnv(), "complete", "--", ...words)).out).toBe(expected);
  });

  it("leaves files to the shell where it has no names of its own", async () => {
    expect((await run(testEnv(), "complete", "--", "check", "")).out).toBe("");
    expect((await run(testEnv(), "complete", "--", "drill", "--deck", "")).out).toBe("");
  });
});

describe("hotseat new question", () => {
  it.each(["open", "behavioral", "design", "choice"])(
    "makes a %s question that lint accepts",
    async (kind) => {
      const env = testEnv();
      expect(
        (await run(env, "new", "question", "mine.first", "--kind", kind, "--file", "mine.yaml")).code,
      ).toBe(0);
      expect(
        (await run(env, "new", "question", "mine.second", "--kind", kind, "--file", "mine.yaml")).code,
      ).toBe(0);
      const { code, err } = await run(env, "lint", "mine.yaml");
      expect([code, err]).toEqual([0, expect.stringContaining("2 questions")]);
    },
  );

  it("never touches a broken file or an id that is taken", async () => {
    const env = testEnv();
    await run(env, "new", "question", "mine.first", "--file", "mine.yaml");
    expect((await run(env, "new", "question", "mine.first", "--file", "mine.yaml")).code).toBe(2);
  });
});

describe("hotseat new deck", () => {
  it("makes a file that can be linted and drilled", async () => {
    const env = testEnv();
    writeFileSync(
      path.join(env.folder, "cards.csv"),
      "What does ARP do?,It maps an IP address to a MAC address.\n",
    );
    const made = await run(env, "new", "deck", "cards.csv", "--topic", "net", "--file", "net.yaml");
    expect([made.code, made.err]).toEqual([0, expect.stringContaining("1 questions are in net.yaml")]);
    const next = { ...testEnv({ input: "An IP address is mapped to a MAC address.\n\n" }), cwd: env.folder };
    expect((await run(next, "lint", "net.yaml")).code).toBe(0);
    const drill = { ...testEnv({ input: "It maps an IP address to a MAC address.\n\n" }), cwd: env.folder };
    expect((await run(drill, "drill", "net.yaml", "--no-save")).out).toContain("1 of 1 point");
  });

  it("never writes over a file, and says what a card needs", async () => {
    const env = testEnv();
    writeFileSync(path.join(env.folder, "cards.csv"), "front,back\na front,a back\n");
    expect((await run(env, "new", "deck", "cards.csv", "--file", "cards.csv")).err).toContain(
      "is there already",
    );
    writeFileSync(path.join(env.folder, "none.txt"), "just a text\n");
    const none = await run({ ...testEnv(), cwd: env.folder }, "new", "deck", "none.txt");
    expect([none.code, none.err]).toEqual([2, expect.stringContaining("no card is in it")]);
    writeFileSync(path.join(env.folder, "x.apkg"), Buffer.from([80, 75, 3, 4, 0, 0]));
    expect((await run({ ...testEnv(), cwd: env.folder }, "new", "deck", "x.apkg")).err).toContain(
      "plain text",
    );
  });
});
