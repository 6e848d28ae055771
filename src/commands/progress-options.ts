/** How the commands about progress find its files and open them. */
import path from "node:path";
import { realFiles } from "../adapters/files.js";
import { type Paths, resolvePaths } from "../adapters/paths.js";
import { openProgress, type ProgressStore } from "../adapters/progress-store.js";
import { SaveError } from "../adapters/save-error.js";
import { UserError } from "../core/errors.js";
import { type Env, say } from "../env.js";

export interface ProgressOptions {
  /** Another journal, as the person wrote it. */
  progress?: string;
}

/** The files of this person, or of the journal named by `--progress`. */
export function progressPaths(env: Env, options: ProgressOptions): Paths {
  if (options.progress === undefined) return env.paths;
  return resolvePaths(env.env, env.platform, path.resolve(env.cwd, options.progress));
}

/**
 * Opens the progress and says what the store has to say.
 *
 * @throws UserError when it is to be changed and cannot be written: a command must not seem to have done its work
 */
export function openStore(env: Env, options: ProgressOptions, how: { readOnly: boolean }): ProgressStore {
  const store = openProgress({
    paths: progressPaths(env, options),
    now: env.now,
    offsetAt: env.offsetAt,
    random: env.random,
    files: realFiles,
    readOnly: how.readOnly,
  });
  if (store.refusal !== undefined) throw new UserError(`${store.refusal} Nothing was changed.`);
  sayWarnings(env, store);
  return store;
}

/**
 * Does what ends in the journal.
 *
 * @throws UserError when it could not be written there
 */
export function saved<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SaveError) throw new UserError(`${error.failure} Nothing was saved.`);
    throw error;
  }
}

/** Columns for lines of a list; in a pipe each item stays on one line. */
export function lineWidth(env: Env): number {
  return env.isTTY.stdout ? Math.max(20, env.stdout.columns || 80) : Number.POSITIVE_INFINITY;
}

/** Says each warning once. */
export function sayWarnings(env: Env, store: ProgressStore): void {
  for (const warning of store.warnings.splice(0)) say(env, `hotseat: ${warning}`);
}
