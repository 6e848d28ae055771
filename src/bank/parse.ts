/** Reads a question file: every error it has, each with its place, and the questions that are sound. */
import * as v from "valibot";
import { LineCounter, parseDocument } from "yaml";
import type { Diagnostic, Position } from "../core/diagnostics.js";
import { sanitizeLine } from "../core/sanitize.js";
import { describeIssue, flattenIssue, type PlainIssue } from "./issues.js";
import { diagnosticAt, positionOf, type Source } from "./places.js";
import { type Question, toQuestion } from "./question.js";
import { LEVELS, type QuestionInput } from "./question-input.js";
import { rubricProblems } from "./rubric-problems.js";
import { questionFileSchema, questionSchema } from "./schema.js";
import { fileError, syntaxDiagnostic, unreadable } from "./yaml-errors.js";

/** Characters of one question file; a larger one is refused before it is parsed. */
export const MAX_FILE_LENGTH = 32_000_000;

/** How often aliases may be followed: enough for a shared paragraph, too few for an alias bomb. */
const MAX_ALIASES = 200;

export interface QuestionLocation extends Position {
  file: string;
  /** Where each point of `look_for` and `red_flags` stands, by id. */
  points: ReadonlyMap<string, Position>;
}

export interface ParsedFile {
  file: string;
  title?: string;
  questions: Question[];
  locations: Map<string, QuestionLocation>;
  diagnostics: Diagnostic[];
}

/** Never throws. `file` is only used in diagnostics. */
export function parseQuestionFile(file: string, text: string): ParsedFile {
  const result: ParsedFile = { file, questions: [], locations: new Map(), diagnostics: [] };
  if (text.length > MAX_FILE_LENGTH) {
    result.diagnostics.push(
      fileError(
        file,
        "file/too-large",
        "is too large for a question file",
        `Split it: one file holds at most ${MAX_FILE_LENGTH / 1e6} MB.`,
      ),
    );
    return result;
  }
  if (text.trim() === "") {
    result.diagnostics.push(
      fileError(
        file,
        "file/empty",
        "is empty",
        "Start with `questions:` and a list of questions, each with a `prompt`.",
      ),
    );
    return result;
  }
  const lines = new LineCounter();
  let source: Source;
  let value: unknown;
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
      stringKeys: true,
    });
    source = { file, text, document, lines };
    const broken = document.errors.length > 0;
    if (broken) {
      result.diagnostics.push(
        ...document.errors.slice(0, 50).map((error) => syntaxDiagnostic(source, error)),
      );
      return result;
    }
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    result.diagnostics.push(unreadable(file, error));
    return result;
  }
  readQuestions(source, value, result);
  return result;
}

function readQuestions(source: Source, value: unknown, result: ParsedFile): void {
  const list = Array.isArray(value) ? { questions: value } : value;
  const prefix: PropertyKey[] = Array.isArray(value) ? [] : ["questions"];
  const fileIssues = v.safeParse(questionFileSchema, shallow(list), { abortPipeEarly: true });
  for (const issue of fileIssues.issues ?? []) addIssues(source, [], issue, result);
  if (!isRecord(list) || !Array.isArray(list.questions)) return;
  if (typeof list.title === "string") result.title = list.title;
  const fallback = {
    ...(typeof list.topic === "string" ? { topic: list.topic } : {}),
    ...(isLevel(list.level) ? { level: list.level } : {}),
  };
  list.questions.forEach((item: unknown, index) => {
    const path = [...prefix, index];
    const parsed = v.safeParse(questionSchema, item);
    const findings = result.diagnostics.length;
    for (const issue of parsed.issues ?? []) addIssues(source, path, issue, result);
    if (parsed.success) addQuestion(source, path, parsed.output, fallback, result);
    else if (result.diagnostics.length === findings) throw new Error("a refused question must say why");
  });
}

function addQuestion(
  source: Source,
  path: PropertyKey[],
  input: QuestionInput,
  fallback: Parameters<typeof toQuestion>[1],
  result: ParsedFile,
): void {
  const question = toQuestion(input, fallback);
  const known = result.locations.get(question.id);
  const at = positionOf(source, path, "id" in input ? "id" : "prompt");
  for (const problem of rubricProblems(question, input)) {
    result.diagnostics.push({
      ...diagnosticAt(source, [...path, ...problem.path]),
      severity: "error",
      ...problem.what,
    });
  }
  if (known) {
    result.diagnostics.push({
      ...diagnosticAt(source, [...path, "id" in input ? "id" : "prompt"]),
      severity: "error",
      code: "bank/duplicate-id",
      message: `the id "${question.id}" is already used in line ${known.line}`,
      suggestion: "Give this question an id of its own.",
    });
    return;
  }
  const points = new Map<string, Position>();
  for (const key of ["look_for", "red_flags"] as const) {
    question[key].forEach((point, i) => {
      points.set(point.id, positionOf(source, [...path, key, i]));
    });
  }
  result.locations.set(question.id, { file: source.file, ...at, points });
  result.questions.push(question);
}

function addIssues(
  source: Source,
  base: PropertyKey[],
  issue: v.BaseIssue<unknown>,
  result: ParsedFile,
): void {
  for (const plain of flattenIssue(issue)) {
    // The list's items are validated one by one, with better places.
    if (base.length === 0 && plain.path[0] === "questions" && plain.path.length > 1) continue;
    result.diagnostics.push({
      ...locateIssue(source, base, plain),
      severity: "error",
      ...safe(describeIssue(plain)),
    });
  }
}

/** Messages quote the file, and a file may hold anything. */
function safe<T extends { message: string; suggestion?: string }>(said: T): T {
  const { message, suggestion } = said;
  return {
    ...said,
    message: sanitizeLine(message, 300),
    ...(suggestion ? { suggestion: sanitizeLine(suggestion, 300) } : {}),
  };
}

function locateIssue(
  source: Source,
  base: PropertyKey[],
  issue: PlainIssue,
): ReturnType<typeof diagnosticAt> {
  const path = [...base, ...issue.path];
  if (issue.missing) return diagnosticAt(source, path.slice(0, -1), false);
  return diagnosticAt(source, path, true, issue.unknownKey);
}

/** The file's own keys with the questions left as they are, so that each is validated once. */
function shallow(list: unknown): unknown {
  if (!isRecord(list) || !Array.isArray(list.questions)) return list;
  return { ...list, questions: list.questions.map(() => ({ prompt: "…" })) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isLevel(value: unknown): value is (typeof LEVELS)[number] {
  return LEVELS.some((level) => level === value);
}
