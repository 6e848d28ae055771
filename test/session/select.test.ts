import { describe, expect, it } from "vitest";
import { summarize } from "../../src/bank/bank.js";
import { seededRandom } from "../../src/core/random.js";
import { selectNext } from "../../src/session/select.js";
import { question } from "../helpers/questions.js";

const summaries = ["a.one", "b.two", "c.three"].map((id) => summarize(question({ id })));
const fresh = { seen: 0, due: false, suspended: false };

function ask(named: readonly string[], exclude: readonly string[], suspended: readonly string[] = []) {
  return selectNext({
    summaries,
    standing: ({ id }) => ({ ...fresh, suspended: suspended.includes(id) }),
    exclude: new Set(exclude),
    random: seededRandom("seed"),
    named: new Set(named),
  })?.id;
}

describe("questions that the person named", () => {
  it("are asked in the order they were named in", () => {
    expect(ask(["c.three", "a.one"], [])).toBe("c.three");
    expect(ask(["c.three", "a.one"], ["c.three"])).toBe("a.one");
  });

  it("are passed over when they are suspended, and followed by others", () => {
    expect(ask(["c.three", "a.one"], [], ["c.three"])).toBe("a.one");
    expect(ask(["c.three"], ["c.three"])).toMatch(/^(a\.one|b\.two)$/);
  });
});
