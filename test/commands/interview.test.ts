import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  readSession,
  removeSession,
  type SavedSession,
  writeSession,
} from "../../src/adapters/session-file.js";
import { createBank } from "../../src/bank/bank.js";
import type { Question } from "../../src/bank/question.js";
import { draftKeeper } from "../../src/commands/interview/draft.js";
import { startDrill, stepDrill } from "../../src/session/drill.js";
import type { DrillState } from "../../src/session/drill-state.js";
import { OPENING } from "../../src/session/mock-questions.js";
import { run, steppingClock, testEnv } from "../helpers/env.js";
import { question } from "../helpers/questions.js";

const LEVELS = ["beginner", "intermediate", "senior"];
const DECK = `questions:\n${Array.from(
  { length: 24 },
  (_, i) => `  - id: t${i % 3}.q${i}
    prompt: What is number ${i}?
    topics: [${["sql", "caching", "java"][i % 3]}]
    level: ${LEVELS[Math.floor(i / 3) % 3]}
    kind: ${i >= 21 ? "design" : i >= 18 ? "behavioral" : "open"}
    follow_ups: [What else?]
    look_for:
      - {id: one, point: Says it is a multiplicative identity, must: true, accept: ["multiplicative identity"]}
      - {id: two, point: Says it is an odd number, accept: ["odd number"]}
`,
).join("")}`;

const GOOD = "It is the multiplicative identity, and it is an odd number.\n\n";
const HALF = "Surely that is an odd number in my experience.\n\n";

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

const journal = (env: ReturnType<typeof testEnv>) => lines(readFileSync(env.paths.journal, "utf8"));

describe("hotseat place in a pipe", () => {
  it("ends with a level for each topic and saves each answer", async () => {
    const env = withDeck(GOOD.repeat(6));
    const { code, out, err } = await run(env, "place", "deck.yaml", "--json", "--count", "6", "--seed", "1");
    expect([code, err]).toEqual([0, ""]);
    const result = lines(out).at(-1);
    expect(result).toMatchObject({ type: "placement", answered: 6 });
    const topics = (result?.topics ?? []) as { topic: string }[];
    expect(topics.map(({ topic }) => topic).sort()).toEqual(["caching", "java", "sql"]);
    expect(journal(env).map(({ type }) => type)).toEqual(["session", ...new Array(6).fill("review")]);
  });

  it("does not ask again what was missed, and never twice the same", async () => {
    const env = withDeck("no idea at all about this one\n\n".repeat(10));
    const { out } = await run(env, "place", "deck.yaml", "--json", "--seed", "1");
    const asked = lines(out).flatMap((line) => (line.type === "question" ? [line.id] : []));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it("gives an honest partial result when it is stopped, and says so when nothing was answered", async () => {
    const some = withDeck(`${GOOD}:quit\n`);
    const { code, out } = await run(some, "place", "deck.yaml");
    expect(code).toBe(0);
    expect(out).toContain("1 answer in");
    expect(out).toContain("first impression");
    const none = await run(withDeck(""), "place", "deck.yaml");
    expect([none.code, none.out.includes("No question answered")]).toEqual([0, true]);
  });

  it("is the same for the same seed", async () => {
    const play = async (): Promise<unknown[]> =>
      lines(
        (await run(withDeck(GOOD.repeat(4)), "place", "deck.yaml", "--json", "--count", "4", "--seed", "x"))
          .out,
      ).map(({ id, type }) => (type === "question" ? id : type));
    expect(await play()).toEqual(await play());
  });

  it("leaves no file behind with --no-save", async () => {
    const env = withDeck(GOOD);
    await run(env, "place", "deck.yaml", "--count", "1", "--no-save");
    expect(existsSync(env.paths.journal)).toBe(false);
  });

  it("works with a single question", async () => {
    const { code, out } = await run(withDeck(GOOD), "place", "t0.q0", "--deck", "deck.yaml");
    expect(code).toBe(0);
    expect(out).toContain("no more questions");
  });
});

describe("a placement of about ten minutes", () => {
  const shipped = (input: string, ...more: string[]) =>
    run(testEnv({ input }), "place", "--json", "--no-save", "--count", "10", ...more);

  it("asks more choices and short questions than long ones from the shipped bank", async () => {
    for (const seed of ["1", "2", "3"]) {
      const { out } = await shipped("1\n\n".repeat(20), "--seed", seed);
      const asked = lines(out).filter(({ type }) => type === "question");
      expect(asked.length).toBeGreaterThanOrEqual(6);
      const short = asked.filter(({ kind, minutes }) => kind === "choice" || Number(minutes) <= 4);
      expect(short.length / asked.length).toBeGreaterThan(0.7);
      expect(asked.filter(({ kind }) => kind === "choice").length).toBeGreaterThan(1);
    }
    const { out } = await run(testEnv({ input: "" }), "place", "--json", "--no-save");
    expect(lines(out)[0]?.position).toBe("1 of about 8 · 10 min left");
  });

  it("keeps what was being typed for the next drill, and a drill that was interrupted before", async () => {
    const home = withDeck("").env.HOTSEAT_HOME ?? "";
    const saved: SavedSession = {
      v: 1,
      session: "s",
      seed: "1",
      options: {},
      elapsed: 5,
      answered: 1,
      shown: ["t1.q1"],
      retries: [],
      current: { question: "t1.q1", points: ["one"], again: false, hints: [], reason: "new", draft: "" },
    };
    const state = (question: Question): DrillState =>
      stepDrill(startDrill({ session: "s", limits: {}, cram: false }, 0).state, {
        type: "selected",
        question,
        reason: "new",
        at: 0,
      }).state;
    const bank = createBank([question({ id: "a.one" }), question({ id: "a.two" })]);
    for (const before of [undefined, saved] as const) {
      removeSession(home);
      if (before) writeSession(home, { ...before });
      let now = state(question({ id: "a.one" }));
      const keeper = draftKeeper({ data: home, bank, seed: "1" }, () => now);
      keeper.keep("");
      expect(readSession(home)).toEqual(before);
      keeper.keep("half an ans");
      expect(readSession(home)?.current).toMatchObject({ question: "a.one", draft: "half an ans" });
      expect(readSession(home)?.shown).toEqual(before?.shown ?? []);
      expect(keeper.waits()).toBe(true);
      now = state(question({ id: "a.two" }));
      keeper.keep("");
      expect([readSession(home), keeper.waits()]).toEqual([before, false]);
      now = state(OPENING);
      keeper.keep("I am");
      expect(readSession(home)).toEqual(before);
    }
  });

  it("shows how sure somebody was beside what came of it", async () => {
    const placed = await run(withDeck(`:sure 4\n${GOOD}:quit\n`), "place", "deck.yaml");
    expect(placed.out).toMatch(/100 % covered.*; you were 4 of 5 sure\./);
    const env = withDeck(`:skip\n:sure 2\n${GOOD}:quit\n`);
    expect((await run(env, "mock", "deck.yaml")).out).toMatch(/\d:\d\d, 2 of 5 sure/);
    const kept = JSON.stringify(journal(env).at(-1));
    expect(kept).toContain('"confidence":0.3');
    expect(kept).not.toMatch(/heard|missed|title|anchor/);
  });

  it("gives no hints and looks nothing up", async () => {
    const { out } = await run(withDeck(":hint\n:references\n:quit\n"), "place", "deck.yaml");
    expect(out).toContain("There are no hints here.");
    expect(out).toContain("Nothing is looked up here.");
  });
});

describe("hotseat mock in a pipe", () => {
  it("gives no hints and tells no verdict, whatever is asked of it", async () => {
    const env = withDeck(`${HALF}${":hint\n:correct 1 covered\n:easy\n:model\n:references\n"}:quit\n`);
    const { out } = await run(env, "mock", "deck.yaml", "--seed", "1");
    const [before = ""] = out.split("Debrief");
    expect(before).toContain("There are no hints here.");
    expect(before.match(/Nothing is told until the end\./g)).toHaveLength(3);
    expect(before).not.toMatch(/covered,|missed:/);
    expect(journal(env).filter(({ type }) => type === "review" || type === "undo")).toHaveLength(1);
  });

  it("tells nothing until the debrief, asks follow-ups, and keeps the result", async () => {
    const env = withDeck(HALF.repeat(30));
    const { code, out, err } = await run(
      env,
      "mock",
      "deck.yaml",
      "--json",
      "--seed",
      "1",
      "--minutes",
      "45",
    );
    expect([code, err]).toEqual([0, ""]);
    const types = lines(out).map(({ type }) => type);
    expect(types).not.toContain("review");
    expect(types.at(-1)).toBe("debrief");
    expect(lines(out).some(({ followUp }) => followUp === true)).toBe(true);
    const debrief = lines(out).at(-1);
    expect(debrief?.score).toBeGreaterThan(1);
    expect(JSON.stringify(debrief)).toContain("odd number");
    const events = journal(env);
    expect(events.at(-1)?.type).toBe("mock");
    // Each answer is on disk, and none of their words are in the mock's record.
    const asked = lines(out).filter(({ type }) => type === "question").length;
    expect(events.filter(({ type }) => type === "review").length).toBe(asked);
    expect(JSON.stringify(events.at(-1))).not.toContain("odd number");
  });

  it("does not count what a follow-up left out as missed a second time", async () => {
    const env = withDeck(HALF.repeat(30));
    await run(env, "mock", "deck.yaml", "--json", "--seed", "1");
    const again = journal(env).filter((event) => event.again === true);
    expect(again.length).toBeGreaterThan(0);
    for (const { points } of again) expect(JSON.stringify(points)).not.toContain("missed");
  });

  it("shows the history, and what changed since the last one", async () => {
    const env = withDeck(HALF.repeat(30));
    const alike = ["mock", "deck.yaml", "--minutes", "20", "--level", "intermediate"];
    await run(env, ...alike, "--seed", "1");
    const second = testEnv({
      input: GOOD.repeat(30),
      env: { HOTSEAT_HOME: env.env.HOTSEAT_HOME ?? "" },
      now: steppingClock(Date.UTC(2026, 11, 1)),
    });
    writeFileSync(path.join(second.folder, "deck.yaml"), DECK);
    const { out } = await run(second, ...alike, "--seed", "2");
    expect(out).toContain("from the last one like it");
    const later = (): ReturnType<typeof testEnv> =>
      testEnv({ env: { HOTSEAT_HOME: env.env.HOTSEAT_HOME ?? "" } });
    const { mocks } = JSON.parse((await run(later(), "mock", "--history", "--json")).out);
    expect(mocks.length).toBe(2);
    expect(mocks[1].score).toBeGreaterThan(mocks[0].score);
    expect((await run(later(), "mock", "--history")).out).toContain("2026-12-01");
  });

  it("says so when there was no mock yet, and when nothing was answered", async () => {
    expect((await run(testEnv(), "mock", "--history")).out).toContain("No mock interviews yet");
    const env = withDeck("");
    const { code, out } = await run(env, "mock", "deck.yaml");
    expect([code, out.includes("nothing to tell")]).toEqual([0, true]);
    expect(existsSync(env.paths.journal)).toBe(false);
  });
});

describe("--job", () => {
  it("weighs what is asked by the description and says what it understood", async () => {
    const env = withDeck(GOOD.repeat(8));
    writeFileSync(path.join(env.folder, "job.md"), "# Requirements\n- Redis\n");
    const { out, err } = await run(
      env,
      "drill",
      "--deck",
      "deck.yaml",
      "--json",
      "--count",
      "3",
      "--job",
      "job.md",
    );
    expect(err).toContain("caching");
    const asked = lines(out).filter(({ type }) => type === "question");
    expect(asked[0]?.topic).toBe("caching");
    expect(journal(env).length).toBeGreaterThan(1);
  });

  it("reads standard input, after which there are no answers in a pipe", async () => {
    const env = withDeck("We need caching with Redis.\n");
    const { code, err } = await run(env, "place", "--deck", "deck.yaml", "--job", "-");
    expect(code).toBe(0);
    expect(err).toContain("caching");
  });

  it("goes on when the description names nothing known", async () => {
    const env = withDeck(GOOD);
    writeFileSync(path.join(env.folder, "job.md"), "We bake bread.\n");
    const { code, err } = await run(env, "place", "deck.yaml", "--job", "job.md", "--count", "1");
    expect(code).toBe(0);
    expect(err).toContain("names nothing");
  });

  it("refuses a missing file and an unknown role in one sentence", async () => {
    const missing = await run(withDeck(""), "mock", "--deck", "deck.yaml", "--job", "none.md");
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining("does not exist")]);
    const role = await run(withDeck(""), "mock", "--deck", "deck.yaml", "--role", "bakend");
    expect([role.code, role.err]).toEqual([2, expect.stringContaining("backend")]);
    const level = await run(withDeck(""), "mock", "--deck", "deck.yaml", "--level", "boss");
    expect([level.code, level.err]).toEqual([2, expect.stringContaining("unknown level")]);
  });
});
