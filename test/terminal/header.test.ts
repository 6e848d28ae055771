import { describe, expect, it } from "vitest";
import { startDrill } from "../../src/session/drill.js";
import type { DrillState } from "../../src/session/drill-state.js";
import { CLOSING, OPENING } from "../../src/session/mock-questions.js";
import { newAsking } from "../../src/session/next-question.js";
import { questionTags, standingText } from "../../src/terminal/drill/header.js";
import { question } from "../helpers/questions.js";

const MINUTE = 60_000;
const settings = { session: "s", limits: { duration: 45 * MINUTE }, cram: false };
const inPart: DrillState = {
  ...startDrill(settings, 0).state,
  part: { name: "design", endsAt: 10 * MINUTE },
};

describe("the clock of an interview's part", () => {
  it("counts minutes, then seconds, and says by how much the time is over", () => {
    expect(standingText(inPart, 4.5 * MINUTE)).toBe("design · 6 min left · 41 min in all");
    expect(standingText(inPart, 9.25 * MINUTE)).toBe("design · 45 s left · 36 min in all");
    expect(standingText(inPart, 10.5 * MINUTE)).toBe("design · time is up · 35 min in all");
    expect(standingText(inPart, 13.2 * MINUTE)).toBe("design · 3 min over · 32 min in all");
  });

  it("survives a clock that runs backwards", () => {
    expect(standingText(inPart, -5 * MINUTE)).toBe("design · 15 min left · 45 min in all");
  });
});

describe("the tags of a question", () => {
  it("name no level where there is none: the opening, and the candidate's own questions", () => {
    expect(questionTags(newAsking(OPENING, 0, ""))).toBe("~2 min");
    expect(questionTags(newAsking(CLOSING, 0, ""))).toBe("~3 min");
    expect(questionTags(newAsking(question({ id: "a.one" }), 0, ""))).toContain("intermediate");
  });
});
