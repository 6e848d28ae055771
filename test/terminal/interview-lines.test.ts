import { describe, expect, it } from "vitest";
import { priorBelief, spaceOf } from "../../src/ability/belief.js";
import type { MockReport } from "../../src/session/mock-report.js";
import { newAsking } from "../../src/session/next-question.js";
import { placementOf } from "../../src/session/placement.js";
import { debriefLines, historyLines } from "../../src/terminal/mock-lines.js";
import { placementLines } from "../../src/terminal/placement-lines.js";
import { createTheme } from "../../src/terminal/theme.js";
import { question } from "../helpers/questions.js";

const theme = createTheme({ env: { FORCE_COLOR: "0" }, isTTY: { stdout: true } });
const report: MockReport = {
  score: 4,
  competencies: [{ name: "Behavior and experience", score: 4, answers: 12 }],
  answers: [
    {
      question: "a.one",
      title: "What about one?",
      topic: "a",
      part: "technical core",
      score: 4,
      coverage: 0.8,
      seconds: 60,
      followedUp: false,
      heard: [
        { point: "Says port", evidence: "port" },
        { point: "Says why", evidence: "the port range runs out" },
      ],
      missed: [],
      redFlags: [],
    },
  ],
  strongest: "a.one",
  weakest: "a.two",
  drill: ["system-design", "distributed-systems", "observability"],
  skipped: 0,
};

describe("the debrief", () => {
  it("fits into 40 columns, with every command whole", () => {
    const { body } = debriefLines(report, undefined, "exhausted", 40, theme);
    expect(Math.max(...body.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(body.join("\n").replace(/\n\s*/g, " ")).toContain(
      "hotseat drill system-design distributed-systems observability",
    );
    expect(body.find((line) => line.includes("Behavior"))).toMatch(/4\.0$/);
  });

  it("quotes the evidence that says most", () => {
    const { body } = debriefLines(report, undefined, "exhausted", 80, theme);
    const strongest = body.findIndex((line) => line.startsWith("Strongest"));
    expect(body[strongest + 1]).toContain("the port range runs out");
  });
});

it("the history keeps the column of a competency that was not asked", () => {
  const mock = (at: number, names: string[]) => ({
    session: String(at),
    at,
    minutes: 45,
    level: "senior",
    score: 3,
    competencies: names.map((name) => ({ name, score: 3 })),
  });
  const lines = historyLines([mock(1, ["A", "B"]), mock(2, ["A"]), mock(3, ["A", "B"])], 80, theme);
  expect(lines.find((line) => line.startsWith("B "))).toMatch(/3\.0 {3}– {3}3\.0$/);
});

it("a placement says nothing of topics of which it knows nothing", () => {
  const topics = ["sql", "caching", "http"];
  const answered = [
    {
      asking: newAsking(question({ id: "sql.one", topics: ["sql"] }), 0, ""),
      mode: "typed" as const,
      answer: "x",
      chosen: [],
      seconds: 10,
      verdicts: {},
      graded: {},
      coverage: 0.5,
      easy: false,
    },
  ];
  const placement = placementOf(priorBelief(spaceOf(topics)), topics, answered);
  const text = placementLines(placement, "stopped", 80, theme).body.join(" ");
  expect(text).toContain("2 topics were not asked about, and your other answers say too little of them.");
});
