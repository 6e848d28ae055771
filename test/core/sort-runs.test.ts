import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortRuns } from "../../src/core/sort-runs.js";

describe("sortRuns", () => {
  it("is a stable sort", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (values) => {
        const value = (i: number) => values[i] ?? Number.NaN;
        const sorted = values.map((_, i) => i).sort((a, b) => value(a) - value(b) || a - b);
        expect([...sortRuns(values.length, (a, b) => value(a) - value(b))]).toEqual(sorted);
      }),
    );
  });

  it("compares little where there is little to sort", () => {
    const values = Array.from({ length: 2000 }, (_, i) => i % 1000);
    let compared = 0;
    sortRuns(values.length, (a, b) => {
      compared++;
      return (values[a] ?? 0) - (values[b] ?? 0);
    });
    expect(compared).toBeLessThanOrEqual(4000);
  });
});
