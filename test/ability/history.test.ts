import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelDifficulties, questionDifficulties } from "../../src/ability/calibration.js";
import { confidenceCalibration } from "../../src/ability/confidence.js";
import { createAbilityReader, type PastReview } from "../../src/ability/history.js";
import type { ItemSource } from "../../src/ability/item.js";
import { seededRandom } from "../../src/core/random.js";

const LEVELS = ["beginner", "intermediate", "senior"] as const;
const bank = new Map<string, ItemSource>(
  Array.from({ length: 60 }, (_, i): [string, ItemSource] => [
    `q${i}`,
    {
      id: `q${i}`,
      topic: `t${i % 4}`,
      topics: [`t${i % 4}`],
      level: LEVELS[i % 3] ?? "senior",
      kind: "open",
      options: 0,
    },
  ]),
);
const find = (id: string): ItemSource | undefined => bank.get(id);
const topics = ["t0", "t1", "t2", "t3"];
const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

function review(i: number, coverage: number, change: Partial<PastReview> = {}): PastReview {
  return { id: `e${i}`, question: `q${i % 60}`, at: START + i * 60_000, coverage, ...change };
}

const mean = (belief: { mean: Float64Array }, at = 0): number => belief.mean[at] ?? Number.NaN;
const variance = (belief: { covariance: Float64Array }): number => belief.covariance[0] ?? Number.NaN;

describe("the belief from earlier reviews", () => {
  it("is the same whether it is folded at once, one by one, or again after an undo", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), { minLength: 2, maxLength: 40 }),
        (given) => {
          const reviews = given.map((coverage, i) => review(i, coverage));
          const whole = createAbilityReader(find, topics).read(reviews, START);
          const reader = createAbilityReader(find, topics);
          for (let n = 1; n <= reviews.length; n++) reader.read(reviews.slice(0, n), START);
          reader.read([...reviews, review(99, 0)], START);
          expect(reader.read(reviews, START)).toEqual(whole);
          // The state keeps only the latest reviews: what fell out of it was folded before.
          const moved = reader.read([...reviews.slice(1), review(98, 1)], START);
          expect(moved).toEqual(createAbilityReader(find, topics).read([...reviews, review(98, 1)], START));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("goes on from what an earlier reader kept, to the same digits", () => {
    const reviews = Array.from({ length: 40 }, (_, i) => review(i, (i % 5) / 4));
    const before = createAbilityReader(find, topics);
    before.read(reviews.slice(0, 30), START);
    const kept = JSON.parse(JSON.stringify(before.keep()));
    const after = createAbilityReader(find, topics, kept);
    expect(after.read(reviews, START)).toEqual(createAbilityReader(find, topics).read(reviews, START));
    // What fell out of the latest reviews was folded before.
    const later = createAbilityReader(find, topics, kept).read(reviews.slice(5), START);
    expect(later).toEqual(createAbilityReader(find, topics).read(reviews, START));
  });

  it("keeps nothing where nothing is new", () => {
    const reviews = [review(0, 1), review(1, 0)];
    const before = createAbilityReader(find, topics);
    expect(before.keep()).toBeUndefined();
    before.read(reviews, START);
    const kept = before.keep();
    const after = createAbilityReader(find, topics, kept);
    after.read(reviews, START);
    expect(after.keep()).toBeUndefined();
    after.read([...reviews, review(2, 1)], START);
    expect(after.keep()?.reviews.map(([id]) => id)).toEqual(["e0", "e1", "e2"]);
  });

  it.each([
    ["a review was taken back", (all: PastReview[]) => all.slice(0, -2).concat(review(50, 1)), find],
    [
      "a review was corrected",
      (all: PastReview[]) => all.map((r, i) => (i === 3 ? { ...r, coverage: 0.5 } : r)),
      find,
    ],
    [
      "a question was edited",
      (all: PastReview[]) => all,
      (id: string) => {
        const found = find(id);
        return found && id === "q3" ? { ...found, level: "senior" as const } : found;
      },
    ],
    [
      "a question left the bank",
      (all: PastReview[]) => all,
      (id: string) => (id === "q3" ? undefined : find(id)),
    ],
    ["there is nothing any more", () => [], find],
  ])("folds everything again when %s", (_, change, findNow) => {
    const reviews = Array.from({ length: 12 }, (_, i) => review(i, (i % 3) / 2));
    const before = createAbilityReader(find, topics);
    before.read(reviews, START);
    const now = change(reviews);
    expect(createAbilityReader(findNow, topics, before.keep()).read(now, START)).toEqual(
      createAbilityReader(findNow, topics).read(now, START),
    );
  });

  it("does not believe numbers that are damaged", () => {
    const reviews = [review(0, 1), review(1, 0)];
    const before = createAbilityReader(find, topics);
    before.read(reviews, START);
    const kept = before.keep();
    if (!kept) throw new Error("nothing kept");
    const whole = createAbilityReader(find, topics).read(reviews, START);
    for (const damaged of [
      { ...kept, mean: kept.mean.slice(1) },
      { ...kept, covariance: [...kept.covariance.slice(1), Number.NaN] },
    ])
      expect(createAbilityReader(find, topics, damaged).read(reviews, START)).toEqual(whole);
  });

  it("rises with good answers and falls with poor ones", () => {
    const meanAfter = (coverage: number): number =>
      mean(
        createAbilityReader(find, topics).read(
          [0, 1, 2, 3, 4, 5].map((i) => review(i, coverage)),
          START,
        ),
      );
    expect(meanAfter(1)).toBeGreaterThan(0.5);
    expect(meanAfter(0)).toBeLessThan(-0.5);
  });

  it("takes nothing from points asked again in the same session, and little from a question asked before", () => {
    const reader = (reviews: PastReview[]): number =>
      mean(createAbilityReader(find, topics).read(reviews, START));
    expect(reader([review(0, 0), review(1, 1, { question: "q0", again: true })])).toBe(
      reader([review(0, 0)]),
    );
    const repeated = reader([review(0, 0), review(1, 1, { question: "q0" })]) - reader([review(0, 0)]);
    const other = reader([review(0, 0), review(4, 1)]) - reader([review(0, 0)]);
    expect(repeated).toBeGreaterThan(0);
    expect(repeated).toBeLessThan(other);
  });

  it("grows less certain with time, but never less than without any answer", () => {
    const reviews = Array.from({ length: 20 }, (_, i) => review(i, 0.75));
    const at = (days: number): number =>
      variance(createAbilityReader(find, topics).read(reviews, START + days * DAY));
    expect(at(30)).toBeGreaterThan(at(0));
    expect(at(36_500)).toBeLessThanOrEqual(1);
  });

  it("survives a clock that runs backwards, broken times and coverages, and questions that are gone", () => {
    const belief = createAbilityReader(find, topics).read(
      [
        review(5, 1),
        review(1, 1, { at: START - 400 * DAY }),
        review(2, Number.NaN),
        review(3, 1, { at: Number.NaN }),
        review(4, 1, { question: "gone" }),
        review(6, 1, {
          question: "gone-too",
          asked: { topic: "old-topic", level: "principal", kind: "riddle" },
        }),
      ],
      START - 1000 * DAY,
    );
    expect([...belief.mean, ...belief.covariance].every(Number.isFinite)).toBe(true);
    expect(belief.space.topics).toContain("old-topic");
  });
});

describe("calibration from one's own past", () => {
  it("finds that a level is harder than its author thought, and a question harder than its level", () => {
    const random = seededRandom("calibration");
    const reviews = [...bank.values()].map((item, i) => {
      // Beginner questions go as badly as senior ones; q7 fails altogether.
      const chance = item.id === "q7" ? 0 : item.level === "intermediate" ? 0.75 : 0.4;
      const heard = [0, 1, 2, 3].filter(() => random.next() < chance).length;
      return review(i, heard / 4);
    });
    const belief = createAbilityReader(find, topics).read(reviews, START);
    const levels = levelDifficulties(belief);
    expect(levels.beginner.shift).toBeGreaterThan(0.2);
    expect(levels.intermediate.shift).toBeLessThan(0.1);
    expect(levels.beginner.se).toBeLessThan(0.4);
    const hard = questionDifficulties(belief, find).find(({ id }) => id === "q7");
    expect(hard?.residual).toBeGreaterThan(0.4);
    expect(hard?.se).toBeLessThan(0.8);
  });
});

describe("confidence against the result", () => {
  it("says nothing when nothing was said, and does not judge a handful", () => {
    expect(confidenceCalibration([{ coverage: 1 }, { coverage: 0, confidence: Number.NaN }])).toBeUndefined();
    expect(confidenceCalibration([{ coverage: 0, confidence: 0.9 }])?.sentence).toContain("too few");
  });

  it("tells who is too sure, who is too modest, and who is right", () => {
    const many = (said: number, was: number): string =>
      confidenceCalibration(
        Array.from({ length: 20 }, (_, i) => ({ confidence: said, coverage: was + (i % 2 ? 0.05 : -0.05) })),
      )?.sentence ?? "";
    expect(many(0.9, 0.4)).toBe("You are too sure of yourself, by 50 points of 100.");
    expect(many(0.3, 0.7)).toBe("You know more than you think, by 40 points of 100.");
    expect(many(0.5, 0.5)).toBe("You are about as good as you think you are.");
  });

  it("groups by fifths and leaves out what was asked again", () => {
    const result = confidenceCalibration([
      { confidence: 0.1, coverage: 0.2 },
      { confidence: 0.9, coverage: 1 },
      { confidence: 0.9, coverage: 0.5 },
      { confidence: 0.9, coverage: 0, again: true },
    ]);
    expect(result?.groups).toEqual([
      { said: 0.1, was: 0.2, count: 1 },
      { said: 0.9, was: 0.75, count: 2 },
    ]);
  });
});
