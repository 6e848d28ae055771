/** Random but valid histories, for the laws that must hold for all of them. */
import fc from "fast-check";
import type { JournalEvent } from "../../src/progress/events.js";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An id whose order is that of `n`. */
export function idOf(n: number): string {
  let digits = "";
  for (let rest = n, i = 0; i < 8; i++, rest = Math.floor(rest / 32)) digits = CROCKFORD[rest % 32] + digits;
  return `01HZ00000000000000${digits}`;
}

const START = Date.parse("2026-01-01T08:00:00.000Z");

const name = fc.constantFrom("a.one", "a.two", "b.one", "__proto__", "constructor");
const point = fc.constantFrom("p1", "p2", "p3", "__proto__", "toString");
const verdict = fc.constantFrom("covered", "partial", "missed");

const points = fc
  .uniqueArray(fc.tuple(point, verdict, fc.boolean(), fc.option(verdict, { freq: 1 })), {
    minLength: 1,
    maxLength: 4,
    selector: ([id]) => id,
  })
  .map((list) =>
    Object.fromEntries(
      list.map(([id, v, hint, graded]) => [
        id,
        { verdict: v, ...(graded ? { graded } : {}), ...(hint ? { hint: true } : {}) },
      ]),
    ),
  );

const body = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        type: fc.constant("review"),
        question: name,
        revision: fc.constantFrom("1b2c", "ffff"),
        session: fc.constantFrom("s1", "s2"),
        mode: fc.constantFrom("typed", "said", "choice"),
        points,
        seconds: fc.integer({ min: 0, max: 900 }),
        coverage: fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
        asked: fc.constant({ topic: "a", level: "senior", kind: "open" }),
        easy: fc.constant(true),
        grader: fc.constant("hotseat/1"),
        redFlags: fc.constantFrom([], ["x-y"], ["x", "z"]),
        flags: fc.constantFrom(["copied"], ["short", "copied"]),
        confidence: fc.constantFrom(0.25, 1, 0),
        again: fc.constant(true),
        cram: fc.constant(true),
        chosen: fc.constantFrom([], [0], [1, 2]),
      },
      { requiredKeys: ["type", "question", "session", "mode", "points", "seconds", "coverage"] },
    ),
  },
  fc.record(
    {
      type: fc.constant("alias"),
      question: name,
      point,
      phrase: fc.constantFrom("x", "y"),
      removed: fc.constant(true),
    },
    { requiredKeys: ["type", "question", "point", "phrase"] },
  ),
  fc.record({ type: fc.constant("suspend"), question: name, suspended: fc.boolean() }),
  fc.record({ type: fc.constant("note"), question: name, text: fc.constantFrom("", "n") }),
  fc.record({
    type: fc.constant("session"),
    session: fc.constantFrom("s1", "s2"),
    kind: fc.constant("drill"),
    seed: fc.constant("7"),
    settings: fc.constant({}),
  }),
  fc.record({ type: fc.constant("mock"), session: fc.constant("s1"), report: fc.constant({ role: "x" }) }),
  fc.record({
    type: fc.constant("reset"),
    questions: fc.oneof(fc.constant("all"), fc.uniqueArray(name, { maxLength: 2 })),
  }),
);

interface Draft {
  body: object;
  /** Takes back the event so many places before, where there is one. */
  undo?: number;
  minutes: number;
}

const draft: fc.Arbitrary<Draft> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      body,
      minutes: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -2000, max: 90000 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      body: fc.constant({}),
      undo: fc.integer({ min: 1, max: 6 }),
      minutes: fc.integer({ min: 0, max: 5 }),
    }),
  },
);

/** Up to `maxLength` events in order of id, undo events among them. */
export function histories(maxLength = 40): fc.Arbitrary<JournalEvent[]> {
  return fc.array(draft, { maxLength }).map((drafts) => {
    let at = START;
    return drafts.map((d, i) => {
      at = Math.max(START - 1e12, at + d.minutes * 60_000);
      const facts = d.undo === undefined ? d.body : { type: "undo", target: idOf(Math.max(0, i - d.undo)) };
      return { v: 1, id: idOf(i), at: new Date(at).toISOString(), offset: 60, ...facts } as JournalEvent;
    });
  });
}

/** A plain review, for tests that need just one. */
export function review(n: number, question = "a.one", at = START): JournalEvent {
  return {
    v: 1,
    id: idOf(n),
    at: new Date(at).toISOString(),
    offset: 0,
    type: "review",
    question,
    session: "s1",
    mode: "typed",
    points: { p1: { verdict: "covered" }, p2: { verdict: "missed" } },
    seconds: 60,
    coverage: 0.5,
  };
}
