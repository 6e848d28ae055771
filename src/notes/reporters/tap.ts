/** TAP version 14: one test point for each answer, with a YAML block that says what failed. */

import { casesOf, type TestCase } from "./cases.js";
import { jsonText, pathText, type Reporter } from "./report.js";

export const tap: Reporter = (result, options) => {
  const cases = [...casesOf(result, options).values()].flat();
  const lines = cases.flatMap((test, index) => testPoint(test, index + 1));
  return `${["TAP version 14", `1..${cases.length}${cases.length ? "" : " # SKIP no answers"}`, ...lines].join("\n")}\n`;
};

function testPoint(test: TestCase, number: number): string[] {
  const { outcome, name, file, errors, warnings, answer } = test;
  const ok = outcome === "passed" || outcome === "skipped";
  const skip = outcome === "skipped" ? " # SKIP the question has no points" : "";
  const line = `${ok ? "ok" : "not ok"} ${number} - ${description(`${name} in ${file}`)}${skip}`;
  const findings = [...errors, ...warnings];
  if (findings.length === 0) return [line];
  const block = [
    "---",
    ...(answer?.score == null ? [] : [`score: ${answer.score}`, `minScore: ${answer.minScore}`]),
    "findings:",
    ...findings.flatMap(({ message, code, severity, line: at, column }) => [
      `  - message: ${text(message)}`,
      `    code: ${text(code)}`,
      `    severity: ${severity}`,
      `    at: ${text(`${file}:${at}:${column}`)}`,
    ]),
    "...",
  ];
  return [line, ...block.map((entry) => `  ${entry}`)];
}

/** A JSON string is a YAML string. */
function text(value: string): string {
  return jsonText(value, 0);
}

function description(value: string): string {
  return pathText(value).replace(/[\\#]/g, "\\$&").trim();
}
