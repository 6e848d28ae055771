import fc from "fast-check";
import { expect, test } from "vitest";
import type { QuestionSummary } from "../../src/bank/bank.js";
import { KINDS, LEVELS } from "../../src/bank/question-input.js";
import { decodeSummary, encodeSummary } from "../../src/bank/summary-codec.js";

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
    minutes: fc.double({ min: 0.1, max: 240, noNaN: true }),
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

test("a summary comes back from its row, through JSON, as it was", () => {
  fc.assert(
    fc.property(summary, (original) => {
      const decoded = decodeSummary(JSON.parse(JSON.stringify(encodeSummary(original))));
      // JSON has one zero.
      for (const key of Object.keys(original) as (keyof QuestionSummary)[])
        expect(decoded[key]).toEqual(original[key] === 0 ? 0 : original[key]);
      expect("difficulty" in decoded).toBe("difficulty" in original);
    }),
  );
});
