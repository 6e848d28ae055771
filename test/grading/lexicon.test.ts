import { describe, expect, it } from "vitest";
import { decodeLexicon } from "../../src/grading/lexicon.js";
import { stem } from "../../src/grading/stem.js";
import { lexicon } from "./helpers.js";

const likeness = (a: string, b: string) => lexicon.cosine(lexicon.indexOf(stem(a)), lexicon.indexOf(stem(b)));

describe("the lexicon", () => {
  it("tells how rare words are", () => {
    expect(lexicon.idf(lexicon.indexOf("server"))).toBeCloseTo(2.2);
    expect(lexicon.idf(lexicon.indexOf("mutex"))).toBeCloseTo(6.5);
    expect(lexicon.idf(lexicon.indexOf("nosuchword"))).toBe(9);
  });

  it("tells how alike words are", () => {
    expect(likeness("mutex", "lock")).toBeCloseTo(0.647, 2);
    expect(likeness("queue", "broker")).toBeCloseTo(0.759, 2);
    expect(likeness("cache", "banana")).toBeCloseTo(-0.066, 2);
  });

  it("is refused when it is something else", () => {
    expect(() => decodeLexicon({})).toThrow(TypeError);
    expect(() => decodeLexicon(null)).toThrow(TypeError);
  });
});

describe("stems", () => {
  it.each([
    ["isolation", "isol"],
    ["retries", "retri"],
    ["authorisation", "author"],
    ["behaviour", "behavior"],
    ["idempotency", "idempot"],
    ["hopping", "hop"],
    ["agreed", "agre"],
    ["sensational", "sensat"],
    ["deadlocks", "deadlock"],
    ["precise", "preciz"],
    ["class", "class"],
    ["k8s", "k8s"],
  ])("%s is %s", (word, expected) => {
    expect(stem(word)).toBe(expected);
  });
});
