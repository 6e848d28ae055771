import { describe, expect, it } from "vitest";
import { observe, predict, predictMoments, priorBelief, spaceOf } from "../../src/ability/belief.js";
import { itemOf } from "../../src/ability/item.js";

const item = (id: string, topics: string[], level: "beginner" | "senior", kind: "open" | "choice" = "open") =>
  itemOf({ id, topic: topics[0] ?? "", topics, level, kind, options: kind === "choice" ? 4 : 0 });

describe("what is predicted of an answer", () => {
  it("is the same with and without what an update needs, before and after answers", () => {
    const belief = priorBelief(spaceOf(["sql", "http", "caching"]));
    const items = [
      item("a", ["sql"], "beginner"),
      item("b", ["http", "caching"], "senior"),
      item("c", ["caching", "elsewhere", "sql"], "senior", "choice"),
    ];
    for (const answered of [undefined, ...items]) {
      if (answered) observe(belief, answered, 1);
      for (const other of items) {
        const { mean, variance } = predict(belief, other);
        expect(predictMoments(belief, other)).toEqual({ mean, variance });
      }
    }
  });
});
