/** What grading one file of notes gives, before any threshold: what the cache keeps. */
import { WHOLE_POINT } from "../bank/bank.js";
import type { Point, Question } from "../bank/question.js";
import { sanitizeLine } from "../core/sanitize.js";
import type { Assessment, Grader, Span } from "../grading/assessment.js";
import { coverageOf } from "../grading/coverage.js";
import { answerText, isBlank } from "./answer-text.js";
import { firstSentence } from "./question-names.js";
import type { Evidence, Finding, NoteReport, PointReport } from "./result.js";
import type { NoteOutline, Section } from "./sections.js";

/** A report that no threshold, baseline or spoiler setting has touched. */
export type GradedNote = Omit<NoteReport, "file" | "status" | "minScore" | "modelAnswer"> & {
  empty: boolean;
  /** Things wrong with this answer other than its score. */
  problems: Omit<Finding, "file">[];
};

export interface GradingContext {
  question(id: string): Question | undefined;
  revision(id: string): string;
  grader(): Grader;
}

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
/** Flags by which code in an answer could lower it: then its prose alone is graded. */
const CODE_FLAGS = new Set(["keyword-list", "shuffled", "unreadable", "padding"]);

/** Grades the answer of a section. Throws when the question is not in the bank. */
export function gradeSection(outline: NoteOutline, section: Section, context: GradingContext): GradedNote {
  const question = context.question(section.question);
  if (!question) throw new Error(`no question "${section.question}"`);
  const { text, prose, cut } = answerText(outline, section);
  const { lines } = outline;
  const start = lines.position(section.name.start);
  const end = lines.position(Math.max(section.answer.start, section.answer.end - 1));
  const note: GradedNote = {
    question: question.id,
    title: sanitizeLine(firstSentence(question.prompt), 160),
    topic: question.topic,
    topics: question.topics,
    level: question.level,
    ...start,
    endLine: end.line,
    empty: isBlank(text),
    score: null,
    points: [],
    redFlags: [],
    guards: [],
    words: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
    revision: context.revision(question.id),
    problems: [],
  };
  const place = {
    ...start,
    endLine: start.line,
    endColumn: start.column + section.name.end - section.name.start,
  };
  if (cut > 0)
    note.problems.push({
      ...place,
      severity: "warning",
      code: "answer/too-long",
      question: question.id,
      message: `The answer is too long to be said: its last ${cut} characters are not graded.`,
    });
  if (question.kind === "choice" || (question.look_for.length === 0 && question.answer === "")) {
    note.problems.push({
      ...place,
      severity: "warning",
      code: "question/ungraded",
      question: question.id,
      message:
        question.kind === "choice"
          ? "This is a question with options: an answer in words cannot be graded."
          : "This question has neither look_for points nor a model answer, so the answer cannot be graded.",
    });
    return note;
  }
  // A copy, so that what the grader works out about the question goes when its answer is graded.
  const assessment = assess(context.grader(), { ...question }, text, prose);
  fill(note, { outline, section, question, assessment });
  return note;
}

function assess(grader: Grader, question: Question, text: string, prose: string | undefined): Assessment {
  const whole = grader.grade(question, text);
  if (prose === undefined || !whole.flags.some(({ code }) => CODE_FLAGS.has(code))) return whole;
  const spoken = grader.grade(question, prose);
  return spoken.coverage > whole.coverage ? spoken : whole;
}

interface Filling {
  outline: NoteOutline;
  section: Section;
  question: Question;
  assessment: Assessment;
}

function fill(note: GradedNote, { outline, section, question, assessment }: Filling): void {
  const evidenceOf = (spans: readonly Span[]): Evidence[] =>
    spans.slice(0, MOST_EVIDENCE).map((span) => evidence(outline, section, span));
  const reasons = new Map(
    section.disables.flatMap(({ points, reason }) => points.map((point) => [point, reason] as const)),
  );
  const disabled = (id: string): { disabled?: string } => {
    const reason = reasons.get(id);
    return reason === undefined ? {} : { disabled: reason };
  };
  const verdicts = new Map(assessment.points.map((point) => [point.id, point]));
  const points = question.look_for.length > 0 ? question.look_for : [WHOLE];
  note.points = points.map((point): PointReport => {
    const found = verdicts.get(point.id);
    return {
      id: point.id,
      point: sanitizeLine(point.point, 300),
      ...(point.hint === undefined ? {} : { hint: sanitizeLine(point.hint, 300) }),
      must: point.must,
      bonus: point.bonus,
      weight: point.weight,
      verdict: found?.verdict ?? "missed",
      evidence: evidenceOf(found?.evidence ?? []),
      ...(found?.reason === undefined ? {} : { reason: sanitizeLine(found.reason, 200) }),
      ...disabled(point.id),
    };
  });
  note.redFlags = assessment.redFlags
    .filter(({ raised }) => raised)
    .map(({ id, evidence: spans }) => {
      const point = question.red_flags.find((flag) => flag.id === id)?.point;
      return {
        id,
        ...(point ? { point: sanitizeLine(point, 300) } : {}),
        evidence: evidenceOf(spans),
        ...disabled(id),
      };
    });
  note.guards = assessment.flags
    .filter(({ code }) => code !== "empty")
    .map(({ code, message }) => ({ code, message }));
  const counted = question.look_for.filter(({ id }) => !reasons.has(id));
  const everything = counted.length === question.look_for.length;
  note.score = percentOf(
    everything ? assessment.coverage : coverageOf(counted, assessment.points),
    counted.length === 0 && !everything,
  );
  const known = new Set([...question.look_for, ...question.red_flags].map(({ id }) => id));
  for (const { points, start, end } of section.disables)
    for (const point of points.filter((id) => !known.has(id))) {
      const from = outline.lines.position(start);
      const to = outline.lines.position(end);
      note.problems.push({
        ...from,
        endLine: to.line,
        endColumn: to.column,
        severity: "warning",
        code: "disable/unknown-point",
        question: question.id,
        message: `${question.id} has no point "${point}".`,
        suggestion: `Its points: ${[...known].join(", ")}.`,
      });
    }
}

/** Everything disabled is everything said. */
function percentOf(coverage: number, nothingCounts: boolean): number {
  return nothingCounts ? 100 : Math.floor(coverage * 1000 + 1e-6) / 10;
}

function evidence({ source, lines }: NoteOutline, section: Section, span: Span): Evidence {
  const start = section.answer.start + span.start;
  const end = section.answer.start + span.end;
  const to = lines.position(end);
  return {
    ...lines.position(start),
    endLine: to.line,
    endColumn: to.column,
    text: sanitizeLine(source.slice(start, Math.min(end, start + 400)), 160),
  };
}
