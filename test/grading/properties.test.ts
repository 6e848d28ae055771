import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createReferenceScorer } from "../../src/grading/reference.js";
import { grader, lexicon, questionOf } from "./helpers.js";

const question = questionOf({
  prompt: "How do you keep a retried payment from being charged twice?",
  answer:
    "The client sends an idempotency key. The server stores the key with a unique constraint and replays the first response. Keys expire after a day.",
  look_for: [
    {
      id: "key",
      point: "Sends an idempotency key",
      must: true,
      accept: ["idempotency key", "unique request id"],
    },
    {
      id: "store",
      point: "Stores the key under a unique constraint",
      accept: ["unique constraint", "insert the key first"],
    },
    {
      id: "replay",
      point: "Replays the first response",
      accept: ["replay the stored response", "/return(s|ed)? the same response/"],
    },
  ],
  red_flags: [
    { id: "exactly-once", point: "Trusts exactly-once delivery", accept: ["network delivers exactly once"] },
  ],
});
const covering = "The client sends an idempotency key with each request.";

const fragment = fc.constantFrom(
  "idempotency key",
  "does not",
  "the server",
  "unique constraint",
  "never",
  ". ",
  ", ",
  "\n",
  "replay the stored response",
  "return the same response",
  "🙂",
  "ключ идемпотентности",
  "`INSERT`",
  "\u0000\u001b[31m",
  "e\u0301\u0301\u0301",
  "ﬁnally",
);
const answers = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fragment, { maxLength: 25 }).map((parts) => parts.join(" ")),
);

describe("any answer", () => {
  it("gets spans that are inside it, ordered and apart", () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const { points, redFlags, flags } = grader.grade(question, answer);
        for (const { evidence } of [...points, ...redFlags, ...flags]) {
          let end = -1;
          for (const span of evidence) {
            expect(span.start).toBeGreaterThan(end);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(answer.length);
            end = span.end;
          }
        }
      }),
    );
  });

  it("gets scores from 0 to 1 and the same bytes each time", () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const first = grader.grade(question, answer);
        expect(JSON.stringify(grader.grade(question, answer))).toBe(JSON.stringify(first));
        for (const value of [first.coverage, ...first.points.flatMap((p) => [p.score, p.confidence])]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("gets verdicts that do not depend on the order of the points", () => {
    const turned = { ...question, look_for: [...question.look_for].reverse() };
    fc.assert(
      fc.property(answers, (answer) => {
        const forwards = grader.grade(question, answer).points;
        const backwards = grader.grade(turned, answer).points;
        expect([...backwards].reverse()).toEqual(forwards);
      }),
    );
  });

  it("scores from 0 to 1 against model answers alone", () => {
    const score = createReferenceScorer(lexicon);
    const reference = { question: question.prompt, references: [question.answer], rubric: ["Sends a key"] };
    fc.assert(
      fc.property(answers, (answer) => {
        const result = score(reference, answer);
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score).toBeLessThanOrEqual(1);
        expect(result.pointScores).toHaveLength(1);
      }),
    );
  });
});

describe("a sentence that covers a point", () => {
  it("never lowers that point when it is added to an answer in sentences", () => {
    const sentence = fc.constantFrom(
      "The server keeps the first response.",
      "I would not trust the network to do that.",
      "A unique constraint on the key stops the second insert.",
      "We replay the stored response to the client.",
      "It depends on the payment provider, though.",
      "Retries are normal on a mobile network.",
    );
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 8 }), (sentences) => {
        const before = grader.grade(question, sentences.join(" ")).points[0];
        const after = grader.grade(question, [...sentences, covering].join(" ")).points[0];
        expect(after?.score ?? 0).toBeGreaterThanOrEqual(before?.score ?? 0);
        expect(after?.verdict).toBe("covered");
      }),
    );
  });
});

describe("strange answers", () => {
  it.each([
    ["code", "for (let i = 0; i < 10; i++) { retry(() => charge(card)); }"],
    ["another language", "Der Client schickt einen Schlüssel mit, und der Server legt ihn eindeutig ab."],
    ["emoji", "🙂🙂🔑🔑🔁"],
    ["control characters", "\u0000\u0007\u001b]0;x\u0007\u202e"],
    ["half a surrogate pair", "\ud83d idempotency \udc00"],
  ])("of %s pass nothing and break nothing", (_, answer) => {
    expect(grader.grade(question, answer).coverage).toBe(0);
  });

  it("of a megabyte are graded", () => {
    const megabyte = "not a key, no lock; ".repeat(50_000);
    expect(grader.grade(question, `${megabyte}. ${covering}`).points[0]?.verdict).toBe("covered");
    expect(grader.grade(question, "x".repeat(1_000_000)).coverage).toBe(0);
    expect(grader.grade(question, "not ".repeat(250_000)).coverage).toBe(0);
  });

  // Each of these took a time that grew with the square of the answer's length, 7 to 47 seconds.
  it.each([
    "client verifies server ",
    "raise throughput ",
    "without ",
    "it is overkill ",
    "that is not needed ",
  ])('of a megabyte of "%s" are graded', (words) => {
    const verifies = questionOf({
      look_for: [
        { id: "verify", point: "The client verifies the server", accept: ["client verifies server"] },
        { id: "lower", point: "Lowers throughput", accept: ["lower throughput"] },
      ],
    });
    const answer = words.repeat(Math.floor(1_000_000 / words.length));
    expect(grader.grade(verifies, answer).points).toHaveLength(2);
  });
});
