import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { run, steppingClock, testEnv } from "../helpers/env.js";

const DECK = `questions:
  - id: a.one
    prompt: What is one?
    look_for:
      - {id: unit, point: Says it is the unit, must: true, accept: ["multiplicative identity"], hint: What does it do to a product?}
      - {id: odd, point: Says it is odd, accept: ["not divisible by two", "odd number"]}
  - id: a.two
    prompt: What is two?
    look_for: [It is the smallest prime]
`;

function withDeck(input: string, options: Parameters<typeof testEnv>[0] = {}) {
  const env = testEnv({ input, ...options });
  writeFileSync(path.join(env.folder, "deck.yaml"), DECK);
  return env;
}

const lines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("hotseat drill in a pipe", () => {
  it("asks, grades, saves and sums up as JSON Lines", async () => {
    const env = withDeck("The multiplicative identity, an odd number.\n\nThe smallest prime.\n");
    const { code, out, err } = await run(env, "drill", "deck.yaml", "--json", "--seed", "1");
    expect([code, err]).toEqual([0, ""]);
    const events = lines(out);
    expect(events.map(({ type }) => type)).toEqual(["question", "review", "question", "review", "summary"]);
    const journal = lines(readFileSync(env.paths.journal, "utf8"));
    expect(journal.map(({ type }) => type)).toEqual(["session", "review", "review"]);
    const reviews = events.filter(({ type }) => type === "review");
    expect(reviews.map(({ id }) => id)).toEqual(journal.slice(1).map(({ id }) => id));
    expect(reviews.map(({ saved }) => saved)).toEqual([true, true]);
  });

  it("shows the evidence in the person's own words", async () => {
    const env = withDeck("well, one is the multiplicative identity, I think\n\n");
    const { out } = await run(env, "drill", "a.one", "--deck", "deck.yaml", "--json", "--count", "1");
    const review = lines(out).find(({ type }) => type === "review");
    expect(review?.points).toContainEqual({
      id: "unit",
      verdict: "covered",
      evidence: ["multiplicative identity"],
    });
  });

  it("ends with the input, exit 0, and keeps a last answer without its empty line", async () => {
    const env = withDeck("It is the multiplicative identity");
    const { code, out } = await run(env, "drill", "a.one", "--deck", "deck.yaml", "--json");
    expect(code).toBe(0);
    expect(lines(out).some(({ type }) => type === "review")).toBe(true);
  });

  it("does nothing harmful with no input at all", async () => {
    const { code, out } = await run(withDeck(""), "drill", "deck.yaml", "--json");
    expect(code).toBe(0);
    expect(lines(out).map(({ type }) => type)).toEqual(["question", "summary"]);
  });

  it("leaves no file behind with --no-save", async () => {
    const env = withDeck("some words\n\n:quit\n");
    await run(env, "drill", "deck.yaml", "--json", "--no-save");
    expect(existsSync(path.join(env.folder, "home"))).toBe(false);
  });

  it("takes points that were said aloud", async () => {
    const env = withDeck(":points\n:points 2\n:quit\n");
    const { out } = await run(env, "drill", "a.one", "--deck", "deck.yaml", "--json");
    const review = lines(out).find(({ type }) => type === "review");
    expect(review).toMatchObject({ mode: "said", coverage: 0.5 });
  });

  it("takes an answer back, and counts it once", async () => {
    const env = withDeck(
      "nonsense words here\n\n:undo\nthe multiplicative identity, an odd number\n\n:quit\n",
    );
    await run(env, "drill", "a.one", "a.two", "--deck", "deck.yaml", "--json");
    const journal = lines(readFileSync(env.paths.journal, "utf8"));
    expect(journal.map(({ type }) => type)).toEqual(["session", "review", "undo", "review"]);
    expect(journal[2]?.target).toBe(journal[1]?.id);
  });

  it("corrects the last answer afterwards, and remembers the words", async () => {
    const env = withDeck("the neutral element of products\n\n:correct 1 covered\n:quit\n");
    await run(env, "drill", "a.one", "--deck", "deck.yaml", "--json");
    const journal = lines(readFileSync(env.paths.journal, "utf8"));
    expect(journal.map(({ type }) => type)).toEqual(["session", "review", "alias", "undo", "review"]);
    expect(journal[2]).toMatchObject({ point: "unit", phrase: "the neutral element of products" });
  });

  it("counts a hinted point as hinted", async () => {
    const env = withDeck(":hint\nthe multiplicative identity\n\n:quit\n");
    await run(env, "drill", "a.one", "--deck", "deck.yaml", "--json");
    const review = lines(readFileSync(env.paths.journal, "utf8"))[1];
    expect(review?.points).toMatchObject({ unit: { verdict: "covered", hint: true } });
  });

  it("asks what is due before what is new", async () => {
    const first = withDeck("nothing useful\n\n:quit\n");
    await run(first, "drill", "a.two", "--deck", "deck.yaml", "--json");
    const later = { ...first, now: steppingClock(Date.UTC(2026, 11, 24)) };
    const env = testEnv({ input: ":quit\n" });
    const { out } = await run(
      { ...later, stdin: env.stdin, stdout: env.stdout, out: env.out },
      "drill",
      "--deck",
      "deck.yaml",
      "--json",
      "--explain",
    );
    expect(lines(out)[0]).toMatchObject({ id: "a.two", reason: expect.stringContaining("due") });
  });

  it("goes on where it was stopped", async () => {
    const first = withDeck("wrong words\n\n:quit\n");
    const before = await run(first, "drill", "deck.yaml", "--json", "--count", "2");
    const shown = lines(before.out).filter(({ type }) => type === "question");
    const env = testEnv({ input: ":quit\n" });
    const { out, code } = await run(
      { ...first, stdin: env.stdin, stdout: env.stdout, out: env.out },
      "drill",
      "--resume",
      "--json",
    );
    expect(code).toBe(0);
    expect(lines(out)[0]).toMatchObject({ type: "question", id: shown.at(-1)?.id });
  });

  it.each([
    [["drill", "cachng"], 'Did you mean "caching"'],
    [["drill", "nowhere.yaml"], "does not exist"],
    [["drill", "--level", "expert"], "unknown level"],
    [["drill", "--topic", "sqll"], 'Did you mean "sql"'],
    [["drill", "--new", "--due"], "exclude each other"],
    [["drill", "--count", "0"], "whole number"],
    [["drill", "--resume"], "no drill to resume"],
    [["lnt"], 'Did you mean "lint"'],
    [["drill", "--cuont", "3"], "--count"],
  ])("refuses %j with one clear message and exit 2", async (argv, message) => {
    const { code, err, out } = await run(testEnv(), ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect(out).toBe("");
  });

  it("tells a failure as a document with --json", async () => {
    const { json, code } = await run(testEnv(), "drill", "nowhere.yaml", "--json");
    expect(code).toBe(2);
    expect(json()).toMatchObject({ schemaVersion: 1, error: { exitCode: 2 } });
  });

  it("runs with an unwritable folder, and says once that nothing is saved", async () => {
    const env = withDeck("words of some kind\n\n:quit\n", { env: { HOTSEAT_HOME: "/proc/hotseat" } });
    const { code, err, out } = await run(env, "drill", "deck.yaml", "--json");
    expect(code).toBe(0);
    expect(err.match(/nothing of this session will be saved/g)).toHaveLength(1);
    expect(lines(out).find(({ type }) => type === "review")).toMatchObject({ saved: false });
  });

  it("names a damaged settings file, leaves it alone and uses the defaults", async () => {
    const env = withDeck(":quit\n");
    mkdirSync(env.paths.config, { recursive: true });
    writeFileSync(env.paths.settings, '{"minutes": ');
    const { code, err } = await run(env, "drill", "deck.yaml", "--json");
    expect([code, err.includes(env.paths.settings)]).toEqual([0, true]);
    expect(readFileSync(env.paths.settings, "utf8")).toBe('{"minutes": ');
  });

  it("never lets escape sequences of a file reach the terminal", async () => {
    const evil = "\\e[31m\\e]0;owned\\a\\u202e\\u0085";
    const env = testEnv({ input: "an answer with words\n\n" });
    const text = `questions:
  - id: evil.one
    prompt: "Why ${evil}?"
    answer: "Because ${evil}"
    look_for: [{id: p, point: "Point ${evil}", accept: ["answer words"], hint: "Hint ${evil}"}]
    red_flags: [{id: r, point: "Flag ${evil}", accept: ["answer with words"]}]
    follow_ups: ["And ${evil}?"]
    references: [{title: "Title ${evil}"}]
`;
    writeFileSync(path.join(env.folder, "evil.yaml"), text);
    const { out, err } = await run(env, "drill", "evil.yaml", "--plain");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(out + err).not.toMatch(/[\u001b\u0007\u0085\u202e]/);
    expect(out).toContain("Point");
  });
});
