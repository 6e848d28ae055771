import { describe, expect, it } from "vitest";
import { createBank, revisionOf } from "../../src/bank/bank.js";
import { DAY } from "../../src/memory/fsrs.js";
import { type Statistics, statistics } from "../../src/memory/statistics.js";
import type { JournalEvent } from "../../src/progress/events.js";
import { fold } from "../../src/progress/fold.js";
import { question } from "../helpers/questions.js";
import { idOf } from "../progress/helpers.js";

const NOW = Date.UTC(2026, 10, 24, 12);
const asked = question({ id: "a.one" });
const other = question({ id: "b.two" });
const bank = createBank([asked, other]);

function answer(n: number, at: number, verdict: "covered" | "missed", id = "a.one"): JournalEvent {
  return {
    v: 1,
    id: idOf(n),
    at: new Date(at).toISOString(),
    offset: 0,
    type: "review",
    question: id,
    revision: revisionOf(asked),
    session: "s",
    mode: "typed",
    points: { first: { verdict }, second: { verdict } },
    seconds: 90,
    coverage: verdict === "covered" ? 1 : 0,
  };
}

function statsOf(events: readonly JournalEvent[]): Statistics {
  return statistics({ summaries: bank.summaries, state: fold(events), now: NOW, offset: 0 });
}

describe("statistics", () => {
  it("count a streak that reached yesterday, and remember the longest", () => {
    const days = [20, 19, 18, 17, 2, 1];
    const result = statsOf(days.map((ago, i) => answer(i, NOW - ago * DAY, "covered")));
    expect(result.streak).toEqual({ current: 2, longest: 4, daysPracticed: 6 });
    expect(result).toMatchObject({ reviews: 6, seconds: 540, seen: 1, questions: 2 });
    expect(result.activity.slice(-3)).toEqual([1, 1, 0]);
    expect(statsOf([answer(0, NOW - 2 * DAY, "covered")]).streak.current).toBe(0);
  });

  it("put what is due now into the first day of the forecast", () => {
    const result = statsOf([answer(0, NOW - 40 * DAY, "missed"), answer(1, NOW - DAY, "covered", "b.two")]);
    expect(result.dueNow).toBe(1);
    expect(result.forecast[0]).toBe(1);
    expect(result.forecast.reduce((total, count) => total + count, 0)).toBe(2);
  });

  it("count a review with a clock in the year 2099 as due today, in the forecast too", () => {
    const result = statsOf([answer(0, Date.UTC(2099, 0, 1), "covered")]);
    expect([result.dueNow, result.forecast[0]]).toEqual([1, 1]);
  });

  it("name what is forgotten again and again, after enough answers", () => {
    const times = [60, 50, 40, 30];
    const forgotten = times.map((ago, i) => answer(i, NOW - ago * DAY, "missed"));
    const known = times.map((ago, i) => answer(i + 10, NOW - ago * DAY, "covered", "b.two"));
    expect(statsOf([...forgotten, ...known]).hardest).toEqual([
      { question: "a.one", answers: 4, recalled: 0 },
    ]);
    expect(statsOf(forgotten.slice(0, 3)).hardest).toEqual([]);
  });
});
