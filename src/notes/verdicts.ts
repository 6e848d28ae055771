/** From the grader's verdicts to what is reported of an answer: its points, red flags and score, with the words of the note. */
import { WHOLE_POINT } from "../bank/bank.js";
import type { Point, Question } from "../bank/question.js";
import { sanitizeLine } from "../core/sanitize.js";
import type { Assessment, Span } from "../grading/assessment.js";
import { coverageOf } from "../grading/coverage.js";
import type { NoteOutline, Section } from "./outline.js";
import type { Evidence, NoteReport, PointReport, RedFlagReport } from "./result.js";

/** What a question without points is graded by. */
const WHOLE: Omit<Point, "accept"> = {
  id: WHOLE_POINT.id,
  point: "Says what the model answer says",
  must: true,
  bonus: false,
  weight: 1,
};

/** Evidence is shown, not searched: a few places are enough. */
const MOST_EVIDENCE = 4;

export interface Judgment {
  outline: NoteOutline;
  section: Section;
  question: Question;
  assessment: Assessment;
  /** False where only what falls short is spoken of: covered points are then left out, and the words of all. */
  details: boolean;
}

export function verdictsOf(judgment: Judgment): Pick<NoteReport, "score" | "points" | "redFlags" | "guards"> {
  const { question, assessment } = judgment;
  const reasons = new Map(
    judgment.section.disables.flatMap(({ points, reason }) =>
      points.map((point) => [point, reason] as const),
    ),
  );
  return {
    score: scoreOf(question, assessment, reasons),
    points: pointsOf(judgment, reasons),
    redFlags: redFlagsOf(judgment, reasons),
    guards: assessment.flags
      .filter(({ code }) => code !== "empty")
      .map(({ code, message }) => ({ code, message })),
  };
}

/** Reasons by the ids of the points that comments disable. */
type Reasons = ReadonlyMap<string, string>;

function pointsOf(judgment: Judgment, reasons: Reasons): PointReport[] {
  const { question, assessment, details } = judgment;
  const verdicts = new Map(assessment.points.map((point) => [point.id, point]));
  const reports: PointReport[] = [];
  for (const point of question.look_for.length > 0 ? question.look_for : [WHOLE]) {
    const found = verdicts.get(point.id);
    const verdict = found?.verdict ?? "missed";
    if (verdict === "covered" && !details) continue;
    reports.push({
      id: point.id,
      point: sanitizeLine(point.point, 300),
      ...(point.hint === undefined ? {} : { hint: sanitizeLine(point.hint, 300) }),
      must: point.must,
      bonus: point.bonus,
      weight: point.weight,
      verdict,
      evidence: details ? evidenceOf(judgment, found?.evidence ?? []) : [],
      ...(found?.reason === undefined ? {} : { reason: sanitizeLine(found.reason, 200) }),
      ...disabled(reasons, point.id),
    });
  }
  return reports;
}

function redFlagsOf(judgment: Judgment, reasons: Reasons): RedFlagReport[] {
  return judgment.assessment.redFlags
    .filter(({ raised }) => raised)
    .map(({ id, evidence }) => {
      const point = judgment.question.red_flags.find((flag) => flag.id === id)?.point;
      return {
        id,
        ...(point ? { point: sanitizeLine(point, 300) } : {}),
        evidence: evidenceOf(judgment, evidence),
        ...disabled(reasons, id),
      };
    });
}

function disabled(reasons: Reasons, id: string): { disabled?: string } {
  const reason = reasons.get(id);
  return reason === undefined ? {} : { disabled: reason };
}

/** Percent, one decimal, rounded down. Where everything that is asked for is disabled, everything is said. */
function scoreOf({ look_for }: Question, assessment: Assessment, reasons: Reasons): number {
  const counted = look_for.filter(({ id }) => !reasons.has(id));
  const everything = counted.length === look_for.length;
  if (!everything && counted.every(({ bonus }) => bonus)) return 100;
  const coverage = everything ? assessment.coverage : coverageOf(counted, assessment.points);
  return Math.floor(coverage * 1000 + 1e-6) / 10;
}

function evidenceOf({ outline: { source, lines }, section }: Judgment, spans: readonly Span[]): Evidence[] {
  return spans.slice(0, MOST_EVIDENCE).map((span) => {
    const start = section.answer.start + span.start;
    const end = section.answer.start + span.end;
    const { line, column } = lines.position(start);
    const to = lines.position(end);
    return {
      line,
      column,
      endLine: to.line,
      endColumn: to.column,
      text: sanitizeLine(source.slice(start, Math.min(end, start + 400)), 160),
    };
  });
}
