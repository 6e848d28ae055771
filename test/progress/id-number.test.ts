import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CROCKFORD, EVENT_ID } from "../../src/core/ids.js";
import { compareIds, PARTS, readIdNumbers } from "../../src/progress/id-number.js";

const digits = (length: number) =>
  fc
    .array(fc.constantFrom(...CROCKFORD), { minLength: length, maxLength: length })
    .map((list) => list.join(""));

/** Ids that differ late as often as early. */
const id = fc
  .tuple(fc.constantFrom("0", "1", "7"), fc.nat(25), digits(25))
  .map(([first, same, rest]) => first + "0".repeat(same) + rest.slice(same));

function numbers(text: string): Float64Array | undefined {
  const into = new Float64Array(PARTS);
  return readIdNumbers(new TextEncoder().encode(text), 0, into, 0) ? into : undefined;
}

describe("ids as numbers", () => {
  it("compare as their texts do", () => {
    fc.assert(
      fc.property(id, id, (a, b) => {
        const order = compareIds(
          numbers(a) ?? new Float64Array(PARTS),
          0,
          numbers(b) ?? new Float64Array(PARTS),
          0,
        );
        expect(Math.sign(order)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it("are there for ids and for nothing else", () => {
    fc.assert(fc.property(id, (text) => void expect(numbers(text)).toBeDefined()));
    const other = fc.oneof(
      fc.string({ minLength: 26, maxLength: 26 }),
      fc
        .tuple(id, fc.nat(25), fc.constantFrom("I", "L", "O", "U", "a", "8", "é", '"'))
        .map(([text, at, char]) => text.slice(0, at) + char + text.slice(at + 1)),
    );
    fc.assert(
      fc.property(other, (text) => void expect(numbers(text) !== undefined).toBe(EVENT_ID.test(text))),
    );
  });
});
