import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/core/random.js";
import { passes } from "../../src/grading/coverage.js";
import { createReferenceScorer } from "../../src/grading/reference.js";
import { grader, lexicon, questionOf } from "./helpers.js";

const question = questionOf({
  prompt: "Why can a cache stampede take a database down, and what do you do about it?",
  answer:
    "When a hot entry expires, all requests miss at once and each of them runs the same expensive query. I let one request rebuild the entry behind a lock, while the others are served the stale value. I also add jitter to the expiry, so that entries do not run out together.",
  look_for: [
    {
      id: "miss",
      point: "Sees that all requests miss at once",
      must: true,
      accept: ["all requests miss at once", "everyone recomputes the same entry"],
    },
    {
      id: "lock",
      point: "Lets one request rebuild it",
      must: true,
      accept: ["one request rebuilds behind a lock", "single flight", "request coalescing"],
    },
    { id: "jitter", point: "Spreads the expiry", accept: ["jitter to the expiry", "randomize the TTL"] },
  ],
});
const codes = (answer: string) => grader.grade(question, answer).flags.map(({ code }) => code);

/** Fisher and Yates. */
function shuffled(words: readonly string[], seed: number): string[] {
  const random = seededRandom(seed);
  const result = [...words];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [result[i], result[j]] = [result[j] ?? "", result[i] ?? ""];
  }
  return result;
}

describe("guards", () => {
  it("take a list of the phrases for a list, not for an answer", () => {
    const list = question.look_for.flatMap(({ accept }) => accept).join(", ");
    expect(codes(list)).toContain("keyword-list");
    expect(passes(question, grader.grade(question, list))).toBe(false);
  });

  it("say of most shuffles that their words are in no order", () => {
    const words = question.answer.toLowerCase().match(/[a-z]+/g) ?? [];
    let seen = 0;
    for (let seed = 1; seed <= 20; seed++)
      if (codes(shuffled(words, seed).join(" ")).includes("shuffled")) seen++;
    expect(seen).toBeGreaterThanOrEqual(14);
  });

  it("say that the model answer was pasted, and count it", () => {
    expect(codes(question.answer)).toEqual(["copied-model-answer"]);
    expect(grader.grade(question, question.answer).coverage).toBe(1);
  });

  it("say that a statement stands beside its opposite", () => {
    const both = "All requests miss at once. All requests do not miss at once.";
    expect(codes(both)).toContain("contradicts-itself");
    expect(grader.grade(question, both).points[0]?.verdict).not.toBe("covered");
  });

  it("leave honest answers alone, also short and sloppy ones", () => {
    expect(
      codes(
        "when the key expires all requests miss at once, so only one request should rebuild it behind a lock",
      ),
    ).toEqual([]);
    expect(
      codes("Everyone recomputes the same entry. Fix: single flight, plus jitter to the expiry."),
    ).toEqual([]);
  });
});

describe("against a model answer alone", () => {
  const score = createReferenceScorer(lexicon);
  const reference = { question: question.prompt, references: [question.answer] };

  it("a paraphrase passes and a denial, another topic and the prompt do not", () => {
    const paraphrase =
      "If a popular key runs out, every request misses together and they all fire the same heavy query. So only one of them rebuilds the entry under a lock and the rest get the old value. Random jitter on the TTL helps as well.";
    expect(score(reference, paraphrase).score).toBeGreaterThan(0.5);
    const denied = score(reference, `It is false that ${question.answer}`);
    expect(denied.score).toBeLessThan(0.5);
    expect(denied.flags.map(({ code }) => code)).toContain("negated");
    expect(score(reference, "A foreign key keeps rows from pointing to nothing.").score).toBeLessThan(0.3);
    expect(score(reference, question.prompt).score).toBe(0);
  });
});

describe("the choice that opens an answer", () => {
  const score = createReferenceScorer(lexicon);
  const reference = {
    question: "Is an index on every column a good idea?",
    references: ["No. Each index makes writes slower and takes space."],
  };

  it("decides where it differs from the model answer's", () => {
    expect(score(reference, "No, each index slows the writes and takes up space.").score).toBeGreaterThan(
      0.5,
    );
    const otherwise = score(reference, "Yes, each index slows the writes and takes up space.");
    expect(otherwise.score).toBeLessThan(0.5);
    expect(otherwise.flags.map(({ code }) => code)).toContain("negated");
  });
});

describe("notes that are no lists", () => {
  it("lets arithmetic in note form stand", () => {
    const estimate =
      "50M x 40 = 2 billion messages/day. /86,400 = 23k writes/s. 300 bytes each: 600 GB/day, 220 TB/year, x 3 replicas 660 TB.";
    const flags = grader.grade(questionOf({ look_for: ["Estimates storage"] }), estimate).flags;
    expect(flags.map(({ code }) => code)).not.toContain("keyword-list");
  });
});
