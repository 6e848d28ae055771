import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backupsToDrop } from "../../src/progress/thinning.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1, 8);

interface Copy {
  at: number;
  reason: string;
}

const auto = (at: number): Copy => ({ at, reason: "auto" });

/** What is left when each backup was followed by a thinning, as sessions do it. */
function live(copies: readonly Copy[]): Copy[] {
  let kept: Copy[] = [];
  for (const copy of copies) {
    kept = [...kept, copy];
    const gone = new Set(backupsToDrop(kept, copy.at));
    kept = kept.filter((known) => !gone.has(known));
  }
  return kept;
}

describe("thinning backups", () => {
  it("leaves an hourly, a daily, a weekly and a monthly past of three years' practice, four times a day", () => {
    const copies: Copy[] = [];
    for (let day = 0; day < 3 * 365; day++)
      for (const hour of [0, 2, 5, 9]) copies.push(auto(START + day * DAY + hour * HOUR));
    const kept = live(copies);
    const now = copies.at(-1)?.at ?? 0;
    const younger = (age: number) => kept.filter(({ at }) => now - at < age).length;
    expect(kept.length).toBeLessThan(12 + 7 + 5 + 24);
    expect(younger(DAY)).toBeGreaterThanOrEqual(4);
    expect(younger(7 * DAY)).toBeGreaterThanOrEqual(4 + 6);
    expect(younger(35 * DAY)).toBeGreaterThanOrEqual(4 + 6 + 3);
    expect(kept.filter(({ at }) => now - at > 60 * DAY).length).toBeGreaterThanOrEqual(20);
  });

  it("never drops the newest, the oldest, what was made by hand, or what is risky and young", () => {
    const copy = fc.record({
      at: fc.integer({ min: START, max: START + 900 * DAY }),
      reason: fc.constantFrom("auto", "auto", "auto", "manual", "before-repair"),
    });
    fc.assert(
      fc.property(fc.array(copy, { minLength: 1, maxLength: 60 }), (copies) => {
        const sorted = [...copies].sort((a, b) => a.at - b.at);
        const now = START + 900 * DAY;
        const dropped = backupsToDrop(sorted, now);
        expect(dropped).not.toContain(sorted[0]);
        expect(dropped).not.toContain(sorted.at(-1));
        for (const { at, reason } of dropped) {
          expect(reason).not.toBe("manual");
          if (reason !== "auto") expect(now - at).toBeGreaterThanOrEqual(30 * DAY);
        }
      }),
    );
  });
});
