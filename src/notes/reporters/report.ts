/** What every reporter is: a pure function from a result to text. */
import type { CheckResult, Finding } from "../result.js";

/** Colors and symbols, as the terminal's theme has them. */
export interface Paint {
  strong(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  warn(text: string): string;
  bad(text: string): string;
  underline(text: string): string;
  symbols: { covered: string; partial: string; missed: string; flag: string; dot: string };
}

export interface ReportOptions {
  paint: Paint;
  quiet: boolean;
  verbose: boolean;
  /** How long the check took. */
  seconds: number;
  /** A path as the repository names it: relative to its root, forward slashes. */
  repoPath: (file: string) => string;
}

export type Reporter = (result: CheckResult, options: ReportOptions) => string;

/** What is shown: not what the baseline accepts, and only errors when asked to be quiet. */
export function shown(result: CheckResult, { quiet }: Pick<ReportOptions, "quiet">): Finding[] {
  return result.findings.filter(({ accepted, severity }) => !accepted && (!quiet || severity === "error"));
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Characters that a terminal or a log reader may take for a command, written as escapes: the value stays the same. */
const RISKY = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##(?=\[|[a-z]+\[)/g;

/** JSON that is plain text to every terminal and every CI log. */
export function jsonText(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(RISKY, (found) =>
    found === "##" ? "#\\u0023" : `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A path on one line without control characters. */
export function pathText(file: string): string {
  return file.replace(CONTROLS, "\uFFFD");
}

const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that every Unicode encoding can hold. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATES, "\uFFFD");
}
