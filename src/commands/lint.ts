/** `hotseat lint`: checks question files and says what is wrong, where, and what to write instead. */

import { shippedFiles } from "../adapters/package-root.js";
import { type ParsedDeck, parseDecks } from "../adapters/question-files.js";
import { compareDiagnostics, type Diagnostic } from "../core/diagnostics.js";
import { ExitCode } from "../core/errors.js";
import { sanitize } from "../core/sanitize.js";
import { type Env, print, printJson, say } from "../env.js";
import type { GateRate } from "../grading/gates.js";
import { githubAnnotation } from "../notes/github.js";
import { createTheme } from "../terminal/theme.js";

export interface LintOptions {
  paths: string[];
  json?: boolean;
  format?: "pretty" | "json" | "github";
  strict?: boolean;
  /** Also what a passing gate allows. */
  verbose?: boolean;
}

export async function runLint(env: Env, options: LintOptions): Promise<ExitCode> {
  const targets = options.paths.length ? options.paths : shippedFiles(env.cwd);
  const deck = parseDecks(targets, env.cwd);
  const strict = options.strict ? (await import("./lint/strict.js")).strictFindings(deck) : undefined;
  const diagnostics = [...deck.diagnostics, ...(strict?.diagnostics ?? [])];
  diagnostics.sort(compareDiagnostics);
  const format = options.json
    ? "json"
    : (options.format ?? (env.env.GITHUB_ACTIONS === "true" ? "github" : "pretty"));
  report(env, format, deck, diagnostics, strict?.rates, options.verbose === true);
  return diagnostics.some(({ severity }) => severity === "error") ? ExitCode.findings : ExitCode.ok;
}

function report(
  env: Env,
  format: string,
  deck: ParsedDeck,
  diagnostics: readonly Diagnostic[],
  rates: Record<string, GateRate> | undefined,
  verbose: boolean,
): void {
  if (format === "json") {
    printJson(env, {
      files: deck.files.length,
      questions: deck.questions.length,
      diagnostics,
      ...(rates ? { gates: rates } : {}),
    });
    return;
  }
  const shown = diagnostics.filter((diagnostic) => verbose || !isAllowed(diagnostic, rates));
  const lines = shown.map(printable).map(format === "github" ? githubAnnotation : (d) => pretty(env, d));
  if (lines.length) print(env, lines.join("\n"));
  if (shown.length < diagnostics.length)
    say(env, `${diagnostics.length - shown.length} warnings that their gates allow: --verbose shows them.`);
  if (rates) say(env, gateTable(rates));
  say(env, summaryLine(deck, diagnostics));
}

/** File names and keys come from outside as much as the questions do. */
function printable(diagnostic: Diagnostic): Diagnostic {
  const safe = Object.entries(diagnostic).map(([key, value]) => [
    key,
    typeof value === "string" ? sanitize(value) : value,
  ]);
  return { ...diagnostic, ...Object.fromEntries(safe) };
}

function pretty(env: Env, diagnostic: Diagnostic): string {
  const theme = createTheme(env);
  const { file, line, column, severity, message, text, suggestion, code } = diagnostic;
  const head = `${theme.strong(`${file}:${line}:${column}`)} ${severity === "error" ? theme.bad("error") : theme.warn("warning")} ${message} ${theme.dim(code)}`;
  return [
    head,
    ...(text ? [`    ${theme.dim("found:")} ${text}`] : []),
    ...(suggestion ? [`    ${theme.dim("write:")} ${suggestion}`] : []),
  ].join("\n");
}

function summaryLine(deck: ParsedDeck, diagnostics: readonly Diagnostic[]): string {
  const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const found =
    errors + warnings === 0
      ? "nothing wrong"
      : [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean).join(", ");
  return `${count(deck.files.length, "file")}, ${count(deck.questions.length, "question")}: ${found}`;
}

/** A warning of a gate that passes as a whole: a share of its cases may fail. */
function isAllowed({ severity, code }: Diagnostic, rates: Record<string, GateRate> | undefined): boolean {
  const rate = rates?.[code.replace(/^gate\//, "")];
  return severity === "warning" && rate !== undefined && rate.failed <= rate.of * rate.allowed;
}

function gateTable(rates: Record<string, GateRate>): string {
  const pad = Math.max(...Object.keys(rates).map((name) => name.length)) + 2;
  const rows = Object.entries(rates).map(([name, { failed, of, allowed }]) => {
    const share = of === 0 ? 0 : (100 * failed) / of;
    return `  ${name.padEnd(pad)}${String(failed).padStart(6)} of ${String(of).padEnd(7)} ${share.toFixed(2).padStart(6)} %, at most ${(100 * allowed).toFixed(0)} %`;
  });
  return ["Gates: how many fail", ...rows].join("\n");
}
