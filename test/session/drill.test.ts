import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question } from "../../src/bank/question.js";
import type { Assessment, Verdict } from "../../src/grading/assessment.js";
import { startDrill, stepDrill } from "../../src/session/drill.js";
import type { DrillEffect, DrillEvent, DrillSettings, DrillState } from "../../src/session/drill-state.js";
import { sessionStanding } from "../../src/session/progress-estimate.js";
import { summarizeDrill } from "../../src/session/summary.js";
import { choice, question } from "../helpers/questions.js";

const settings = (limits: DrillSettings["limits"] = {}): DrillSettings => ({
  session: "s1",
  limits,
  cram: false,
});
const questions = ["a.one", "b.two", "c.three", "d.four", "e.five"].map((id) => question({ id }));

/** Drives the machine as the shell does: answers `select` from a list, saves with numbered ids. */
function drive(list: readonly Question[] = questions, limits: DrillSettings["limits"] = {}) {
  const effects: DrillEffect[] = [];
  let time = 0;
  let saved = 0;
  let state: DrillState;
  const settle = (step: { state: DrillState; effects: readonly DrillEffect[] }): void => {
    state = step.state;
    for (const effect of step.effects) {
      effects.push(effect);
      if (effect.type === "select") {
        const next = list.find(({ id }) => !effect.exclude.includes(id));
        settle(stepDrill(state, { type: "selected", question: next, reason: "test", at: time }));
      } else if (effect.type === "save") {
        settle(stepDrill(state, { type: "saved", eventId: `e${++saved}` }));
      }
    }
  };
  const first = startDrill(settings(limits), 0);
  state = first.state;
  settle(first);
  return {
    effects,
    state: () => state,
    at: (milliseconds: number) => {
      time = milliseconds;
    },
    send: (event: DrillEvent) => settle(stepDrill(state, event)),
    shown: () => (state.phase.name === "asking" ? state.phase.asking.question.id : state.phase.name),
    answer: (verdicts: Record<string, Verdict>) => {
      settle(stepDrill(state, { type: "submit", answer: "the first idea I had", at: time }));
      settle(stepDrill(state, { type: "graded", assessment: assessment(verdicts) }));
    },
    next: () => settle(stepDrill(state, { type: "next", at: time })),
  };
}

function assessment(verdicts: Record<string, Verdict>): Assessment {
  const points = Object.entries(verdicts).map(([id, verdict]) => ({
    id,
    verdict,
    score: 0,
    confidence: 1,
    evidence: [],
  }));
  return { coverage: 0, points, redFlags: [], flags: [], grader: "test/1" };
}

const ALL = { first: "covered", second: "covered", extra: "covered" } as const;
const NONE = { first: "missed", second: "missed", extra: "missed" } as const;

describe("the drill", () => {
  it("saves an answer before anything else can happen", () => {
    const drill = drive();
    drill.answer(ALL);
    expect(drill.effects.map(({ type }) => type)).toEqual(["select", "grade", "save"]);
    const { phase } = drill.state();
    expect(phase.name === "feedback" && phase.answered.eventId).toBe("e1");
  });

  it("asks what was missed again after three other answers, and only those points", () => {
    const drill = drive();
    drill.answer({ first: "covered", second: "missed", extra: "missed" });
    drill.next();
    for (const expected of ["b.two", "c.three", "d.four"]) {
      expect(drill.shown()).toBe(expected);
      drill.answer(ALL);
      drill.next();
    }
    const { phase } = drill.state();
    expect(
      phase.name === "asking" && [phase.asking.question.id, phase.asking.points, phase.asking.again],
    ).toEqual(["a.one", ["second"], true]);
  });

  it("brings misses back before it ends, even when nothing else is left", () => {
    const drill = drive(questions.slice(0, 1));
    drill.answer(NONE);
    drill.next();
    expect(drill.shown()).toBe("a.one");
    drill.answer({ first: "covered", second: "covered" });
    drill.next();
    expect(drill.shown()).toBe("finished");
  });

  it("does not ask a question more than three times however often it is missed", () => {
    const drill = drive(questions.slice(0, 1));
    let times = 0;
    while (drill.shown() === "a.one" && times < 10) {
      times++;
      drill.answer(NONE);
      drill.next();
    }
    expect(times).toBe(3);
  });

  it("stops after the count, repetitions not counted", () => {
    const drill = drive(questions, { count: 2 });
    drill.answer(NONE);
    drill.next();
    drill.answer(ALL);
    drill.next();
    expect(drill.shown()).toBe("a.one");
    drill.answer({ first: "covered", second: "covered" });
    drill.next();
    expect(drill.state().phase).toEqual({ name: "finished", why: "count" });
  });

  it("stops when the time is up, after the question on screen", () => {
    const drill = drive(questions, { duration: 60_000 });
    drill.at(59_000);
    drill.answer(ALL);
    drill.next();
    expect(drill.shown()).toBe("b.two");
    drill.at(61_000);
    drill.answer(ALL);
    drill.next();
    expect(drill.state().phase).toEqual({ name: "finished", why: "time" });
  });

  it("never counts negative or absurd seconds when the clock jumps", () => {
    const drill = drive();
    drill.at(-5_000_000);
    drill.answer(ALL);
    drill.next();
    drill.at(1e12);
    drill.answer(ALL);
    const seconds = drill.state().answered.map((answered) => answered.seconds);
    expect(seconds[0]).toBe(0);
    expect(seconds[1]).toBeLessThanOrEqual(3600);
  });

  it("takes an answer back and asks again with what was typed; the question on screen waits", () => {
    const drill = drive();
    drill.answer(NONE);
    drill.next();
    expect(drill.shown()).toBe("b.two");
    drill.send({ type: "undo", at: 0 });
    const { phase } = drill.state();
    expect(phase.name === "asking" && [phase.asking.question.id, phase.asking.draft]).toEqual([
      "a.one",
      "the first idea I had",
    ]);
    expect(drill.effects.at(-1)).toEqual({ type: "take-back", eventId: "e1" });
    drill.answer(ALL);
    drill.next();
    expect(drill.shown()).toBe("b.two");
  });

  it("takes the last answer back from the last screen", () => {
    const drill = drive(questions, { count: 1 });
    drill.answer(ALL);
    drill.next();
    expect(drill.shown()).toBe("finished");
    drill.send({ type: "undo", at: 0 });
    expect(drill.shown()).toBe("a.one");
    expect(drill.state().answered).toEqual([]);
  });

  it("replaces the saved review when a verdict is corrected, and keeps the machine's verdict beside it", () => {
    const drill = drive();
    drill.answer({ first: "missed", second: "covered", extra: "missed" });
    drill.send({ type: "correct", point: "first", verdict: "covered" });
    const save = drill.effects.findLast((effect) => effect.type === "save");
    expect(save?.type === "save" && save.replaces).toBe("e1");
    expect(save?.type === "save" && save.event.type === "review" && save.event.points.first).toEqual({
      verdict: "covered",
      graded: "missed",
    });
    expect(drill.state().answered.at(-1)?.coverage).toBe(1);
  });

  it("forgets the correction when the verdict is set back", () => {
    const drill = drive();
    drill.answer({ first: "missed", second: "covered", extra: "missed" });
    drill.send({ type: "correct", point: "first", verdict: "covered" });
    drill.send({ type: "correct", point: "first", verdict: "missed" });
    const save = drill.effects.findLast((effect) => effect.type === "save");
    expect(save?.type === "save" && save.event.type === "review" && save.event.points.first).toEqual({
      verdict: "missed",
    });
    const aliases = drill.effects.flatMap((effect) =>
      effect.type === "append" && effect.event.type === "alias" ? [effect.event] : [],
    );
    expect(aliases.map(({ removed }) => removed ?? false)).toEqual([false, true]);
  });

  it("marks points whose hint was shown", () => {
    const drill = drive();
    drill.send({ type: "hint" });
    drill.send({ type: "hint" });
    drill.answer(ALL);
    const save = drill.effects.findLast((effect) => effect.type === "save");
    const points = save?.type === "save" && save.event.type === "review" ? save.event.points : {};
    expect(points).toEqual({
      first: { verdict: "covered", hint: true },
      second: { verdict: "covered" },
      extra: { verdict: "covered" },
    });
  });

  it.each([
    [[0, 2], "covered"],
    [[0], "partial"],
    [[1], "missed"],
    [[0, 1, 2], "missed"],
  ] as const)("grades the choice %j as %s", (options, verdict) => {
    const drill = drive([choice]);
    drill.send({ type: "choose", options, at: 0 });
    expect(drill.state().answered.at(-1)?.verdicts).toEqual({ choice: verdict });
  });

  it("leaves its state alone for events that make no sense now", () => {
    const drill = drive();
    const before = drill.state();
    for (const type of ["next", "easy"] as const) drill.send(type === "next" ? { type, at: 0 } : { type });
    expect(drill.state()).toBe(before);
  });

  it("reaches an end, keeps one save for each answer standing, and never repeats a question unasked", () => {
    const step = fc.constantFrom("answer", "miss", "skip", "undo", "hint", "suspend");
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (steps, count) => {
        const drill = drive(questions, { count });
        for (const name of steps) {
          if (drill.shown() === "finished" && name !== "undo") continue;
          if (name === "answer" || name === "miss") {
            if (drill.state().phase.name !== "asking") continue;
            drill.answer(name === "answer" ? ALL : NONE);
            drill.next();
          } else if (name === "hint") drill.send({ type: "hint" });
          else drill.send({ type: name, at: 0 });
        }
        for (let i = 0; i < 30 && drill.shown() !== "finished"; i++) {
          drill.answer(ALL);
          drill.next();
        }
        expect(drill.shown()).toBe("finished");
        const saves = drill.effects.filter(({ type }) => type === "save").length;
        const taken = drill.effects.filter(({ type }) => type === "take-back").length;
        expect(saves - taken).toBe(drill.state().answered.length);
        const first = drill.state().answered.filter(({ asking }) => !asking.again);
        expect(new Set(first.map(({ asking }) => asking.question.id)).size).toBe(first.length);
      }),
    );
  });

  it("brings a skipped question back with what was typed, before it takes an answer back", () => {
    const drill = drive();
    drill.answer(ALL);
    drill.next();
    drill.send({ type: "draft", text: "half a thought" });
    drill.send({ type: "skip", at: 5 });
    drill.send({ type: "draft", text: "something else" });
    drill.send({ type: "undo", at: 6 });
    expect(drill.state()).toMatchObject({
      skipped: 0,
      phase: { asking: { question: { id: "b.two" }, draft: "half a thought" } },
    });
    expect(drill.state().answered).toHaveLength(1);
    drill.answer(ALL);
    drill.next();
    expect(drill.state()).toMatchObject({
      phase: { asking: { question: { id: "c.three" }, draft: "something else" } },
    });
  });

  it("takes a suspension back: the question is asked, and not put away any more", () => {
    const drill = drive();
    drill.send({ type: "suspend", at: 1 });
    expect(drill.shown()).toBe("b.two");
    drill.send({ type: "undo", at: 2 });
    expect(drill.shown()).toBe("a.one");
    const suspensions = drill.effects.flatMap((effect) =>
      effect.type === "append" && effect.event.type === "suspend" ? [effect.event.suspended] : [],
    );
    expect(suspensions).toEqual([true, false]);
  });

  it("takes a suspension after an answer back to its feedback, with what was missed to come again", () => {
    const drill = drive();
    drill.answer(NONE);
    drill.send({ type: "suspend", at: 1 });
    expect(drill.state().retries).toEqual([]);
    drill.send({ type: "undo", at: 2 });
    expect(drill.state()).toMatchObject({
      phase: { name: "feedback", answered: { asking: { question: { id: "a.one" } } } },
      retries: [{ id: "a.one", points: ["first", "second"] }],
    });
    expect(drill.effects.filter(({ type }) => type === "take-back")).toEqual([]);
  });

  it("keeps what was typed when an answer said aloud is taken back", () => {
    const drill = drive();
    drill.send({ type: "draft", text: "typed before" });
    drill.send({ type: "said", covered: [], at: 3 });
    drill.send({ type: "undo", at: 4 });
    expect(drill.state()).toMatchObject({ phase: { asking: { draft: "typed before" } } });
  });
});

describe("how a session stands", () => {
  it("promises no more questions than there are, and goes on counting after a break", () => {
    const standing = (more: Partial<DrillSettings>) =>
      sessionStanding(startDrill({ ...settings({ duration: 20 * 60_000 }), ...more }, 0).state, 0);
    expect(standing({})).toMatchObject({ position: 1, total: 5, exact: false });
    expect(standing({ pool: 1 })).toMatchObject({ position: 1, total: 1, exact: true });
    expect(standing({ before: 3 })).toMatchObject({ position: 3, total: 8 });
    const counted = startDrill({ ...settings({ count: 2 }), before: 3 }, 0);
    expect(sessionStanding(counted.state, 0)).toMatchObject({ total: 5, exact: true });
  });
});

describe("what a session came to", () => {
  it("tells what was learned and what is still missing, and counts no bonus point as asked for", () => {
    const drill = drive(questions.slice(0, 1));
    drill.answer(NONE);
    drill.next();
    drill.answer({ first: "covered", second: "missed" });
    const summary = summarizeDrill(drill.state());
    expect(summary).toMatchObject({ answered: 1, pointsAsked: 2, pointsCovered: 0 });
    expect(summary.learned.map(({ point }) => point)).toEqual(["first"]);
    expect(summary.missing.map(({ point }) => point)).toEqual(["second"]);
  });
});
