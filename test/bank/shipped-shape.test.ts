import { describe, expect, it } from "vitest";
import { loadShippedBank } from "../../src/adapters/shipped-bank.js";

const bank = loadShippedBank();
const questions = bank.summaries.flatMap(({ id }) => bank.get(id) ?? []);

/** More phrases than these are hardly read by anyone, and each costs time whenever the question is graded. */
describe("a question of the shipped bank", () => {
  it("has three to seven points with three to eight phrases each", () => {
    const outside = questions.flatMap(({ id, look_for }) =>
      look_for
        .filter(({ accept }) => accept.length < 3 || accept.length > 8)
        .map((point) => `${id}/${point.id}`),
    );
    expect(outside).toEqual([]);
    expect(questions.filter(({ look_for }) => look_for.length < 3 || look_for.length > 7)).toEqual([]);
  });

  it("has one to three red flags", () => {
    expect(questions.filter(({ red_flags }) => red_flags.length < 1 || red_flags.length > 3)).toEqual([]);
  });
});
