/** Writes the reports of a check to stdout and files, and what GitHub Actions shows by itself. */
import { appendFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../../adapters/make-folder.js";
import { UserError } from "../../core/errors.js";
import { type Env, say } from "../../env.js";
import { systemErrorMessage } from "../../failure.js";
import { REPORTERS } from "../../notes/reporters/index.js";
import { pathText, type ReportOptions } from "../../notes/reporters/report.js";
import type { CheckResult } from "../../notes/result.js";
import { checkReport } from "../../terminal/check/report.js";
import { createTheme } from "../../terminal/theme.js";
import type { CheckOptions, ReportTarget } from "./options.js";

/** Writes everything that was asked for; gives what went to stdout. Throws a UserError when a file cannot be written. */
export function writeReports(
  env: Env,
  options: CheckOptions,
  asked: readonly ReportTarget[],
  result: CheckResult,
  seconds: number,
): string {
  const theme = createTheme(env);
  const report: ReportOptions = {
    paint: theme,
    quiet: options.quiet ?? false,
    verbose: options.verbose ?? false,
    seconds,
    repoPath: (file) => repoPath(env, file),
  };
  const inActions = env.env.GITHUB_ACTIONS === "true";
  const targets = asked.length ? asked : [{ format: "pretty" as const }];
  let stdout = "";
  for (const { format, file } of targets) {
    if (file !== undefined) save(env, file, REPORTERS[format](result, withoutColor(env, report)));
    else if (format !== "pretty") stdout += REPORTERS[format](result, report);
    else if (env.isTTY.stdout)
      stdout += checkReport(result, { ...report, theme, columns: env.stdout.columns ?? 80 });
    else stdout += inActions ? defused(REPORTERS.pretty(result, report)) : REPORTERS.pretty(result, report);
  }
  if (inActions && !targets.some(({ format }) => format === "github")) {
    const annotations = REPORTERS.github(result, report);
    // A report that a program reads must stay whole; Actions reads annotations from stderr as well.
    if (asked.length === 0) stdout += annotations;
    else env.stderr.write(annotations);
  }
  if (inActions) writeSummary(env, result, report);
  if (stdout) env.stdout.write(stdout);
  if (targets.every(({ file }) => file !== undefined)) sayOutcome(env, result);
  return stdout;
}

/** Colors are for the terminal. */
function withoutColor(env: Env, report: ReportOptions): ReportOptions {
  const paint = createTheme({
    env: { ...env.env, FORCE_COLOR: "0" },
    isTTY: { stdout: false },
    platform: env.platform,
  });
  return { ...report, paint };
}

/** The old kind of workflow command counts anywhere in a line. */
function defused(text: string): string {
  return text.replace(/##(?=\[)/g, "# #");
}

function save(env: Env, file: string, text: string): void {
  const full = path.resolve(env.cwd, file);
  try {
    makeFolder(path.dirname(full), 0o777);
    writeFileSync(full, text);
  } catch (error) {
    throw new UserError(
      `the report cannot be written: ${systemErrorMessage(error as NodeJS.ErrnoException)}`,
    );
  }
}

/** GitHub refuses a step whose summary is larger than 1 MiB. */
const MOST_SUMMARY = 1_000_000;

function writeSummary(env: Env, result: CheckResult, report: ReportOptions): void {
  const file = env.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  const text = REPORTERS.markdown(result, report);
  try {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size + Buffer.byteLength(text) <= MOST_SUMMARY) appendFileSync(file, text);
  } catch (error) {
    say(
      env,
      `hotseat: the job summary cannot be written: ${systemErrorMessage(error as NodeJS.ErrnoException)}`,
    );
  }
}

function sayOutcome(env: Env, { summary }: CheckResult): void {
  const { answers, failed, errors, warnings } = summary;
  say(env, `hotseat: ${answers} answers, ${failed} failed, ${errors} errors, ${warnings} warnings`);
}

/** As the repository names it where its root is known, else as given; with forward slashes. */
function repoPath(env: Env, file: string): string {
  const root = env.env.GITHUB_WORKSPACE ?? env.env.CI_PROJECT_DIR;
  const full = path.resolve(env.cwd, file);
  const inRepo = root === undefined ? ".." : path.relative(root, full);
  const inFolder = path.relative(env.cwd, full);
  const best =
    [inRepo, inFolder].find((one) => one !== "" && !one.startsWith("..") && !path.isAbsolute(one)) ?? file;
  return pathText(file === "<stdin>" ? "stdin" : best.split(path.sep).join("/"));
}
