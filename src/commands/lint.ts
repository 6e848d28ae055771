/** `hotseat lint`: checks question files and says what is wrong, where, and what to write instead. */

import { shippedFiles } from "../adapters/package-root.js";
import { type ParsedDeck, parseDecks } from "../adapters/question-files.js";
import { compareDiagnostics, type Diagnostic } from "../core/diagnostics.js";
import { ExitCode } from "../core/errors.js";
import { sanitize } from "../core/sanitize.js";
import { type Env, print, printJson, say } from "../env.js";
import { githubAnnotation } from "../notes/github.js";
import { createTheme } from "../terminal/theme.js";

export interface LintOptions {
  paths: string[];
  json?: boolean;
  format?: "pretty" | "json" | "github";
  strict?: boolean;
}

export async function runLint(env: Env, options: LintOptions): Promise<ExitCode> {
  const targets = options.paths.length ? options.paths : shippedFiles(env.cwd);
  const deck = parseDecks(targets, env.cwd);
  const diagnostics = [...deck.diagnostics, ...(options.strict ? await strictFindings(deck) : [])];
  diagnostics.sort(compareDiagnostics);
  const format = options.json
    ? "json"
    : (options.format ?? (env.env.GITHUB_ACTIONS === "true" ? "github" : "pretty"));
  report(env, format, deck, diagnostics);
  return diagnostics.some(({ severity }) => severity === "error") ? ExitCode.findings : ExitCode.ok;
}

async function strictFindings(_deck: ParsedDeck): Promise<Diagnostic[]> {
  return [];
}

function report(env: Env, format: string, deck: ParsedDeck, diagnostics: readonly Diagnostic[]): void {
  if (format === "json") {
    printJson(env, { files: deck.files.length, questions: deck.questions.length, diagnostics });
    return;
  }
  const lines = diagnostics
    .map(printable)
    .map(format === "github" ? githubAnnotation : (d) => pretty(env, d));
  if (lines.length) print(env, lines.join("\n"));
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
