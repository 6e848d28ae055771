import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priorBelief, spaceOf } from "../../src/ability/belief.js";
import { builtInGrader } from "../../src/adapters/grading.js";
import { createBank } from "../../src/bank/bank.js";
import { type Question, toQuestion } from "../../src/bank/question.js";
import { usualWeights } from "../../src/session/default-topics.js";
import type { Answered, DrillState } from "../../src/session/drill-state.js";
import { comparableMock, mockHistory } from "../../src/session/mock-history.js";
import { createMock, followUpOf, planMock } from "../../src/session/mock-plan.js";
import { CLOSING, OPENING } from "../../src/session/mock-questions.js";
import { mockReport, scoreOf } from "../../src/session/mock-report.js";
import { newAsking } from "../../src/session/next-question.js";
import { placementOf, placementSeconds, shortQuestions } from "../../src/session/placement.js";

const ALL = ["opening", "design", "behavioral", "your questions"] as const;

function question(id: string, change: Partial<Parameters<typeof toQuestion>[0]> = {}): Question {
  return toQuestion({
    id,
    prompt: `What about ${id}?`,
    topics: [id.split(".")[0] ?? ""],
    level: "senior",
    look_for: [
      { id: "a", point: "Names the index", must: true },
      { id: "b", point: "Measures latency first" },
    ],
    follow_ups: ["And the color?", "How would you measure latency?"],
    ...change,
  });
}

function answered(asked: Question, verdicts: Answered["verdicts"], change: Partial<Answered> = {}): Answered {
  const values = Object.values(verdicts);
  const coverage = values.filter((verdict) => verdict === "covered").length / Math.max(1, values.length);
  return {
    asking: newAsking(asked, 0, ""),
    mode: "said",
    answer: "",
    chosen: [],
    seconds: 60,
    verdicts,
    graded: {},
    coverage,
    easy: false,
    ...change,
  };
}

describe("the plan of a mock interview", () => {
  it("uses all the time, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 300, noNaN: true }),
        fc.subarray([...ALL]),
        (minutes, available) => {
          const parts = planMock(minutes, available);
          expect(parts.reduce((sum, part) => sum + part.minutes, 0)).toBeCloseTo(minutes, 6);
          expect(parts.some(({ name }) => name === "technical core")).toBe(true);
          for (const part of parts) expect(part.minutes).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("has all five parts in 45 minutes and leaves out what would be too short in 15", () => {
    expect(planMock(45, ALL).map(({ name }) => name)).toEqual([
      "opening",
      "technical core",
      "design",
      "behavioral",
      "your questions",
    ]);
    expect(planMock(15, ALL).map(({ name }) => name)).toEqual(["technical core"]);
  });
});

describe("the course of a mock interview", () => {
  const bank = createBank([
    question("sql.one"),
    question("sql.two"),
    question("http.one"),
    question("java.one"),
    question("sys.design", { kind: "design", minutes: 12 }),
    question("me.story", { kind: "behavioral" }),
    question("sql.choice", { options: [{ text: "x", correct: true }, { text: "y" }] }),
  ]);
  const start = (change: Partial<Parameters<typeof createMock>[0]> = {}) =>
    createMock({
      bank,
      summaries: bank.summaries,
      minutes: 45,
      level: "senior",
      weight: (topic) => (topic === "java" ? 0 : 1),
      seen: () => 0,
      belief: () => priorBelief(spaceOf(["sql"])),
      seed: "1",
      now: () => 0,
      ...change,
    });

  it("goes through its parts in order and ends, even when no time passes", () => {
    const mock = start();
    const asked: string[] = [];
    for (let i = 0; i < 50; i++) {
      const next = mock.select(asked, undefined);
      if (!next) break;
      asked.push(next.id);
      expect(next.part?.endsAt).toBeGreaterThan(0);
    }
    expect(asked[0]).toBe(OPENING.id);
    expect(asked.at(-1)).toBe(CLOSING.id);
    expect(asked).toContain("sys.design");
    expect(asked.indexOf("me.story")).toBeGreaterThan(asked.indexOf("sys.design"));
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).not.toContain("java.one");
    expect(asked).not.toContain("sql.choice");
  });

  it("moves on when a part's time is over, and survives a clock that runs backwards", () => {
    let now = 0;
    const mock = start({ now: () => now });
    expect(mock.select([], undefined)?.id).toBe(OPENING.id);
    now = 30 * 60_000;
    const next = mock.select([OPENING.id], undefined);
    expect(["technical core", "design"]).toContain(next?.part?.name);
    now = -1e9;
    expect(() => mock.select([OPENING.id, next?.id ?? ""], undefined)).not.toThrow();
  });

  it("asks mostly at the level of the position, after a first question that may be easier", () => {
    const levels = ["beginner", "intermediate", "senior"] as const;
    const many = createBank(
      Array.from({ length: 60 }, (_, i) =>
        question(`t${i % 10}.q${i}`, { level: levels[i % 3] ?? "senior" }),
      ),
    );
    for (const level of levels) {
      const mock = start({ bank: many, summaries: many.summaries, level, weight: () => 1 });
      const asked: string[] = [];
      for (let next = mock.select([], undefined); next; next = mock.select(asked, undefined))
        asked.push(next.id);
      const core = asked.flatMap((id) => many.summary(id) ?? []);
      expect(core.length).toBeGreaterThan(2);
      expect(new Set(core.slice(1).map((summary) => summary.level))).toEqual(new Set([level]));
    }
  });

  it("asks somebody who answers fast more, as long as the part has time", () => {
    const many = createBank(Array.from({ length: 60 }, (_, i) => question(`t${i % 10}.q${i}`)));
    const count = (live: boolean): number => {
      const mock = start({ bank: many, summaries: many.summaries, weight: () => 1, live });
      const asked: string[] = [];
      for (let next = mock.select([], undefined); next; next = mock.select(asked, undefined))
        asked.push(next.id);
      return asked.length;
    };
    expect(count(true)).toBeGreaterThan(1.5 * count(false));
    expect(count(true)).toBeLessThan(30);
  });

  it("asks a follow-up once where a point was missed", () => {
    const mock = start();
    const one = bank.get("sql.one");
    if (!one) throw new Error("no question");
    const state = { answered: [answered(one, { a: "covered", b: "missed" })] } as unknown as DrillState;
    const first = mock.select(["sql.one"], state);
    expect(first?.followUp).toBe(true);
    expect(first?.question?.prompt).toBe("How would you measure latency?");
    expect(mock.select(["sql.one"], state)?.followUp).toBeUndefined();
  });
});

describe("a follow-up", () => {
  it("is not asked when all was covered, nothing was known, or there is none", () => {
    expect(followUpOf(answered(question("x.y"), { a: "covered", b: "covered" }))).toBeUndefined();
    expect(followUpOf(answered(question("x.y"), { a: "missed", b: "missed" }))).toBeUndefined();
    expect(
      followUpOf(answered(question("x.y", { follow_ups: [] }), { a: "covered", b: "missed" })),
    ).toBeUndefined();
  });

  it("improves the score by what it brings, and by less than saying it at once", () => {
    const asked = question("x.y");
    const first = answered(asked, { a: "missed", b: "covered" });
    const more = answered(asked, { a: "covered" });
    const followUp = { ...more, asking: { ...more.asking, followUp: true, again: true } };
    const alone = mockReport([first], 0).score ?? 0;
    const helped = mockReport([first, followUp], 0).score ?? 0;
    const whole = mockReport([answered(asked, { a: "covered", b: "covered" })], 0).score ?? 0;
    expect(helped).toBeGreaterThan(alone);
    expect(helped).toBeLessThan(whole);
  });
});

describe("the debrief", () => {
  it("scores from 1 to 5 in halves, never more for less", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        fc.nat(8),
        (coverage, missed, flags) => {
          const score = scoreOf(coverage, missed, flags);
          expect(score).toBeGreaterThanOrEqual(1);
          expect(score).toBeLessThanOrEqual(5);
          expect(score * 2).toBe(Math.round(score * 2));
          expect(scoreOf(coverage, true, flags)).toBeLessThanOrEqual(scoreOf(coverage, false, flags));
          expect(scoreOf(coverage, missed, flags + 1)).toBeLessThanOrEqual(score);
        },
      ),
    );
  });

  it("names the strongest and the weakest answer, what was missed and what to drill", () => {
    const report = mockReport(
      [
        answered(question("sql.good"), { a: "covered", b: "covered" }),
        answered(question("http.bad"), { a: "missed", b: "missed" }),
      ],
      1,
    );
    expect([report.strongest, report.weakest]).toEqual(["sql.good", "http.bad"]);
    expect(report.drill).toEqual(["http"]);
    expect(report.answers[1]?.missed[0]).toEqual({ point: "Names the index", must: true });
    expect(report.score).toBe(3);
  });

  it("says nothing of an interview without answers", () => {
    expect(mockReport([], 3)).toMatchObject({ competencies: [], answers: [], drill: [], skipped: 3 });
    expect(mockReport([], 3).score).toBeUndefined();
  });
});

it("reads earlier mocks back whatever stands in the journal", () => {
  const records = [
    {
      session: "a",
      at: 1,
      report: { minutes: 30, level: "senior", score: 3.2, competencies: [{ name: "X", score: 4 }] },
    },
    { session: "b", at: 2, report: { minutes: "x", score: 99, competencies: [null, { name: 3 }, "y"] } },
  ];
  expect(mockHistory(records)).toEqual([
    {
      session: "a",
      at: 1,
      minutes: 30,
      level: "senior",
      score: 3.2,
      competencies: [{ name: "X", score: 4 }],
    },
    { session: "b", at: 2, minutes: 0, level: "", competencies: [] },
  ]);
});

it("compares a mock with the last one of the same level and role only", () => {
  const mock = (session: string, level: string, score?: number, role?: string) => ({
    session,
    at: 1,
    minutes: 45,
    level,
    competencies: [],
    ...(score === undefined ? {} : { score }),
    ...(role === undefined ? {} : { role }),
  });
  const earlier = [
    mock("a", "senior", 3),
    mock("b", "beginner", 5),
    mock("c", "senior", 4, "java"),
    mock("d", "senior"),
  ];
  expect(comparableMock(earlier, { level: "senior" })?.session).toBe("a");
  expect(comparableMock(earlier, { level: "senior", role: "java" })?.session).toBe("c");
  expect(comparableMock(earlier, { level: "intermediate" })).toBe(undefined);
});

describe("the questions that every interview has", () => {
  const grade = (asked: Question, answer: string) => {
    const { coverage, flags, redFlags } = builtInGrader().grade(asked, answer, { aliases: {} });
    return { coverage, flags, raised: redFlags.filter(({ raised }) => raised).map(({ id }) => id) };
  };

  it("take good questions to the interviewer for an answer, not for a list of key words", () => {
    for (const answer of [
      "What would I work on in the first three months? How does the team decide on architecture, and how often do you deploy? What does success look like after a year?",
      "1. How is on-call organized?\n2. What is the biggest technical challenge right now?\n3. Who are your customers and where is the product going?\n4. How do you measure performance?",
      "What is the biggest challenge of the team? How do you review code? How big is the team and how is on-call shared? What happened to the last person in this role?",
    ]) {
      const { coverage, flags } = grade(CLOSING, answer);
      expect([coverage >= 0.75, flags]).toEqual([true, []]);
    }
    expect(grade(CLOSING, "What is the salary? How many vacation days do I get?").coverage).toBe(0);
    expect(grade(CLOSING, "I have no questions.")).toMatchObject({ coverage: 0 });
  });

  it("take an introduction with present work, a result and a reason, and hear complaints", () => {
    const good =
      "I've been a Java developer for eight years, currently at an insurance company where I own the claims API. Last year I cut its p99 from two seconds to 200 ms by fixing our indexes. I'm looking for a team that runs more at scale, and that's why I applied here.";
    expect(grade(OPENING, good).coverage).toBeGreaterThanOrEqual(0.75);
    expect(grade(OPENING, "I studied computer science, then I worked at A, then at B.").coverage).toBe(0);
    expect(grade(OPENING, "I hate my job.")).toMatchObject({ coverage: 0, raised: ["complains"] });
  });
});

describe("a placement's questions", () => {
  const kinds = (...questions: Question[]) =>
    shortQuestions(createBank(questions).summaries).map(({ id }) => id);

  it("are choices and short ones, and all where there is nothing else", () => {
    const long = question("sql.design", { kind: "design", minutes: 12 });
    expect(kinds(long, question("sql.short", { minutes: 3 }))).toEqual(["sql.short"]);
    expect(kinds(long)).toEqual(["sql.design"]);
  });

  it("take less time the shorter they are, a choice least, and never none", () => {
    expect(placementSeconds({ kind: "choice", minutes: 1 })).toBeLessThan(60);
    expect(placementSeconds({ kind: "open", minutes: 3 })).toBeLessThan(
      placementSeconds({ kind: "open", minutes: 5 }),
    );
    expect(placementSeconds({ kind: "choice", minutes: Number.NaN })).toBeGreaterThan(0);
  });
});

describe("a placement's words", () => {
  const space = spaceOf(["sql"]);
  const at = (mean: number, se: number) => {
    const belief = priorBelief(space);
    belief.mean[0] = mean;
    belief.covariance[0] = se * se;
    return placementOf(belief, ["sql", "gone"], []).topics[0]?.words;
  };

  it("say how sure they are, or between which levels it lies", () => {
    expect(at(1.5, 0.3)).toBe("senior, 99 % sure");
    expect(at(0.5, 0.4)).toBe("intermediate or senior");
    expect(at(0, 3)).toMatch(/^not known yet/);
  });

  it("name the answers that made the difference: hard ones that went well, easy ones that did not", () => {
    const { telling } = placementOf(
      priorBelief(space),
      ["sql"],
      [
        answered(question("sql.hard"), { a: "covered", b: "covered" }),
        answered(question("sql.easy", { level: "beginner" }), { a: "missed", b: "missed" }),
        answered(question("sql.half"), { a: "covered", b: "missed" }),
      ],
    );
    expect(telling.map(({ question: id, up }) => [id, up])).toEqual([
      ["sql.hard", true],
      ["sql.easy", false],
    ]);
  });
});

it("asks about languages only when somebody practices them", () => {
  expect([...usualWeights(["sql", "java", "ruby"], new Set(["ruby"]))]).toEqual([
    ["sql", 1],
    ["java", 0],
    ["ruby", 1],
  ]);
  expect(usualWeights(["java"], new Set()).get("java")).toBe(1);
});
