import { describe, expect, it } from "vitest";
import { deniesMost, predicatesOf } from "../../src/grading/predicates.js";
import { readText } from "../../src/grading/text.js";

const of = (text: string) => predicatesOf(readText(text));

describe("denied predicates", () => {
  it("counts verbs that a denial follows, contracted ones too", () => {
    expect(of("The row is locked. It isn't released, and nobody can not read it.")).toMatchObject({
      verbs: 3,
      denied: 2,
    });
  });

  it("passes over a comparison that only denies it of another thing", () => {
    expect(of("TCP has a sequence number, UDP does not. A lock is fair, a spinlock isn't.")).toMatchObject({
      verbs: 2,
      denied: 0,
    });
  });

  it("tells a text that denies most of what it says from one beside a denying model answer", () => {
    const plain = of("The lock is held while the row is written.");
    const denied = of("The lock is not held while the row is not written.");
    expect(deniesMost(denied, plain, 1)).toBe(true);
    expect(deniesMost(denied, denied, 1)).toBe(false);
    expect(deniesMost(plain, plain, 1)).toBe(false);
    expect(deniesMost(denied, plain, 3)).toBe(false);
    expect(
      deniesMost(of("Retry with jitter. Dead letter queue. It can not block. Alert on age."), plain, 1),
    ).toBe(false);
  });
});
