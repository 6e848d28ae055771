import { describe, expect, it } from "vitest";
import type { QuestionInput } from "../../src/bank/question-input.js";
import { type GateFinding, strictGates } from "../../src/grading/gates.js";
import { grader, questionOf } from "./helpers.js";

const base: Partial<QuestionInput> = {
  id: "caching.stampede",
  prompt: "Why can a hot entry that expires take a database down, and what do you do?",
  answer:
    "When the hot entry expires, all requests miss at once and run the same expensive query. I let one request rebuild the entry behind a lock. The others are served the stale value meanwhile. " +
    "I add jitter to every expiry, so that entries do not run out together. ".repeat(1) +
    "That costs a little freshness, which product has to accept first. For tiny entries I would rather skip all of this. ".repeat(
      2,
    ),
  look_for: [
    {
      id: "miss",
      point: "Sees that all requests miss at once",
      must: true,
      accept: ["all requests miss at once"],
    },
    {
      id: "lock",
      point: "Lets one request rebuild",
      accept: ["one request rebuilds behind a lock", "single flight"],
    },
    {
      id: "jitter",
      point: "Spreads the expiry",
      accept: ["jitter to every expiry", "randomize the lifetime"],
    },
  ],
  red_flags: [
    { id: "bigger", point: "Buys a bigger database", accept: ["just buy a bigger database server"] },
  ],
  follow_ups: ["What if the lock holder dies?", "How do you test it?"],
  references: ["A book, chapter 3"],
};

function findings(...changes: Partial<QuestionInput>[]): GateFinding[] {
  return strictGates(
    changes.map((change) => questionOf({ ...base, ...change })),
    grader,
  ).findings;
}
const gates = (...changes: Partial<QuestionInput>[]) =>
  new Set(findings(...changes).map(({ gate, point }) => (point ? `${gate} ${point}` : gate)));

describe("the gates of a bank", () => {
  it("let a sound question through", () => {
    expect(findings({})).toEqual([]);
  });

  it("name a phrase that no answer can say", () => {
    const named = (phrase: string) => {
      const extra = { id: "extra", point: "Says one thing more", accept: [phrase] };
      const found = findings({ look_for: [...(base.look_for ?? []), extra] });
      return found.filter(({ gate, text }) => gate === "phrase" && text === phrase).length;
    };
    expect(named("it is so")).toBe(1);
    expect(named(base.prompt ?? "")).toBe(1);
    expect(named("coalesce concurrent misses")).toBe(0);
  });

  it("name a point that the model answer does not cover", () => {
    const look_for = [
      ...(base.look_for ?? []),
      { id: "metric", point: "Watches the hit ratio", accept: ["hit ratio metric"] },
    ];
    expect(gates({ look_for })).toContain("own-rubric metric");
  });

  it("name a red flag that the model answer raises", () => {
    const answer = `${base.answer} Some just buy a bigger database server.`;
    expect(gates({ answer })).toContain("own-red-flag bigger");
  });

  it("name a point that two sentences serve", () => {
    const answer = `${base.answer} So all requests miss at once.`;
    const found = findings({ answer }).find(({ gate }) => gate === "deletion");
    expect(found).toMatchObject({ point: "miss", severity: "warning" });
    expect(found?.text).toContain("requests miss at once");
  });

  it("name a must point that another answer meets, with the words", () => {
    const other = {
      ...base,
      id: "http.burst",
      prompt: "What happens to an origin when an edge cache is purged?",
      look_for: [
        { id: "origin", point: "Names the origin's load", must: true, accept: ["same expensive query"] },
        ...(base.look_for ?? []).slice(1),
      ],
    };
    const found = findings({}, other).filter(({ gate }) => gate.endsWith("topic"));
    expect(found.map(({ question, point }) => `${question} ${point}`)).toContain("caching.stampede miss");
  });

  it("name questions that ask the same", () => {
    expect(gates({}, { id: "caching.again" })).toContain("duplicate");
  });

  it("name what a question lacks", () => {
    const lacking = findings({ follow_ups: [], red_flags: [], references: [], look_for: ["One point"] });
    expect(lacking.filter(({ gate }) => gate === "shape").map(({ message }) => message)).toEqual([
      "has 1 points",
      "has no must point",
      "has 0 follow-ups",
      "has no red flag",
      "has no reference",
    ]);
  });

  it("name answers of the wrong length and patterns that cannot be run", () => {
    expect(gates({ answer: "All requests miss at once." })).toContain("length");
    const look_for = [{ id: "miss", point: "Sees the misses", must: true, accept: ["/(?=a)b/"] }];
    expect(gates({ look_for })).toContain("phrase miss");
  });
});
