/** What grading one file of notes gives, before any threshold: what the cache keeps. */
import type { Question } from "../bank/question.js";
import { sanitizeLine } from "../core/sanitize.js";
import type { Assessment, Grader } from "../grading/assessment.js";
import { answerText, isBlank } from "./answer-text.js";
import type { NoteOutline, Section } from "./outline.js";
import { firstSentence } from "./question-names.js";
import type { Finding, NoteReport } from "./result.js";
import { verdictsOf } from "./verdicts.js";

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
  /** False leaves out what only some reports show: covered points, the words that cover any, and how many words there are. */
  details: boolean;
}

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
    ...(context.details ? { words: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0 } : {}),
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
  Object.assign(note, verdictsOf({ outline, section, question, assessment, details: context.details }));
  note.problems = [...note.problems, ...unknownPoints(outline, section, question)];
  return note;
}

/** Points that a comment disables and the question does not have. */
function* unknownPoints(
  outline: NoteOutline,
  { disables }: Section,
  { id, look_for, red_flags }: Question,
): Generator<GradedNote["problems"][number]> {
  const known = new Set([...look_for, ...red_flags].map((point) => point.id));
  const suggestion = `Its points: ${[...known].join(", ")}.`;
  const told = new Set<string>();
  for (const { points, start, end } of disables)
    for (const point of points.filter((name) => !known.has(name) && !told.has(name))) {
      told.add(point);
      const to = outline.lines.position(end);
      yield {
        ...outline.lines.position(start),
        endLine: to.line,
        endColumn: to.column,
        severity: "warning",
        code: "disable/unknown-point",
        question: id,
        message: `${id} has no point "${point}".`,
        suggestion,
      };
    }
}

function assess(grader: Grader, question: Question, text: string, prose: string | undefined): Assessment {
  const whole = grader.grade(question, text);
  if (prose === undefined || !whole.flags.some(({ code }) => CODE_FLAGS.has(code))) return whole;
  const spoken = grader.grade(question, prose);
  return spoken.coverage > whole.coverage ? spoken : whole;
}
