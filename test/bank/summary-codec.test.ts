import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QuestionSummary } from "../../src/bank/bank.js";
import { KINDS, LEVELS } from "../../src/bank/question-input.js";
import { packSummaries, unpackSummaries } from "../../src/bank/summary-codec.js";

const slug = fc.stringMatching(/^[a-z0-9]+([.-][a-z0-9]+){0,3}$/);
const point = fc.record({
  id: slug,
  must: fc.boolean(),
  bonus: fc.boolean(),
  weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
});
const summary: fc.Arbitrary<QuestionSummary> = fc
  .record({
    id: slug,
    topics: fc.array(slug, { minLength: 1, maxLength: 4 }),
    level: fc.constantFrom(...LEVELS),
    kind: fc.constantFrom(...KINDS),
    minutes: fc.oneof(fc.constantFrom(1, 4, 5), fc.double({ min: 0.1, max: 240, noNaN: true })),
    difficulty: fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { nil: undefined }),
    options: fc.nat(9),
    points: fc.array(point, { maxLength: 5 }),
    revision: slug,
  })
  .map(({ difficulty, ...rest }) => ({
    ...rest,
    topic: rest.topics[0] ?? "",
    ...(difficulty === undefined ? {} : { difficulty }),
  }));

function throughJson(summaries: readonly QuestionSummary[]): QuestionSummary[] {
  const { details, ...packed } = packSummaries(summaries);
  return unpackSummaries(JSON.parse(JSON.stringify(packed)), () => JSON.parse(JSON.stringify(details)));
}

describe("packed summaries", () => {
  test("come back, through JSON, as they were", () => {
    fc.assert(
      fc.property(fc.array(summary, { maxLength: 6 }), (originals) => {
        const unpacked = throughJson(originals);
        expect(unpacked.length).toBe(originals.length);
        originals.forEach((original, i) => {
          // JSON has one zero.
          for (const key of Object.keys(original) as (keyof QuestionSummary)[])
            expect(unpacked[i]?.[key]).toEqual(original[key] === 0 ? 0 : original[key]);
          expect(unpacked[i]?.difficulty === undefined).toBe(original.difficulty === undefined);
        });
      }),
    );
  });

  test("ask for what most questions need never only when it is needed", () => {
    const [one, two] = fc.sample(summary, { numRuns: 2, seed: 1 });
    if (!one || !two) throw new Error("no sample");
    const { details, ...packed } = packSummaries([one, two]);
    let asked = 0;
    const summaries = unpackSummaries(packed, () => {
      asked++;
      return details;
    });
    expect(summaries.map(({ id, topics, level, kind }) => [id, topics, level, kind]).length).toBe(2);
    expect(asked).toBe(0);
    expect(summaries.map(({ points, revision }) => [points, revision])).toEqual([
      [one.points, one.revision],
      [two.points, two.revision],
    ]);
    expect(asked).toBe(1);
  });

  test("that do not belong together are refused", () => {
    const packed = packSummaries(fc.sample(summary, { numRuns: 3, seed: 2 }));
    expect(() => unpackSummaries({ ...packed, shapeOf: [0] }, () => "")).toThrow(RangeError);
    expect(() => unpackSummaries({ ...packed, shapes: [] }, () => "")).toThrow(RangeError);
  });
});
