import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gpcmProbabilities } from "../../src/ability/gpcm.js";
import type { ItemParameters } from "../../src/ability/item.js";
import { information3pl, probability3pl } from "../../src/ability/three-pl.js";
import type { QuestionInput } from "../../src/bank/question-input.js";
import { seededRandom } from "../../src/core/random.js";
import { createPolicy, type Policy } from "../../src/session/policy.js";

const LEVELS = ["beginner", "intermediate", "senior"] as const;

function questions(topics: number, each: number): QuestionInput[] {
  return Array.from({ length: topics * each }, (_, i) => ({
    id: `t${i % topics}.q${Math.floor(i / topics)}`,
    prompt: `Question ${i}?`,
    topics: [`t${i % topics}`],
    level: LEVELS[Math.floor(i / topics) % 3],
    ...(i % 4 === 0
      ? { options: [{ text: "a", correct: true }, { text: "b" }, { text: "c" }, { text: "d" }] }
      : {}),
  }));
}

function run(policy: Policy, scores: readonly number[]): string[] {
  const asked: string[] = [];
  for (const score of scores) {
    const id = policy.next();
    if (id === null) break;
    asked.push(id);
    policy.answer(id, score);
  }
  return asked;
}

const scores = fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), { minLength: 1, maxLength: 25 });
const bank = questions(4, 12);

function finite(policy: Policy): void {
  const { overall, topics } = policy.ability();
  for (const value of [overall, ...Object.values(topics)]) {
    expect(Number.isFinite(value.mean)).toBe(true);
    expect(value.se).toBeGreaterThan(0);
  }
}

describe("with items of known parameters", () => {
  const random = seededRandom("items");
  const ids = Array.from({ length: 25 }, (_, i) => `q${i}`);
  const items = Object.fromEntries(
    ids.map((id) => [id, { a: 0.8 + random.next(), b: 2 * random.next() - 1, c: 0.2 }]),
  );
  const inputs = ids.map((id) => ({ id, prompt: "?", topics: ["only"] }));

  it("finds the maximum of the posterior, and the information there, under the standard normal prior of a single topic", () => {
    const ratios: number[] = [];
    for (let learner = 0; learner < 40; learner++) {
      const theta = random.normal();
      const policy = createPolicy({ bank: inputs, items });
      const answers: [string, number][] = ids.map((id) => [
        id,
        random.next() < probability3pl(theta, items[id] ?? { a: 1, b: 0, c: 0 }) ? 1 : 0,
      ]);
      for (const [id, score] of answers) policy.answer(id, score);
      const posterior = (at: number): number =>
        answers.reduce(
          (sum, [id, score]) => {
            const p = probability3pl(at, items[id] ?? { a: 1, b: 0, c: 0 });
            return sum + Math.log(score ? p : 1 - p);
          },
          -0.5 * at * at,
        );
      let best = -4;
      for (let at = -4; at <= 4; at += 0.001) if (posterior(at) > posterior(best)) best = at;
      const { mean, se } = policy.ability().overall;
      expect(Math.abs(mean - best)).toBeLessThan(0.002);
      const known = ids.reduce((sum, id) => sum + information3pl(best, items[id] ?? { a: 1, b: 0, c: 0 }), 1);
      ratios.push(se * Math.sqrt(known));
    }
    // One by one they differ, since the claimed error never rises again; over people they agree.
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeCloseTo(1, 1);
  });

  it("claims the standard deviation of the whole posterior, as a grid over two correlated topics has it", () => {
    const steps = [-1, -0.3, 0.3, 1];
    const graded: Record<string, ItemParameters> = Object.fromEntries(
      ids.map((id, i) => [id, i % 2 ? { a: 1.2, b: (i - 12) / 8, steps } : (items[id] ?? {})]),
    );
    const bank = ids.map((id, i) => ({ id, prompt: "?", topics: [i % 3 ? "x" : "y"] }));
    const chanceOf = (id: string, theta: number, score: number): number => {
      const { a = 1, b = 0, c = 0, steps: own } = graded[id] ?? {};
      if (!own) return score ? probability3pl(theta, { a, b, c }) : 1 - probability3pl(theta, { a, b, c });
      return gpcmProbabilities(theta, { a, steps: own.map((step) => step + b) })[score * 4] ?? 0;
    };
    const ratios: number[] = [];
    for (let learner = 0; learner < 30; learner++) {
      const shared = Math.sqrt(0.6) * random.normal();
      const theta = { x: shared + Math.sqrt(0.4) * random.normal(), y: shared };
      const policy = createPolicy({ bank, items: graded });
      const answers = ids.map((id, i): [string, number, "x" | "y"] => {
        const topic = i % 3 ? "x" : "y";
        const levels = i % 2 ? [0, 0.25, 0.5, 0.75, 1] : [0, 1];
        const chances = levels.map((level) => chanceOf(id, theta[topic], level));
        const drawn = random.next();
        const at = chances.findIndex(
          (_, k) => drawn < chances.slice(0, k + 1).reduce((sum, p) => sum + p, 0),
        );
        return [id, levels[at] ?? 1, topic];
      });
      for (const [id, score] of answers) policy.answer(id, score);
      const grid = Array.from({ length: 121 }, (_, i) => -6 + i / 10);
      const log = (topic: string): number[] =>
        grid.map((at) =>
          answers.reduce((sum, [id, s, t]) => sum + (t === topic ? Math.log(chanceOf(id, at, s)) : 0), 0),
        );
      const [lx, ly] = [log("x"), log("y")];
      let [mass, first, second] = [0, 0, 0];
      for (const [i, x] of grid.entries())
        for (const [j, y] of grid.entries()) {
          const prior = (x * x - 1.2 * x * y + y * y) / (2 * (1 - 0.36));
          const weight = Math.exp((lx[i] ?? 0) + (ly[j] ?? 0) - prior);
          mass += weight;
          first += weight * x;
          second += weight * x * x;
        }
      ratios.push((policy.ability().topics.x?.se ?? 0) / Math.sqrt(second / mass - (first / mass) ** 2));
    }
    ratios.sort((a, b) => a - b);
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeCloseTo(1, 1);
    expect(ratios[1]).toBeGreaterThan(0.8);
    expect(ratios.at(-2)).toBeLessThan(1.2);
  });

  it("depends on the answers, not on their order, for the estimate", () => {
    const forward = createPolicy({ bank: inputs, items });
    const backward = createPolicy({ bank: inputs, items });
    for (const [i, id] of ids.entries()) forward.answer(id, i % 3 ? 1 : 0);
    for (const [i, id] of [...ids.entries()].reverse()) backward.answer(id, i % 3 ? 1 : 0);
    expect(forward.ability().overall.mean).toBeCloseTo(backward.ability().overall.mean, 6);
  });

  it("refuses parameters that mean nothing", () => {
    expect(() => createPolicy({ bank: inputs, items: { q0: { a: -1 } } })).toThrow(RangeError);
    expect(() => createPolicy({ bank: inputs, items: { q0: { b: Number.NaN } } })).toThrow(RangeError);
  });
});

describe("the policy", () => {
  it("never raises a topic's variance, nor the overall one, with more evidence", () => {
    fc.assert(
      fc.property(scores, fc.integer(), (given, seed) => {
        const policy = createPolicy({ bank, seed, mode: "place" });
        let before = policy.ability();
        for (const score of given) {
          const id = policy.next();
          if (id === null) break;
          policy.answer(id, score);
          const after = policy.ability();
          expect(after.overall.se).toBeLessThanOrEqual(before.overall.se + 1e-12);
          for (const [topic, { se }] of Object.entries(after.topics))
            expect(se).toBeLessThanOrEqual((before.topics[topic]?.se ?? 0) + 1e-12);
          before = after;
        }
      }),
      { numRuns: 25 },
    );
  });

  it("asks and estimates the same for the same seed and answers, and differently for another seed", () => {
    fc.assert(
      fc.property(scores, fc.constantFrom("practice", "place", "mock"), (given, mode) => {
        const one = createPolicy({ bank, seed: 5, mode });
        const two = createPolicy({ bank, seed: 5, mode });
        expect(run(one, given)).toEqual(run(two, given));
        expect(one.ability()).toEqual(two.ability());
      }),
      { numRuns: 20 },
    );
    const plays = new Set(
      [1, 2, 3, 4].map((seed) => run(createPolicy({ bank, seed, mode: "place" }), [1, 0, 1]).join()),
    );
    expect(plays.size).toBeGreaterThan(1);
  });

  it("is restored exactly by undo", () => {
    fc.assert(
      fc.property(scores, scores, (kept, undone) => {
        const policy = createPolicy({ bank, seed: 9, mode: "place" });
        run(policy, kept);
        const before = policy.ability();
        const next = policy.next();
        const count = run(policy, undone).length;
        for (let i = 0; i < count; i++) expect(policy.undo()).toBe(true);
        expect(policy.ability()).toEqual(before);
        expect(policy.next()).toBe(next);
      }),
      { numRuns: 20 },
    );
  });

  it("is restored exactly by undo across the window of answers that are weighed together", () => {
    const policy = createPolicy({ bank: questions(3, 120), seed: 1 });
    run(policy, new Array(120).fill(0.75));
    const before = policy.ability();
    run(policy, new Array(30).fill(0.25));
    for (let i = 0; i < 30; i++) policy.undo();
    expect(policy.ability()).toEqual(before);
  });

  it("never asks a question twice in a session and ends when all have been asked", () => {
    for (const mode of ["practice", "place", "mock"] as const) {
      const asked = run(createPolicy({ bank, seed: 2, mode }), new Array(100).fill(0.5));
      expect(asked.length).toBe(48);
      expect(new Set(asked).size).toBe(48);
    }
  });

  it("gives the same question until it is answered", () => {
    const policy = createPolicy({ bank, seed: 3 });
    expect(policy.next()).toBe(policy.next());
  });

  it("touches every topic of six within ten questions", () => {
    for (let seed = 0; seed < 20; seed++) {
      const asked = run(createPolicy({ bank: questions(6, 20), seed, mode: "place" }), new Array(10).fill(1));
      expect(new Set(asked.map((id) => id.split(".")[0])).size).toBe(6);
    }
  });

  it("has no question in more than 60 % of sessions", () => {
    const uses = new Map<string, number>();
    const random = seededRandom("exposure");
    for (let seed = 0; seed < 200; seed++) {
      const given = Array.from({ length: 12 }, () => Math.round(random.next() * 4) / 4);
      for (const id of run(createPolicy({ bank: questions(6, 9), seed, mode: "place" }), given))
        uses.set(id, (uses.get(id) ?? 0) + 1);
    }
    expect(Math.max(...uses.values())).toBeLessThanOrEqual(120);
  });

  it("asks new material in practice at an expected success near 70 to 85 %", () => {
    // Somebody who answers half of everything is asked easier questions than somebody who answers all.
    const share = (score: number): number => {
      const policy = createPolicy({ bank: questions(3, 60), seed: 4, mode: "practice" });
      const asked = run(policy, new Array(30).fill(score)).slice(10);
      const level = (id: string): number => Math.floor(Number(id.split("q")[1])) % 3;
      return asked.reduce((sum, id) => sum + level(id), 0) / asked.length;
    };
    expect(share(0.25)).toBeLessThan(0.5);
    expect(share(1)).toBeGreaterThan(1.2);
  });

  it("does not ask one topic twice running in practice when there is another", () => {
    const asked = run(createPolicy({ bank, seed: 6, mode: "practice" }), new Array(20).fill(0.75));
    for (let i = 1; i < asked.length; i++)
      expect(asked[i]?.split(".")[0]).not.toBe(asked[i - 1]?.split(".")[0]);
  });

  it("prefers a topic that matters and leaves out one that does not", () => {
    const asked = run(
      createPolicy({ bank: questions(3, 30), seed: 1, mode: "practice", weights: { t0: 5, t1: 1, t2: 0 } }),
      new Array(12).fill(0.75),
    );
    expect(asked.some((id) => id.startsWith("t2"))).toBe(false);
  });
});

describe("stop rules", () => {
  it("stop on the count", () => {
    expect(run(createPolicy({ bank, seed: 1, stop: { count: 5 } }), new Array(30).fill(0.5)).length).toBe(5);
  });

  it("stop on the standard error, which then holds", () => {
    const policy = createPolicy({ bank: questions(2, 60), seed: 1, stop: { se: 0.4 } });
    run(policy, new Array(120).fill(0.5));
    expect(policy.stopped()).toBe("se");
    expect(policy.ability().overall.se).toBeLessThanOrEqual(0.4);
  });

  it("stop when every level is known", () => {
    const policy = createPolicy({ bank: questions(1, 80), seed: 1, stop: { levels: 0.8 } });
    run(policy, new Array(80).fill(1));
    expect(policy.stopped()).toBe("levels");
    expect(policy.ability().topics.t0?.level.senior).toBeGreaterThanOrEqual(0.8);
  });
});

describe("bad input", () => {
  it("refuses a mode that there is not", () => {
    const mode = "exam" as unknown as "mock";
    expect(() => createPolicy({ bank: [], mode })).toThrow('there is no mode "exam"');
  });

  it("works with one question, with one topic, and with none", () => {
    const one = createPolicy({ bank: questions(1, 1), seed: 1 });
    expect(run(one, [1, 1])).toEqual(["t0.q0"]);
    finite(one);
    const none = createPolicy({ bank: [] });
    expect(none.next()).toBeNull();
    expect(none.stopped()).toBe("exhausted");
    expect(Number.isNaN(none.ability().overall.mean)).toBe(false);
  });

  it.each([0, 1])("stays finite when every score is %i", (score) => {
    for (const mode of ["practice", "place"] as const) {
      const policy = createPolicy({ bank: questions(3, 60), seed: 1, mode });
      run(policy, new Array(180).fill(score));
      finite(policy);
    }
  });

  it("refuses scores outside 0..1 and unknown questions, and learns nothing from them", () => {
    const policy = createPolicy({ bank, seed: 1 });
    const before = policy.ability();
    for (const score of [Number.NaN, -0.1, 70, Number.POSITIVE_INFINITY])
      expect(() => policy.answer("t0.q0", score)).toThrow("a score is a number from 0 to 1");
    expect(() => policy.answer("nowhere", 1)).toThrow('no question "nowhere"');
    expect(policy.ability()).toEqual(before);
  });

  it("carries a belief over to a bank with other topics", () => {
    const first = createPolicy({ bank: questions(3, 20), seed: 1 });
    run(first, new Array(30).fill(1));
    const elsewhere = questions(1, 10).map((question) => ({ ...question, topics: ["__proto__"] }));
    const second = createPolicy({ bank: elsewhere, seed: 1, belief: first.belief() });
    const { overall } = second.ability();
    // What was shown in other topics says something, but not everything, about this one.
    expect(overall.mean).toBeGreaterThan(0.5);
    expect(overall.mean).toBeLessThan(first.ability().overall.mean);
    expect(overall.se).toBeGreaterThan(first.ability().overall.se);
    expect(overall.se).toBeLessThan(1);
    run(second, [1, 1]);
    finite(second);
  });
});
