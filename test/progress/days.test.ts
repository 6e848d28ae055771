import { describe, expect, it } from "vitest";
import { localDay, localMinute } from "../../src/progress/days.js";
import type { JournalEvent } from "../../src/progress/events.js";
import { fold } from "../../src/progress/fold.js";
import { review } from "../progress/helpers.js";

/** In Berlin the clocks went from 02:00 to 03:00 on 2026-03-29, and back from 03:00 to 02:00 on 2026-10-25. */
function inBerlin(n: number, local: string, offset: number): JournalEvent {
  const at = Date.parse(`${local}:00Z`) - offset * 60_000;
  return { ...review(n, "a.one", at), offset };
}

describe("days", () => {
  it("are those of the person's clock, through the change to summer time and back", () => {
    const state = fold([
      inBerlin(1, "2026-03-28T23:50", 60),
      inBerlin(2, "2026-03-29T00:10", 60),
      inBerlin(3, "2026-03-29T23:50", 120),
      inBerlin(4, "2026-10-25T02:30", 120),
      inBerlin(5, "2026-10-25T02:10", 60),
      inBerlin(6, "2026-10-26T00:10", 60),
    ]);
    expect([...state.days].map(([day, { reviews }]) => [day, reviews])).toEqual([
      ["2026-03-28", 1],
      ["2026-03-29", 2],
      ["2026-10-25", 2],
      ["2026-10-26", 1],
    ]);
    const memory = state.points.get("a.one")?.get("p1");
    expect(memory?.reps).toBe(6);
    expect(memory?.lastReview).toBe(Date.parse("2026-10-25T23:10:00Z"));
  });

  it("make no difference to the memory, which counts hours", () => {
    const at = [0, 20, 50].map((hours) => Date.parse("2026-03-28T12:00:00Z") + hours * 3_600_000);
    const here = fold(at.map((time, n) => ({ ...review(n, "a.one", time), offset: n ? 120 : 60 })));
    const there = fold(at.map((time, n) => ({ ...review(n, "a.one", time), offset: -300 })));
    expect([...here.points]).toEqual([...there.points]);
  });

  it("have a name in every year, and none where there is no time", () => {
    expect(localDay(Date.UTC(2099, 11, 31, 23, 30), 60)).toBe("2100-01-01");
    expect(localDay(Date.parse("+012345-06-07T00:00:00Z"), 0)).toBe("+012345-06-07");
    expect(localDay(8.64e15, 1440)).toBe("1970-01-01");
    expect(localMinute(Date.UTC(2026, 10, 24, 16, 9, 59), 60)).toBe("2026-11-24 17:09");
    expect(localMinute(8.64e15, 60)).toBe("?");
    expect(localMinute(Number.NaN, 0)).toBe("?");
  });
});
