/** Where a person stands: what is due, what is put away, how each topic goes. */
import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/terminal/layout.js";
import { statsLines } from "../../src/terminal/stats-lines.js";
import { createTheme } from "../../src/terminal/theme.js";
import { run, type TestEnv, testEnv } from "../helpers/env.js";
import { runNext } from "./progress-helpers.js";

const STAMPEDE = "caching.stampede";

/** One poor answer, given in November. */
async function answeredOnce(): Promise<TestEnv> {
  const env = testEnv({ input: "I do not know much about it.\n\n:quit\n" });
  await run(env, "drill", STAMPEDE, "--json");
  return env;
}

describe("hotseat list", () => {
  it("shows what was answered, what is new and what is suspended, each question once", async () => {
    const env = await answeredOnce();
    expect((await runNext(env, "list", "--seen")).out).toMatch(/caching\.stampede {2}0 %, in \d+ hours/);
    await runNext(env, "suspend", "caching.eviction");
    const ids = async (...flags: string[]): Promise<string[]> => {
      const { questions } = (await runNext(env, "list", "caching", "--json", ...flags)).json();
      return (questions as { id: string }[]).map(({ id }) => id);
    };
    const [all, seen, fresh, away] = [
      await ids(),
      await ids("--seen"),
      await ids("--new"),
      await ids("--suspended"),
    ];
    expect(seen).toEqual([STAMPEDE]);
    expect(away).toEqual(["caching.eviction"]);
    expect([...seen, ...fresh, ...away].sort()).toEqual([...all].sort());
    expect(await ids("--due")).toEqual([]);
  });

  it("prints bare ids for other programs, and nothing where there are none", async () => {
    expect((await run(testEnv(), "list", "caching", "--ids")).out).toMatch(/^(caching\.[a-z-]+\n)+$/);
    expect((await run(testEnv(), "list", "--due", "--ids")).out).toBe("");
  });

  it("leaves progress alone when nothing about it is asked", async () => {
    const { questions } = (await run(testEnv(), "list", "caching", "--json")).json();
    expect((questions as object[])[0]).not.toHaveProperty("standing");
  });
});

describe("hotseat suspend", () => {
  it("puts a question away and takes it out again, and says when there is nothing to do", async () => {
    const env = testEnv();
    expect((await runNext(env, "suspend", STAMPEDE)).out).toContain("is not asked again");
    expect((await runNext(env, "suspend", STAMPEDE)).out).toContain("is suspended already");
    expect((await runNext(env, "list", "--suspended")).out).toContain(STAMPEDE);
    expect((await runNext(env, "unsuspend", STAMPEDE, "--json")).json()).toMatchObject({
      changed: [STAMPEDE],
      suspended: false,
    });
    expect((await runNext(env, "unsuspend", STAMPEDE)).out).toContain("was not suspended");
    expect((await runNext(env, "suspend", "caching.stampde")).err).toContain(`Did you mean "${STAMPEDE}"`);
  });

  it("keeps a suspended question out of a drill, until it is taken out", async () => {
    const env = testEnv();
    await runNext(env, "suspend", STAMPEDE);
    expect((await runNext(env, "drill", STAMPEDE, "--json")).out).not.toContain('"type":"question"');
    await runNext(env, "unsuspend", STAMPEDE);
    expect((await runNext(env, "drill", STAMPEDE, "--json")).out).toContain('"type":"question"');
  });
});

describe("hotseat show", () => {
  it("tells how you stand with the question, and only when you have met it", async () => {
    const env = await answeredOnce();
    expect((await runNext(env, "show", STAMPEDE)).out).toMatch(/You\nAnswered once: 0 %, in \d+ hours\./);
    expect((await runNext(env, "show", "caching.eviction")).out).not.toMatch(/^You$/m);
    expect((await runNext(env, "show", STAMPEDE, "--prompt")).out).not.toMatch(/^You$/m);
  });
});

describe("hotseat stats", () => {
  it("says what to do when nothing was practiced", async () => {
    expect((await run(testEnv(), "stats")).out).toContain("Nothing practiced yet");
  });

  it("counts answers, time and topics, and names a level only with how sure that is", async () => {
    const env = await answeredOnce();
    const { out } = await runNext(env, "stats");
    expect(out).toContain("0 due now · 1 of ");
    expect(out).toContain("1 answer in 0 min");
    expect(out).toMatch(/Over all topics: .*(% sure|not known yet|or)/);
    expect(out).toMatch(/caching +░+ +0 %/);
    expect((await runNext(env, "stats", "--json")).json()).toMatchObject({
      reviews: 1,
      overall: { level: expect.any(String), chance: expect.any(Number) },
      hardest: [],
    });
  });

  it.each([40, 60, 80, 100])("fits %i columns, whatever there is to tell", (width) => {
    const topics = ["behavioral", "distributed-systems", "a-topic-with-a-name-longer-than-most-of-them"];
    const lines = statsLines(
      {
        questions: 307,
        seen: 120,
        dueNow: 12,
        suspended: 3,
        reviews: 1234,
        seconds: 123_456,
        forecast: Array.from({ length: 30 }, (_, i) => i % 7),
        activity: Array.from({ length: 30 }, (_, i) => (i * 3) % 11),
        topics: topics.map((topic) => ({
          topic,
          questions: 30,
          seen: 12,
          due: 11,
          coverage: 1,
          recall: 0.93,
          retention: 0.89,
        })),
        retention: { recalled: 0.89, expected: 0.9, points: 3229 },
        streak: { current: 2, longest: 16, daysPracticed: 90 },
        hardest: [{ question: "distributed-systems.two-phase-commit", answers: 6, recalled: 0.42 }],
        levels: new Map(topics.map((topic) => [topic, "intermediate or senior"])),
        overall: "intermediate, 84 % sure",
        confidence: "You are too sure of yourself, by 12 points of 100.",
        prompt: () =>
          "A prompt that is long enough to be cut in a narrow terminal, and in a wide one as well.",
      },
      width,
      createTheme({ env: { FORCE_COLOR: "0" }, isTTY: { stdout: true } }),
    );
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(width);
    expect(lines.join("\n")).toContain("Hard for you");
  });
});
