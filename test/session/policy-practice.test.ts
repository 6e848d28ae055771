import { describe, expect, it } from "vitest";
import type { PastReview } from "../../src/ability/history.js";
import { createBank } from "../../src/bank/bank.js";
import { toQuestion } from "../../src/bank/question.js";
import { createNewQuestionChooser } from "../../src/session/policy-practice.js";

const LEVELS = ["beginner", "intermediate", "senior"] as const;
const bank = createBank(
  Array.from({ length: 90 }, (_, i) =>
    toQuestion({
      id: `t${i % 3}.q${i}`,
      prompt: "?",
      topics: [`t${i % 3}`],
      level: LEVELS[Math.floor(i / 3) % 3] ?? "senior",
    }),
  ),
);
const START = Date.UTC(2026, 0, 1);

function chooser(reviews: PastReview[], seed = "s", weights?: ReadonlyMap<string, number>) {
  return createNewQuestionChooser({
    bank,
    reviews: () => reviews,
    now: () => START,
    seed,
    startedAt: START,
    ...(weights ? { weights } : {}),
  });
}

function past(coverage: number): PastReview[] {
  return bank.summaries
    .slice(0, 30)
    .map(({ id }, i) => ({ id: `e${i}`, question: id, at: START - 1000 + i, coverage }));
}

describe("new questions in practice", () => {
  const fresh = bank.summaries.slice(30);

  it("are harder for who has answered well", () => {
    const level = (coverage: number): string | undefined =>
      bank.summary(chooser(past(coverage)).choose(fresh, undefined)?.id ?? "")?.level;
    expect(level(0)).toBe("beginner");
    expect(level(1)).toBe("senior");
  });

  it("come from another topic than the last one when there is another", () => {
    for (const topic of ["t0", "t1", "t2"])
      expect(bank.summary(chooser([]).choose(fresh, topic)?.id ?? "")?.topic).not.toBe(topic);
    const only = fresh.filter((summary) => summary.topic === "t1");
    expect(chooser([]).choose(only, "t1")?.id).toMatch(/^t1/);
  });

  it("are the same for the same seed, and say why", () => {
    const first = chooser([], "x").choose(fresh, undefined);
    expect(chooser([], "x").choose(fresh, undefined)).toEqual(first);
    expect(first?.reason).toMatch(/^new/);
    expect(chooser([]).choose([], undefined)).toBeUndefined();
  });

  it("follow what a job asks for", () => {
    const weights = new Map([
      ["t0", 0.01],
      ["t1", 0.01],
      ["t2", 3],
    ]);
    expect(chooser([], "s", weights).choose(fresh, undefined)?.id).toMatch(/^t2/);
  });

  it("take an undo into account at once", () => {
    const reviews = past(0);
    const live = chooser(reviews);
    const before = live.choose(fresh, undefined);
    reviews.push({ id: "f", question: fresh[0]?.id ?? "", at: START + 1, coverage: 1 });
    live.choose(fresh, undefined);
    reviews.pop();
    expect(live.choose(fresh, undefined)).toEqual(before);
  });
});
