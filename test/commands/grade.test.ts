import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { run, testEnv } from "../helpers/env.js";

const deck = `questions:
  - id: caching.stampede
    prompt: Why can a stampede take a database down?
    answer: All requests miss at once. I let one request rebuild the entry behind a lock.
    look_for:
      - {id: miss, point: Sees that all requests miss at once, must: true, accept: [all requests miss at once]}
      - {id: lock, point: Lets one request rebuild it, accept: [one request rebuilds the entry, single flight]}
    red_flags:
      - {id: bigger, point: Buys a bigger database, accept: [just buy a bigger database server]}
`;

function envWith(input: string) {
  const env = testEnv({ input });
  writeFileSync(path.join(env.folder, "deck.yaml"), deck);
  return env;
}

describe("hotseat grade", () => {
  it("prints verdicts with the words that prove them", async () => {
    const env = envWith("All the requests miss at once, and I would just buy a bigger database server.");
    expect((await run(env, "grade", "caching.stampede", "--deck", "deck.yaml")).code).toBe(0);
    expect(env.out()).toContain("1 of 2 points");
    expect(env.out()).toContain("“All the requests miss at once”");
    expect(env.out()).toContain("Buys a bigger database");
  });

  it("exits 1 when the answer would not pass, and reads a file", async () => {
    const env = envWith("");
    writeFileSync(path.join(env.folder, "answer.md"), "No idea.");
    expect(
      (await run(env, "grade", "caching.stampede", "answer.md", "--deck", "deck.yaml", "--json")).code,
    ).toBe(1);
    const document = JSON.parse(env.out());
    expect(document).toMatchObject({ schemaVersion: 1, question: "caching.stampede", passes: false });
    expect(document.assessment.flags[0].code).toBe("no-answer");
  });

  it("explains each point word by word", async () => {
    const env = envWith("Only one call rebuilds the entry.");
    (await run(env, "grade", "caching.stampede", "-", "--deck", "deck.yaml", "--explain")).code;
    expect(env.out()).toMatch(/rebuild .*“rebuilds” the same word/);
    expect(env.out()).toMatch(/requests? .*“call” means the same/);
    expect(env.out()).toContain("not said");
  });

  it("names what is near when the question is unknown", async () => {
    const env = envWith("");
    expect((await run(env, "grade", "caching.stampeed", "--deck", "deck.yaml")).code).toBe(2);
    expect(env.err()).toContain("caching.stampede");
  });
});

describe("hotseat grade --jsonl", () => {
  it("grades each line, gives a bad line its own error and exits 1 at the end", async () => {
    const lines = [
      {
        i: 1,
        question: "What is a mutex?",
        reference: "A lock that one thread holds at a time.",
        answer: "A lock only one thread can hold at a time.",
      },
      "not json",
      {
        i: "b",
        question: "What is a mutex?",
        reference: "A lock.",
        rubric: ["Says that it is a lock"],
        answer: "It is a lock for threads.",
      },
      {
        i: 3,
        question: "Q?",
        rubric: [{ point: "Names the lost update", accept: ["lost update"] }],
        answer: "It is a lost update.",
      },
      { i: 4, question: "Q?", answer: 5 },
      { i: 5, question: "Q?", rubric: [{ point: "p", accept: ["/(?=x)/"] }], answer: "x" },
    ];
    const input = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
    const env = testEnv({ input: `${input.join("\n")}\n\n` });
    expect((await run(env, "grade", "--jsonl")).code).toBe(1);
    const out = env
      .out()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(out).toHaveLength(6);
    expect(out[0]).toMatchObject({ i: 1, flags: [] });
    expect(out[0].score).toBeGreaterThan(0.5);
    expect(out[1]).toMatchObject({ line: 2, error: { message: "is not JSON" } });
    expect(out[2].points).toHaveLength(1);
    expect(out[3]).toMatchObject({ i: 3, score: 1, points: [true] });
    expect(out[4].error.message).toContain("answer");
    expect(out[5].error.message).toContain("pattern");
  });
});
