/** Reads a question file: every error it has, each with its place, and the questions that are sound. */
import * as v from "valibot";
import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLError,
} from "yaml";
import type { Diagnostic, Position } from "../core/diagnostics.js";
import { sanitizeLine } from "../core/sanitize.js";
import { describeIssue, flattenIssue, type PlainIssue } from "./issues.js";
import { type Question, toQuestion } from "./question.js";
import { LEVELS, type QuestionInput } from "./question-input.js";
import { questionFileSchema, questionSchema } from "./schema.js";

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

interface Source {
  file: string;
  text: string;
  document: Document;
  lines: LineCounter;
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

interface Problem {
  path: PropertyKey[];
  what: Pick<Diagnostic, "code" | "message" | "suggestion">;
}

/** What the schema's shape cannot say. */
function rubricProblems(question: Question, input: QuestionInput): Problem[] {
  const problems: Problem[] = [];
  if (question.kind === "choice" && question.options.length === 0) {
    problems.push({
      path: ["kind"],
      what: {
        code: "bank/choice-without-options",
        message: "a choice question needs `options`",
        suggestion: "Add options: [{text: …, correct: true, why: …}, …].",
      },
    });
  }
  if (question.options.length > 0 && !question.options.some((option) => option.correct)) {
    problems.push({
      path: ["options"],
      what: {
        code: "bank/no-correct-option",
        message: "no option is correct",
        suggestion: "Mark at least one option with `correct: true`.",
      },
    });
  }
  for (const key of ["look_for", "red_flags"] as const) {
    const seen = new Set<string>();
    (input[key] ?? []).forEach((item, i) => {
      const id = typeof item === "string" ? undefined : item.id;
      if (id === undefined) return;
      if (seen.has(id)) {
        problems.push({
          path: [key, i, "id"],
          what: {
            code: "bank/duplicate-point",
            message: `the point id "${id}" is used twice in this question`,
            suggestion: "Give each point an id of its own.",
          },
        });
      }
      seen.add(id);
    });
  }
  return problems;
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

type Place = Position & { file: string; endLine?: number; endColumn?: number; text?: string };

/** The place of a value (or of its key) by path; the nearest parent that exists when it does not. */
function diagnosticAt(source: Source, path: readonly PropertyKey[], quote = true, atKey = false): Place {
  const [start, end] = rangeOf(source.document, path, atKey);
  const from = source.lines.linePos(start);
  const to = source.lines.linePos(end);
  const text = quote ? sanitizeLine(source.text.slice(start, Math.min(end, start + 400)), 80) : "";
  return {
    file: source.file,
    line: Math.max(1, from.line),
    column: Math.max(1, from.col),
    endLine: Math.max(1, to.line),
    endColumn: Math.max(1, to.col),
    ...(text ? { text } : {}),
  };
}

function positionOf(source: Source, path: readonly PropertyKey[], key?: string): Position {
  const { line, column } = diagnosticAt(source, key ? [...path, key] : path, false);
  return { line, column };
}

function rangeOf(document: Document, path: readonly PropertyKey[], atKey: boolean): [number, number] {
  let node: unknown = document.contents;
  let range: [number, number] = [0, 0];
  const take = (candidate: unknown): void => {
    if (isNode(candidate) && candidate.range) range = [candidate.range[0], candidate.range[1]];
  };
  take(node);
  path.forEach((key, depth) => {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (!pair) return;
      const last = depth === path.length - 1;
      take(last && atKey ? pair.key : pair.value);
      if (last && !atKey && !isNode(pair.value)) take(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      take(node);
    }
  });
  return range;
}

function syntaxDiagnostic(source: Source, error: YAMLError): Diagnostic {
  const [start, end] = error.pos;
  const from = source.lines.linePos(start);
  const to = source.lines.linePos(end);
  return {
    file: source.file,
    line: Math.max(1, from.line),
    column: Math.max(1, from.col),
    endLine: Math.max(1, to.line),
    endColumn: Math.max(1, to.col),
    severity: "error",
    code: `yaml/${error.code.toLowerCase().replaceAll("_", "-")}`,
    message: sanitizeLine(error.message, 200),
    text: sanitizeLine(source.text.split("\n", from.line).at(-1) ?? "", 80),
    suggestion: syntaxAdvice(error.code),
  };
}

function syntaxAdvice(code: YAMLError["code"]): string {
  switch (code) {
    case "TAB_AS_INDENT":
      return "Indent with spaces.";
    case "DUPLICATE_KEY":
      return "Keep one of the two keys.";
    case "MISSING_CHAR":
    case "UNEXPECTED_TOKEN":
      return 'Put text that holds `: `, `#` or quotes in "double quotes", or after `|` on lines of its own.';
    case "BAD_INDENT":
      return "Give the keys of one question the same indentation.";
    default:
      return "Check the indentation and quote text that holds `: ` or starts with a special character.";
  }
}

function unreadable(file: string, error: unknown): Diagnostic {
  const text = error instanceof Error ? error.message : String(error);
  if (/alias/i.test(text)) {
    return fileError(
      file,
      "yaml/aliases",
      "uses too many YAML aliases",
      "Write the text out instead of repeating anchors.",
    );
  }
  return fileError(
    file,
    "yaml/too-deep",
    "is nested too deeply to be a question file",
    "A question file has at most six levels.",
  );
}

export function fileError(file: string, code: string, message: string, suggestion: string): Diagnostic {
  return { file, line: 1, column: 1, severity: "error", code, message, suggestion };
}
