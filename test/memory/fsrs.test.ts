import fc from "fast-check";
import { FSRSAlgorithm, generatorParameters } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import { toQuestion } from "../../src/bank/question.js";
import { dueAt, isDue, questionRetrievability } from "../../src/memory/due.js";
import {
  DAY,
  DESIRED_RETENTION,
  type MemoryState,
  pointDueAt,
  type Rating,
  ratingOf,
  retrievability,
  reviewPoint,
  SAME_SITTING,
} from "../../src/memory/fsrs.js";

const rating = fc.constantFrom<Rating>(1, 2, 3, 4);
const T0 = Date.parse("2026-03-01T09:00:00Z");

/** Reviews at any times, also before each other, from 1970 to 2099. */
const history = fc.array(fc.tuple(rating, fc.integer({ min: 0, max: Date.parse("2099-12-31T23:59:59Z") })), {
  minLength: 1,
  maxLength: 20,
});

function play(reviews: readonly (readonly [Rating, number])[]): MemoryState {
  let state: MemoryState | undefined;
  for (const [r, at] of reviews) state = reviewPoint(state, r, at);
  if (!state) throw new Error("no reviews");
  return state;
}

describe("reviewPoint", () => {
  it("gives FSRS-6's first stabilities", () => {
    expect([1, 2, 3, 4].map((r) => reviewPoint(undefined, r as Rating, T0).stability)).toEqual([
      0.212, 1.2931, 2.3065, 8.2956,
    ]);
  });

  it("stays within range whatever the clock does", () => {
    fc.assert(
      fc.property(history, (reviews) => {
        const state = play(reviews);
        expect(state.stability).toBeGreaterThanOrEqual(0.001);
        expect(state.stability).toBeLessThanOrEqual(36500);
        expect(state.difficulty).toBeGreaterThanOrEqual(1);
        expect(state.difficulty).toBeLessThanOrEqual(10);
        expect(pointDueAt(state)).toBeGreaterThan(state.lastReview);
        const r = retrievability(state, reviews[0]?.[1] ?? 0);
        expect(r).toBeGreaterThan(0);
        expect(r).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("orders the next interval by rating", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 400 }), (reviews, days) => {
        const before = play(reviews);
        const at = before.lastReview + days * DAY;
        const next = [1, 2, 3, 4].map((r) => reviewPoint(before, r as Rating, at).stability);
        expect([...next].sort((a, b) => a - b)).toEqual(next);
      }),
    );
  });

  it("falls to the desired retention exactly when the point is due", () => {
    fc.assert(
      fc.property(history, (reviews) => {
        const state = play(reviews);
        expect(retrievability(state, pointDueAt(state))).toBeCloseTo(DESIRED_RETENTION, 4);
      }),
    );
  });

  it("heals a review with a clock in the year 2099 with the next one", () => {
    const wrong = reviewPoint(undefined, 3, Date.parse("2099-01-01T00:00:00Z"));
    const healed = reviewPoint(wrong, 3, T0);
    expect(pointDueAt(healed) - T0).toBeLessThan(30 * DAY);
  });
});

/** ts-fsrs's own steps, with the same eight digits of rounding. */
function stepOfLibrary(state: MemoryState | undefined, rating: Rating, days: number, recall?: number) {
  return algorithm.next_state(state ?? null, days, rating, recall);
}

const algorithm = new FSRSAlgorithm(generatorParameters({ enable_fuzz: false, enable_short_term: true }));

describe("the formulas", () => {
  it("are those of ts-fsrs, to the last digit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(rating, fc.integer({ min: 0, max: 400 * DAY })), { minLength: 1, maxLength: 20 }),
        (reviews) => {
          let at = T0;
          let state: MemoryState | undefined;
          for (const [r, gap] of reviews) {
            at += gap;
            const days = gap < SAME_SITTING ? 0 : gap / DAY;
            const expected = stepOfLibrary(state, r, days, state && retrievability(state, at));
            state = reviewPoint(state, r, at);
            expect(state).toMatchObject(expected);
            expect(retrievability(state, at + gap)).toBeCloseTo(
              algorithm.forgetting_curve(gap / DAY, state.stability),
              7,
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("ratingOf", () => {
  it("counts a hint as Hard and too easy as Easy", () => {
    expect(ratingOf({ verdict: "covered" })).toBe(3);
    expect(ratingOf({ verdict: "covered" }, true)).toBe(4);
    expect(ratingOf({ verdict: "covered", hint: true }, true)).toBe(2);
    expect(ratingOf({ verdict: "partial" }, true)).toBe(2);
    expect(ratingOf({ verdict: "missed" }, true)).toBe(1);
  });
});

const question = toQuestion({
  prompt: "Why?",
  look_for: [
    { id: "must", point: "m", must: true },
    { id: "normal", point: "n", weight: 2 },
    { id: "bonus", point: "b", bonus: true },
  ],
});

const states = (entries: Record<string, MemoryState>) => new Map(Object.entries(entries));

describe("a question", () => {
  it("is new until one of its points has been reviewed", () => {
    expect(dueAt(question, new Map())).toBeUndefined();
    expect(dueAt(question, undefined)).toBeUndefined();
    expect(questionRetrievability(question, states({ removed: reviewPoint(undefined, 3, T0) }), T0)).toBe(
      undefined,
    );
    expect(isDue(question, new Map(), T0)).toBe(false);
  });

  it("is due when a must point falls below the desired retention", () => {
    const must = reviewPoint(undefined, 1, T0);
    const known = states({ must, normal: reviewPoint(undefined, 4, T0) });
    expect(dueAt(question, known)).toBe(Math.round(pointDueAt(must)));
  });

  it("is due when the weighted mean falls below it, found to the minute", () => {
    fc.assert(
      fc.property(history, history, (a, b) => {
        const known = states({ must: play([[4, T0]]), normal: play(a), bonus: play(b) });
        const due = dueAt(question, known) ?? Number.NaN;
        const mean = (at: number) => questionRetrievability(question, known, at) ?? Number.NaN;
        const mustDue = pointDueAt(known.get("must") as MemoryState);
        expect(due).toBeLessThanOrEqual(Math.round(mustDue));
        if (due < mustDue - 1) {
          expect(mean(due + 1000)).toBeLessThanOrEqual(DESIRED_RETENTION + 1e-6);
          expect(mean(due - 61_000)).toBeGreaterThanOrEqual(DESIRED_RETENTION - 1e-6);
        }
      }),
    );
  });

  it("is never due because of a bonus point or one that was added later", () => {
    const must = reviewPoint(undefined, 4, T0);
    const normal = reviewPoint(undefined, 4, T0);
    const alone = dueAt(question, states({ must, normal }));
    expect(dueAt(question, states({ must, normal, bonus: reviewPoint(undefined, 1, T0) }))).toBe(alone);
    expect(dueAt(question, states({ must }))).toBe(Math.round(pointDueAt(must)));
  });

  it("is asked when its last review lies in the future", () => {
    const future = states({ must: reviewPoint(undefined, 4, Date.parse("2099-01-01T00:00:00Z")) });
    expect(isDue(question, future, T0)).toBe(true);
    expect(dueAt(question, future, T0)).toBe(T0);
  });

  it("keeps a choice question's memory under one point", () => {
    const choice = toQuestion({ prompt: "Which?", options: [{ text: "a", correct: true }, { text: "b" }] });
    const known = states({ choice: reviewPoint(undefined, 3, T0) });
    expect(dueAt(choice, known)).toBe(Math.round(T0 + 2.3065 * DAY));
  });
});
