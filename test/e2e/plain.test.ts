/** The drill through a pipe: line by line for people, JSON Lines for programs. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { jsonLines, runPiped, runShell } from "./pipe.js";
import { DECK } from "./terminal.js";

const drill = (...args: string[]): string[] => ["drill", ...args, "--deck", DECK, "--seed", "1"];

describe("a plain drill", () => {
  test("asks, reads up to an empty line, tells the feedback, and asks the next", async () => {
    const { stdout, stderr, code } = await runPiped(
      drill("cache.stampede", "tx.lost-update", "--count", "2"),
      {
        input: "A thundering herd\nand a lost update.\n\nA thundering herd\nand a lost update.\n\n:quit\n",
      },
    );
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout.match(/33 % covered, 1 of 3 points/g)).toHaveLength(2);
    expect(stdout).toContain("1. covered: Names the stampede (must) — “thundering herd”");
    expect(stdout).toContain("1. covered: Names the lost update (must) — “lost update”");
    expect(stdout).toContain("A follow-up worth answering: How do you test the fix");
    expect(stdout).toContain("all of them recompute the value");
  });

  test("the end of input ends an answer that was begun, and then the drill", async () => {
    const { stdout, code } = await runPiped(drill("cache.stampede"), { input: "A thundering herd" });
    expect(code).toBe(0);
    expect(stdout).toContain("33 % covered, 1 of 3 points");
    expect(stdout.trim().split("\n").at(-1)).toMatch(/^hotseat: One question/);
  });

  test("with no input at all it asks and ends", async () => {
    const { stdout, code } = await runPiped(drill("cache.stampede"));
    expect(code).toBe(0);
    expect(stdout).toContain("A hot cache key expires");
    expect(stdout).toContain("hotseat: no question answered");
  });

  test(":hint, :points, :correct, :references, :help and an unknown command do what they say", async () => {
    const { stdout, code } = await runPiped(drill("cache.stampede"), {
      input: ":help\n:nonsense\n:references\n:hint\n:points\n:points 1 3\n:correct 2 covered\n:quit\n",
    });
    expect(code).toBe(0);
    expect(stdout).toContain(":skip            the next question");
    expect(stdout).toContain("There is no command :nonsense.");
    expect(stdout).toContain("The Cache Book https://example.com/cache");
    expect(stdout).toContain("Hint: What do all the requests do at the same moment?");
    expect(stdout).toContain("2. Lets one request recompute");
    expect(stdout).toContain("2 of 3 points");
    expect(stdout).toContain("3 of 3 points");
  });

  test(":skip goes on, :undo takes the last answer back and asks it again", async () => {
    const { stdout, home } = await runPiped(drill("cache.stampede", "tx.lost-update"), {
      input: ":undo\n:skip\nA thundering herd and a lost update.\n\n:undo\n:skip\n:quit\n",
    });
    expect(stdout).toContain("There is nothing to undo");
    expect(stdout).toContain("Taken back.");
    const events = jsonLines(readFileSync(path.join(home, "progress.jsonl"), "utf8"));
    expect(events.filter(({ type }) => type === "undo")).toHaveLength(1);
  });

  test("a choice takes its number, and asks again for anything else", async () => {
    const { stdout } = await runPiped(drill("go.zero-value"), { input: "seven\n9\n2\n" });
    expect(stdout).toContain("Answer with numbers from 1 to 3");
    expect(stdout).toContain("100 % covered, right");
    expect(stdout).toContain("2. right (your choice): The zero value. The buffer first, then zero values");
  });

  test("nothing but text is written: no color, no cursor movement", async () => {
    const { stdout } = await runPiped(drill("cache.stampede"), { input: "x\n\n", env: { TERM: "xterm" } });
    expect(stdout).not.toContain("\u001b");
  });
});

describe("a drill as JSON Lines", () => {
  test("a question, a review once it is on disk, and a summary", async () => {
    const { stdout, home, code } = await runPiped(drill("cache.stampede", "--count", "1", "--json"), {
      input: "A thundering herd.\n\n:quit\n",
    });
    expect(code).toBe(0);
    const lines = jsonLines(stdout);
    const review = lines.find(({ type }) => type === "review");
    expect(lines[0]).toMatchObject({ type: "question", id: "cache.stampede", level: "intermediate" });
    expect(review).toMatchObject({ question: "cache.stampede", saved: true });
    expect(review?.coverage).toBeCloseTo(1 / 3);
    expect(review?.points).toMatchObject([
      { id: "stampede", verdict: "covered", evidence: ["thundering herd"] },
      { id: "single-flight", verdict: "missed" },
      { id: "jitter", verdict: "missed" },
    ]);
    expect(lines.at(-1)).toMatchObject({ type: "summary", schemaVersion: 1, answered: 1 });
    expect(readFileSync(path.join(home, "progress.jsonl"), "utf8")).toContain(String(review?.id));
  });

  test("every line is an object, whatever is said to it", async () => {
    const { stdout } = await runPiped(drill("go.zero-value", "--json"), {
      input: ":help\n:hint\n:wrong\nno number\n:undo\n:why\n1\n",
    });
    const types = jsonLines(stdout).map(({ type }) => type);
    expect(types).toContain("message");
    expect(types.at(-1)).toBe("summary");
  });

  test("a failure is one document too", async () => {
    const { stdout, code } = await runPiped(["drill", "cachng", "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      error: { message: expect.stringMatching(/caching/) },
    });
  });
});

describe("as one of many in a pipe", () => {
  test("a reader that leaves early is no failure: `| head -1`", async () => {
    for (const command of ["hotseat list --json", "hotseat list", `hotseat drill --json --deck '${DECK}'`]) {
      const { stdout, stderr } = await runShell(`{ ${command}; echo "status $?" >&2; } | head -1`);
      expect(stdout.split("\n")).toHaveLength(2);
      expect(stderr).toBe("status 0\n");
    }
  });

  test("standard input that is closed is an end of input", async () => {
    const { stdout, stderr, code } = await runShell(`hotseat drill --deck '${DECK}' <&-`);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout).toContain("no question answered");
  });

  test("--no-save leaves no file behind, and works where nothing can be written", async () => {
    const { home, stdout } = await runPiped(drill("cache.stampede", "--no-save"), {
      input: "A thundering herd.\n\n",
    });
    expect(stdout).toContain("1 of 3 points");
    expect(readdirSync(home)).toEqual([]);
    const nowhere = await runPiped(drill("cache.stampede", "--no-save"), {
      input: "A thundering herd.\n\n",
      env: { HOTSEAT_HOME: "/dev/null/nowhere" },
    });
    expect(nowhere).toMatchObject({ code: 0, stderr: "" });
  });

  test("a data folder that cannot be written is told once, and the drill runs", async () => {
    const { stdout, stderr, code } = await runPiped(drill("cache.stampede", "tx.lost-update"), {
      input: "A thundering herd.\n\nA lost update.\n\n",
      env: { HOTSEAT_HOME: "/dev/null/nowhere" },
    });
    expect(code).toBe(0);
    expect(stdout).toContain("1 of 3 points");
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(/nothing|not be saved|saved/i);
    expect(existsSync("/dev/null/nowhere")).toBe(false);
  });

  test("unknown commands, flags and topics suggest the nearest, with exit 2 and no stack", async () => {
    for (const [args, nearest] of [
      [["drlil"], "drill"],
      [["lst"], "list"],
      [["drill", "--conut", "3"], "--count"],
      [["drill", "cachin"], "caching"],
      [["list", "--topic", "cachin"], "caching"],
      [["drill", "caching.stampedes"], "caching."],
      [["drill", "--count", "many"], "whole number"],
    ] as const) {
      const { code, stderr, stdout } = await runPiped(args);
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: "" });
      expect(stderr).toContain(nearest);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });
});
