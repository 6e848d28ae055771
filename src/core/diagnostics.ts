/** What the program says about a place in a file: one shape for question files, notes and settings. */

export type Severity = "error" | "warning";

export interface Position {
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 code units. */
  column: number;
}

export interface Diagnostic extends Position {
  /** The path as the person wrote it, or "<stdin>". */
  file: string;
  endLine?: number;
  endColumn?: number;
  severity: Severity;
  /** Stable name of the rule, for example `schema/type` or `bank/duplicate-id`. */
  code: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** The offending text, cut to one line, control characters removed. */
  text?: string;
  /** What to write instead. */
  suggestion?: string;
}

/** Orders by file, then position, then code, so that output never depends on the order of checks. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
