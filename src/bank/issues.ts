/** Turns valibot's issues into sentences: what is wrong with the key, and what to write instead. */
import type * as v from "valibot";
import type { Diagnostic } from "../core/diagnostics.js";
import { didYouMean } from "../core/suggest.js";

export interface PlainIssue {
  path: PropertyKey[];
  missing: boolean;
  unknownKey: boolean;
  /** valibot's name of the schema or check. */
  type: string;
  expected: string;
  input: unknown;
  message: string;
  /** Keys that would have been known here. */
  siblings: string[];
}

type Issue = v.BaseIssue<unknown>;

/** A union's issue is replaced by the issues of the alternative that the value looks like. */
export function flattenIssue(issue: Issue, base: PropertyKey[] = []): PlainIssue[] {
  const path = [...base, ...(issue.path ?? []).map((item) => item.key as PropertyKey)];
  if (issue.type === "union" && issue.issues) {
    const object = typeof issue.input === "object" && issue.input !== null && !Array.isArray(issue.input);
    const inner = issue.issues.filter((sub) => (object ? (sub.path?.length ?? 0) > 0 : false));
    if (inner.length) return inner.flatMap((sub) => flattenIssue(sub, path));
  }
  const strict = issue.type === "strict_object";
  return [
    {
      path,
      missing:
        strict &&
        issue.expected !== "never" &&
        issue.expected?.startsWith('"') === true &&
        issue.received === "undefined",
      unknownKey: strict && issue.expected === "never",
      type: issue.type,
      expected: issue.expected ?? "",
      input: issue.input,
      message: issue.message,
      siblings: [],
    },
  ];
}

const KEYS = [
  "title",
  "topic",
  "questions",
  "id",
  "prompt",
  "kind",
  "level",
  "topics",
  "difficulty",
  "minutes",
  "answer",
  "look_for",
  "red_flags",
  "follow_ups",
  "options",
  "anchors",
  "references",
  "reviewed",
  "point",
  "must",
  "bonus",
  "weight",
  "accept",
  "hint",
  "text",
  "correct",
  "why",
  "url",
];

export function describeIssue(issue: PlainIssue): Pick<Diagnostic, "code" | "message" | "suggestion"> {
  const key = keyName(issue.path);
  if (issue.unknownKey) {
    const name = String(issue.path.at(-1));
    const hint = didYouMean(name, KEYS).trim();
    return {
      code: "schema/unknown-key",
      message: `unknown key "${name}"`,
      suggestion: hint || "Remove it, or check its spelling.",
    };
  }
  if (issue.missing) {
    return { code: "schema/missing", message: `${key} is missing`, suggestion: `Add ${key}.` };
  }
  if (issue.type === "picklist") {
    const options = issue.expected.replace(/[()"]/g, "").replaceAll(" | ", ", ");
    return {
      code: "schema/value",
      message: `${key} cannot be ${shown(issue.input)}`,
      suggestion: `Write one of: ${options}.`,
    };
  }
  const kind = KINDS_OF_VALUE[issue.type];
  if (kind) {
    return {
      code: "schema/type",
      message: `${key} must be ${kind}, not ${valueKind(issue.input)}`,
      suggestion: adviceFor(issue.type),
    };
  }
  if (/^Invalid /.test(issue.message)) {
    return {
      code: "schema/value",
      message: `${key} is not valid`,
      suggestion: issue.message.replace(/^Invalid [^:]*: /, ""),
    };
  }
  return { code: "schema/value", message: `${key} ${issue.message}`, suggestion: `Change ${key}.` };
}

const KINDS_OF_VALUE: Record<string, string> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  strict_object: "a group of keys",
  union: "text or a group of keys",
};

function adviceFor(type: string): string {
  switch (type) {
    case "string":
      return 'Put it in "quotes" if it is meant as text.';
    case "number":
      return "Write a plain number, such as 2 or 0.5.";
    case "boolean":
      return "Write true or false, without quotes.";
    case "array":
      return "Start each item on a line of its own with `- `.";
    default:
      return "Write `key: value` lines, indented below it.";
  }
}

function keyName(path: readonly PropertyKey[]): string {
  const names = path.filter((part) => typeof part === "string" || Number.isNaN(Number(part)));
  const last = names.at(-1);
  const index = path.at(-1);
  if (last === undefined) return "the file";
  return typeof index === "number" ? `item ${index + 1} of \`${String(last)}\`` : `\`${String(last)}\``;
}

function valueKind(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a date";
  switch (typeof value) {
    case "string":
      return "text";
    case "number":
      return `the number ${value}`;
    case "boolean":
      return String(value);
    default:
      return "a group of keys";
  }
}

function shown(value: unknown): string {
  return typeof value === "string" ? `"${value.slice(0, 40)}"` : valueKind(value);
}
