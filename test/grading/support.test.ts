import { describe, expect, it } from "vitest";
import { readPanel } from "../../bench/bank/panel.js";
import { loadShippedBank } from "../../src/adapters/shipped-bank.js";
import { grader, verdictOn } from "./helpers.js";

const stampede = {
  prompt: "Every five minutes the home page is slow. What happens, and what do you do?",
  look_for: [
    {
      id: "single",
      point: "Lets one caller rebuild while the others wait",
      accept: [
        "single flight",
        "one caller rebuilds",
        "lock around the rebuild",
        "coalesce concurrent misses",
      ],
    },
  ],
};

describe("a point made in words that no phrase foresaw", () => {
  it("is at least partly covered when one sentence shares enough of its wordings", () => {
    expect(
      verdictOn(stampede, "Concurrent callers should wait for a lock while one of them does the rebuild."),
    ).not.toBe("missed");
  });

  it("is missed when its words are spread over sentences about other things", () => {
    const spread =
      "The lock file is old. Each caller gets a page. We rebuild nightly. Flight data is cached.";
    expect(verdictOn(stampede, spread)).toBe("missed");
  });

  it("is missed when only one of its words falls, however rare", () => {
    expect(verdictOn(stampede, "Then there is coalescing.")).toBe("missed");
  });

  it("is missed when the sentence denies it", () => {
    expect(verdictOn(stampede, "Callers do not wait, and there is never one caller that rebuilds.")).toBe(
      "missed",
    );
  });
});

/** Bounds below what docs/grading.md reports: they tell of a regression, the benchmark tells the figure. */
describe("the panel's held-back half", () => {
  const bank = loadShippedBank();
  const held = readPanel("test/answers").filter(({ split }) => split === "held");
  const graded = held.map((answer) => {
    const question = bank.get(answer.question);
    if (!question) throw new Error(`no question ${answer.question}`);
    return { ...answer, assessment: grader.grade(question, answer.text) };
  });
  const median = (kind: string) => {
    const values = graded
      .filter((answer) => answer.kind === kind)
      .map(({ assessment }) => assessment.coverage);
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  };

  it("gives strong answers at least three quarters and wrong ones at most two fifths", () => {
    expect(median("strong")).toBeGreaterThanOrEqual(0.75);
    expect(median("wrong")).toBeLessThanOrEqual(0.4);
  });

  it("agrees with the ticks of people on four points of five", () => {
    let hits = 0;
    let ticked = 0;
    let refused = 0;
    let unticked = 0;
    for (const { points, assessment } of graded)
      for (const { id, verdict } of assessment.points)
        if (points.includes(id)) {
          ticked++;
          if (verdict !== "missed") hits++;
        } else {
          unticked++;
          if (verdict === "missed") refused++;
        }
    expect((hits / ticked + refused / unticked) / 2).toBeGreaterThan(0.8);
  });
});
