/** Grades one line of JSON: a question with model answers or points, and an answer. */
import * as v from "valibot";
import { type Question, toQuestion } from "../bank/question.js";
import type { Flag, Grader, Span } from "./assessment.js";
import type { Lexicon } from "./lexicon.js";
import { PatternError } from "./pattern.js";
import { createReferenceScorer, type ReferenceQuestion } from "./reference.js";

const pointSchema = v.object({
  id: v.optional(v.string()),
  point: v.string(),
  must: v.optional(v.boolean()),
  bonus: v.optional(v.boolean()),
  weight: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(10))),
  accept: v.optional(v.array(v.string())),
});

const lineSchema = v.object({
  i: v.optional(v.union([v.number(), v.string(), v.null_()])),
  question: v.string(),
  reference: v.optional(v.string(), ""),
  references: v.optional(v.array(v.string())),
  rubric: v.optional(v.array(v.union([v.string(), pointSchema]))),
  answer: v.string(),
});

type Line = v.InferOutput<typeof lineSchema>;

export interface LineVerdict {
  i: number | string | null;
  /** 0..1; 0.5 passes. */
  score: number;
  /** By point: whether the answer makes it, covered or partly. */
  points: boolean[];
  /** 0..1 each; from 0.5 on the point is made. */
  pointScores: number[];
  /** By point, or one list for the whole answer where there are no points. */
  evidence: Span[][];
  flags: Flag[];
}

export interface LineError {
  i: number | string | null;
  /** Number of the line, from 1. */
  line: number;
  error: { message: string };
}

/** Questions remembered, so that many answers to one question prepare it once. */
const REMEMBERED = 200;

/** Never throws: a line that cannot be graded gives a LineError. */
export function createLineGrader(
  lexicon: Lexicon,
  grader: Grader,
): (line: string, number: number) => LineVerdict | LineError {
  const score = createReferenceScorer(lexicon);
  const references = remember(
    (line: Line): ReferenceQuestion => ({
      question: line.question,
      references: line.references ?? [line.reference],
      ...(line.rubric
        ? { rubric: line.rubric.map((point) => (typeof point === "string" ? point : point.point)) }
        : {}),
    }),
  );
  const questions = remember(asQuestion);
  return (text, number) => {
    const line = parseLine(text);
    if ("message" in line) return { i: null, line: number, error: { message: line.message } };
    const i = line.i ?? null;
    try {
      if (line.rubric?.some((point) => typeof point !== "string"))
        return gradePoints(i, questions(line), line, grader);
      const { evidence, ...rest } = score(references(line), line.answer);
      return { i, ...rest, evidence: [evidence] };
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      return { i, line: number, error: { message: `a pattern ${error.message}` } };
    }
  };
}

function gradePoints(i: LineVerdict["i"], question: Question, line: Line, grader: Grader): LineVerdict {
  const { coverage, points, flags } = grader.grade(question, line.answer);
  return {
    i,
    score: coverage,
    points: points.map(({ verdict }) => verdict !== "missed"),
    pointScores: points.map((point) => point.score),
    evidence: points.map(({ evidence }) => evidence),
    flags,
  };
}

function asQuestion({ question, reference, rubric }: Line): Question {
  const look_for = (rubric ?? []).map((point) =>
    typeof point === "string" ? point : { ...point, ...(point.id === undefined ? {} : { id: point.id }) },
  );
  const input = { id: "line", prompt: question, ...(reference ? { answer: reference } : {}), look_for };
  return toQuestion(input as Parameters<typeof toQuestion>[0]);
}

function parseLine(text: string): Line | { message: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { message: "is not JSON" };
  }
  const result = v.safeParse(lineSchema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  return { message: `${v.getDotPath(issue) ?? "the line"}: ${issue.message}` };
}

/** Keeps what is made of a question, by all of its text but the answer. */
function remember<Value>(make: (line: Line) => Value): (line: Line) => Value {
  const known = new Map<string, Value>();
  return (line) => {
    const key = JSON.stringify([line.question, line.reference, line.references, line.rubric]);
    const value = known.get(key) ?? make(line);
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, value);
    return value;
  };
}
