import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLine, encodeEvent } from "../../src/progress/codec.js";
import type { JournalEvent } from "../../src/progress/events.js";
import { apply, fold, resolveUndone } from "../../src/progress/fold.js";
import { decodeState, encodeState } from "../../src/progress/snapshot.js";
import type { ProgressState } from "../../src/progress/state.js";
import { histories, idOf, review } from "./helpers.js";

const RUNS = 300;

function plain(state: ProgressState | undefined): unknown {
  expect(state).toBeDefined();
  return state && encodeState(state);
}

function undoOf(n: number, target: number): JournalEvent {
  return { v: 1, id: idOf(n), at: "2026-01-02T00:00:00.000Z", offset: 0, type: "undo", target: idOf(target) };
}

describe("fold", () => {
  it("does not depend on the order of events or on duplicates", () => {
    fc.assert(
      fc.property(histories(), fc.integer(), (events, seed) => {
        const shuffled = [...events, ...events.filter((_, i) => (i + seed) % 3 === 0)].sort(
          (a, b) => ((a.id.charCodeAt(25) * 7 + seed) % 11) - ((b.id.charCodeAt(25) * 7 + seed) % 11),
        );
        expect(plain(fold(shuffled))).toEqual(plain(fold(events)));
      }),
      { numRuns: RUNS },
    );
  });

  it("gives the same from a snapshot and the rest as from everything", () => {
    fc.assert(
      fc.property(histories(), fc.nat(40), (events, at) => {
        const cut = Math.min(at, events.length);
        const snapshot = JSON.parse(JSON.stringify(encodeState(fold(events.slice(0, cut)))));
        let state = decodeState(snapshot);
        for (const event of events.slice(cut))
          if (!state || !apply(state, event)) state = fold(events.slice(0, events.indexOf(event) + 1));
        expect(plain(state)).toEqual(plain(fold(events)));
      }),
      { numRuns: RUNS },
    );
  });

  it("gives the same whichever machine's events are merged into which", () => {
    fc.assert(
      fc.property(histories(), fc.infiniteStream(fc.nat(2)), (events, machines) => {
        const parts: JournalEvent[][] = [[], [], []];
        for (const event of events) parts[machines.next().value ?? 0]?.push(event);
        const [a = [], b = [], c = []] = parts;
        expect(plain(fold([...c, ...a, ...b, ...a]))).toEqual(plain(fold(events)));
      }),
      { numRuns: RUNS },
    );
  });

  it("is as if an undone event had never been, and an undone undo had never been either", () => {
    fc.assert(
      fc.property(histories(), fc.nat(), (events, pick) => {
        fc.pre(events.length > 0);
        const index = pick % events.length;
        const n = events.length;
        const without = fold([...events, undoOf(n, index)]);
        const again = fold([...events, undoOf(n, index), undoOf(n + 1, n)]);
        const expected = fold(events);
        const ignoring = { events: 0, lastId: "" };
        expect({ ...encode(again), ...ignoring }).toEqual({ ...encode(expected), ...ignoring });
        if (events[index]?.type !== "undo" && !events.some((e) => e.type === "undo")) {
          const never = fold(events.filter((_, i) => i !== index));
          expect({ ...encode(without), ...ignoring }).toEqual({ ...encode(never), ...ignoring });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("ignores an undo of something that comes after it", () => {
    expect(resolveUndone([{ id: idOf(3), target: idOf(5) }]).size).toBe(0);
  });

  it("keeps names such as __proto__ as names", () => {
    const points = JSON.parse('{"__proto__":{"verdict":"covered"}}');
    const event = { ...review(1, "__proto__"), points } as JournalEvent;
    const state = fold([event]);
    expect(state.points.get("__proto__")?.get("__proto__")?.reps).toBe(1);
    expect(({} as { verdict?: string }).verdict).toBeUndefined();
  });

  it("schedules nothing for cramming but counts it", () => {
    const state = fold([{ ...review(1), cram: true } as JournalEvent]);
    expect(state.points.size).toBe(0);
    expect(state.questions.get("a.one")?.reviews).toBe(1);
  });
});

function encode(state: ProgressState): object {
  return encodeState(state) as object;
}

describe("codec", () => {
  it("reads what it writes, on one line", () => {
    fc.assert(
      fc.property(histories(10), (events) => {
        for (const event of events) {
          const line = encodeEvent(event);
          expect(line).not.toContain("\n");
          expect(decodeLine(line)).toEqual({ kind: "event", event });
        }
      }),
    );
  });

  it("never throws, whatever the line", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (line) => void decodeLine(line)));
    fc.assert(
      fc.property(histories(3), fc.nat(400), (events, cut) => {
        for (const event of events) decodeLine(encodeEvent(event).slice(0, cut));
      }),
    );
  });

  it("tells a newer version, an unknown type and damage apart", () => {
    expect(decodeLine('{"v":2,"id":"x"}')).toEqual({ kind: "newer", version: 2 });
    const unknown = { ...review(1), type: "dream" };
    expect(decodeLine(JSON.stringify(unknown))).toEqual({ kind: "unknown", id: idOf(1), type: "dream" });
    expect(decodeLine('{"v":1,"id"')).toEqual({ kind: "bad", reason: "cut off" });
    expect(decodeLine("\0\0\0")).toEqual({ kind: "bad", reason: "only NUL bytes" });
    expect(decodeLine("<<<<<<< HEAD")).toEqual({ kind: "bad", reason: "a merge conflict marker" });
    expect(decodeLine(JSON.stringify({ ...review(1), points: { p: { verdict: "yes" } } }))).toMatchObject({
      kind: "bad",
    });
  });

  it("brings version 0 up to date", () => {
    const old = {
      id: idOf(1),
      at: "2025-01-01T00:00:00.000Z",
      type: "review",
      question: "a.one",
      points: { p1: "covered" },
      coverage: 1,
    };
    expect(decodeLine(JSON.stringify(old))).toMatchObject({
      kind: "older",
      version: 0,
      event: { v: 1, points: { p1: { verdict: "covered" } }, offset: 0, mode: "typed" },
    });
  });
});
