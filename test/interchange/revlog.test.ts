import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv, toCsv } from "../../src/interchange/csv.js";
import { exportRevlog, importRevlog } from "../../src/interchange/revlog.js";
import type { ReviewEvent } from "../../src/progress/events.js";
import { effectiveReviews } from "../../src/progress/reviews.js";
import { histories } from "../progress/helpers.js";

const exported = (reviews: readonly ReviewEvent[]) => [...exportRevlog(reviews)].join("");

describe("CSV", () => {
  it("reads what it writes", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ", "é") });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(parseCsv(toCsv(rows))).toEqual(rows);
      }),
    );
  });
});

describe("the review log", () => {
  it("has unique ascending ids and the columns of Anki's", () => {
    fc.assert(
      fc.property(histories(), (events) => {
        const [header = [], ...rows] = parseCsv(exported(effectiveReviews(events)));
        expect(header.slice(0, 9)).toEqual("id,cid,usn,ease,ivl,lastIvl,factor,time,type".split(","));
        const ids = rows.map(([id]) => Number(id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const row of rows) {
          expect([1, 2, 3, 4]).toContain(Number(row[3]));
          expect(Number(row[6])).toBeGreaterThanOrEqual(100);
          expect(Number(row[6])).toBeLessThanOrEqual(1100);
          expect([0, 1, 2]).toContain(Number(row[8]));
        }
      }),
    );
  });

  it("comes back as the same reviews, point by point", () => {
    fc.assert(
      fc.property(histories(), (events) => {
        const reviews = effectiveReviews(events).filter((review) => !review.cram);
        const imported = importRevlog(exported(reviews));
        const back = new Map(imported?.entries.map(({ id, line }) => [id, JSON.parse(line)]));
        for (const { id, question, points, coverage } of reviews) {
          const facts = Object.fromEntries(
            Object.entries(points).map(([point, { verdict, hint }]) => [
              point,
              // A hint makes a covered point Hard, which is all that a review log can tell.
              { verdict: hint && verdict === "covered" ? "partial" : verdict },
            ]),
          );
          expect(back.get(id)).toMatchObject({ question, coverage });
          expect(Object.entries(back.get(id).points).sort()).toEqual(Object.entries(facts).sort());
        }
      }),
    );
  });
});
