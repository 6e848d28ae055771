/** What a file that is no YAML, or no file we read, is told. */
import type { YAMLError } from "yaml";
import type { Diagnostic } from "../core/diagnostics.js";
import { sanitizeLine } from "../core/sanitize.js";
import type { Source } from "./places.js";

export function syntaxDiagnostic(source: Source, error: YAMLError): Diagnostic {
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

export function unreadable(file: string, error: unknown): Diagnostic {
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
