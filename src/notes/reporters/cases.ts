/** A result as test cases, for JUnit and TAP: one for each answer, and one for each finding that belongs to none. */
import type { CheckResult, Finding, NoteReport } from "../result.js";
import { type ReportOptions, shown } from "./report.js";

export interface TestCase {
  file: string;
  name: string;
  outcome: "passed" | "failed" | "broken" | "skipped";
  errors: Finding[];
  warnings: Finding[];
  answer?: NoteReport;
}

/** By file, in order; every error is in exactly one case. */
export function casesOf(result: CheckResult, options: ReportOptions): Map<string, TestCase[]> {
  const suites = new Map<string, TestCase[]>();
  const add = (test: TestCase): void => {
    const suite = suites.get(test.file);
    if (suite) suite.push(test);
    else suites.set(test.file, [test]);
  };
  const own = new Map<string, Finding[]>();
  const loose: Finding[] = [];
  const answered = new Map(result.answers.map(({ question, file }) => [question, file]));
  for (const finding of shown(result, options)) {
    // A second answer in another file is that file's failure.
    if (finding.question === undefined || answered.get(finding.question) !== finding.file)
      loose.push(finding);
    else own.set(finding.question, [...(own.get(finding.question) ?? []), finding]);
  }
  for (const answer of result.answers) {
    const findings = own.get(answer.question) ?? [];
    const errors = findings.filter(({ severity }) => severity === "error");
    const outcome = errors.length ? "failed" : answer.status === "ungraded" ? "skipped" : "passed";
    const warnings = findings.filter(({ severity }) => severity === "warning");
    add({ file: answer.file, name: answer.question, outcome, errors, warnings, answer });
  }
  for (const finding of loose) {
    const error = finding.severity === "error";
    const outcome = !error ? "passed" : finding.code.startsWith("file/") ? "broken" : "failed";
    const name = `${finding.question ?? finding.text ?? finding.code} (${finding.code}, line ${finding.line})`;
    add({
      file: finding.file,
      name,
      outcome,
      errors: error ? [finding] : [],
      warnings: error ? [] : [finding],
    });
  }
  return suites;
}

/** `file:line:column: message [code]`. */
export function findingText({ file, line, column, message, code, suggestion }: Finding): string {
  return `${file}:${line}:${column}: ${message} [${code}]${suggestion ? `\n  ${suggestion}` : ""}`;
}
