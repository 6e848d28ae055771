/** `hotseat check`: answer notes held against the points of their questions, for people and for CI. */
import { existsSync } from "node:fs";
import path from "node:path";
import { type ExitCode, UserError } from "../core/errors.js";
import type { Env } from "../env.js";
import { failureReport } from "../failure.js";
import { lastRun } from "./check/last-run.js";
import { type CheckOptions, type ReportTarget, reportTargets } from "./check/options.js";
import { checkPrepared } from "./check/pass.js";
import { rememberPassed } from "./check/passed.js";
import { makePlan, STDIN } from "./check/plan.js";
import { prepare } from "./check/prepare.js";
import { writeReports } from "./check/reports.js";
import { watchNotes } from "./check/watch.js";

export type { CheckOptions } from "./check/options.js";

/** Exit 0 when every answer passes, 1 when one falls short, 2 when something could not be read. */
export async function runCheck(env: Env, asked: CheckOptions): Promise<ExitCode> {
  const options = await withPathsApart(env, asked);
  const targets = reportTargets(options);
  refuseContradictions(options);
  if (!options.watch) return onePass(env, options, targets);
  const plan = await makePlan(env, options);
  const places = [...plan.targets, ...plan.deck, ...(plan.config ? [plan.config.folder] : [])];
  const full = [...new Set(places.map((place) => path.resolve(env.cwd, place)))];
  return watchNotes(
    env,
    full,
    async () => void (await onePass(env, options, targets).catch((error) => sayFailure(env, error))),
  );
}

async function onePass(env: Env, options: CheckOptions, targets: ReportTarget[]): Promise<ExitCode> {
  const started = env.now();
  const prepared = await prepare(env, options);
  const last = lastRun(env, options, targets, prepared);
  const known = last?.load();
  if (known) {
    env.stdout.write(known.stdout);
    return known.exitCode;
  }
  const { result, graded } = await checkPrepared(env, options, prepared);
  const stdout = writeReports(env, options, targets, result, Math.max(0, env.now() - started) / 1000);
  // What could not be read may be readable the next time, with the same content.
  if (result.exitCode !== 2) last?.save({ stdout, exitCode: result.exitCode });
  if (graded && options.cache !== false && !env.env.CI) rememberPassed(env, result.answers);
  return result.exitCode;
}

/** A mistake in a file that is being edited must not end the watching. */
function sayFailure(env: Env, error: unknown): void {
  if (!(error instanceof UserError)) throw error;
  env.stderr.write(failureReport(error, [], env).stderr);
}

/** `check --changed notes/` means the folder, not a commit of that name. */
async function withPathsApart(env: Env, options: CheckOptions): Promise<CheckOptions> {
  const { changed } = options;
  if (typeof changed !== "string") return options;
  const { isCommit } = await import("../adapters/git-changed.js");
  if (isCommit(env.cwd, changed) || !existsSync(path.resolve(env.cwd, changed))) return options;
  return { ...options, changed: true, paths: [changed, ...options.paths] };
}

function refuseContradictions(options: CheckOptions): void {
  const refuse = (condition: unknown, message: string): void => {
    if (condition) throw new UserError(message);
  };
  refuse(options.paths.includes(""), "a path is empty: an unset variable?");
  const stdin = options.paths.includes(STDIN);
  refuse(stdin && options.watch, "stdin cannot be watched: leave out - or --watch");
  refuse(stdin && options.fixHeadings, "stdin cannot be written back: leave out - or --fix-headings");
  refuse(stdin && options.changed !== undefined, "git knows nothing of stdin: leave out - or --changed");
  refuse(
    !stdin && options.stdinFilename !== undefined,
    "--stdin-filename is for notes from stdin: add - as the path",
  );
  refuse(
    options.changed !== undefined && options.require?.length,
    "--require needs all notes, and --changed leaves some out",
  );
  refuse(options.quiet && options.verbose, "--quiet and --verbose ask for opposite things");
  refuse(options.watch && options.updateBaseline, "--update-baseline and --watch do not go together");
}
