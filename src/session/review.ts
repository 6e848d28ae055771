/** An answered question as the raw facts that the journal keeps. */
import { revisionOf } from "../bank/bank.js";
import type { NewEvent, PointFact } from "../progress/events.js";
import type { Answered, DrillSettings } from "./drill-state.js";

type NewReview = Extract<NewEvent, { type: "review" }>;

export function reviewEvent(
  settings: Pick<DrillSettings, "session" | "cram">,
  answered: Answered,
): NewReview {
  const { asking, assessment, mode } = answered;
  const { question } = asking;
  const redFlags = assessment?.redFlags.filter(({ raised }) => raised).map(({ id }) => id) ?? [];
  const flags = assessment?.flags.map(({ code }) => code) ?? [];
  return {
    type: "review",
    question: question.id,
    revision: revisionOf(question),
    session: settings.session,
    mode,
    points: asking.followUp ? gained(pointFacts(answered)) : pointFacts(answered),
    seconds: answered.seconds,
    coverage: Math.round(answered.coverage * 1000) / 1000,
    asked: { topic: question.topic, level: question.level, kind: question.kind },
    ...(answered.easy ? { easy: true as const } : {}),
    ...(assessment ? { grader: assessment.grader } : {}),
    ...(redFlags.length ? { redFlags } : {}),
    ...(flags.length ? { flags } : {}),
    ...(asking.confidence === undefined ? {} : { confidence: asking.confidence }),
    ...(asking.again ? { again: true as const } : {}),
    ...(settings.cram ? { cram: true as const } : {}),
    ...(mode === "choice" ? { chosen: [...answered.chosen] } : {}),
  };
}

/** A follow-up asks for something else than the rubric: what it does not bring up is not missed twice. */
function gained(points: Record<string, PointFact>): Record<string, PointFact> {
  return Object.fromEntries(Object.entries(points).filter(([, { verdict }]) => verdict !== "missed"));
}

function pointFacts({ asking, verdicts, graded }: Answered): Record<string, PointFact> {
  const facts: [string, PointFact][] = Object.entries(verdicts).map(([id, verdict]) => [
    id,
    {
      verdict,
      ...(graded[id] === undefined ? {} : { graded: graded[id] }),
      ...(asking.hints.includes(id) ? { hint: true as const } : {}),
    },
  ]);
  return Object.fromEntries(facts);
}
