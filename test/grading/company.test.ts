import { describe, expect, it } from "vitest";
import { grader, questionOf } from "./helpers.js";

const point = (id: string, text: string, accept: string[]) => ({ id, point: text, accept });
const question = questionOf({
  prompt: "Every five minutes the home page is slow. What happens, and what do you do?",
  look_for: [
    point("single", "Lets one caller rebuild while the others wait", [
      "single flight",
      "one caller rebuilds",
      "lock around the rebuild",
      "coalesce concurrent misses",
    ]),
    point("stale", "Serves the stale copy meanwhile", ["serve the stale copy", "stale while revalidate"]),
    point("jitter", "Spreads the expiry times", ["jitter on the ttl", "random expiry"]),
    point("early", "Refreshes before the expiry", ["refresh ahead", "early recomputation"]),
  ],
});
const inOtherWords = "Rebuilding takes a while, so the misses that are concurrent wait for the first caller.";
const besides =
  " Besides, the marketing team would like another picture on top, and I would talk with them about the budget of the next quarter, about the colors of the logo and about the new office, which matters to all of us more than people think.";

const single = (answer: string) => grader.grade(question, answer).points[0];

describe("a point made in other words", () => {
  it("counts in a short answer by itself", () => {
    expect(single(inOtherWords)?.verdict).not.toBe("missed");
  });

  it("counts in a long answer that makes other points too", () => {
    const others = " I serve the stale copy meanwhile, and put jitter on the TTL.";
    expect(single(inOtherWords + others + besides)?.verdict).not.toBe("missed");
  });

  it("is doubted, and says why, in a long answer that makes no other point", () => {
    const doubted = single(inOtherWords + besides);
    expect(doubted?.verdict).toBe("missed");
    expect(doubted?.reason).toContain("few other points");
    expect(doubted?.evidence).not.toEqual([]);
  });

  it("counts by itself where the author gave no phrases to make the others with", () => {
    const bare = questionOf({
      prompt: "Every five minutes the home page is slow. What happens, and what do you do?",
      look_for: question.look_for.map(({ id, point: text }) => point(id, text, [])),
    });
    const answer = `One caller rebuilds and the others wait.${besides}`;
    expect(grader.grade(bare, answer).points[0]?.verdict).not.toBe("missed");
  });
});

describe("a point made in a phrase of its author", () => {
  it("needs no company", () => {
    expect(single(`I use single flight.${besides}`)?.verdict).toBe("covered");
  });
});
