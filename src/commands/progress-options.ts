/** How the commands about progress find its files and open them. */
import path from "node:path";
import { realFiles } from "../adapters/files.js";
import { type Paths, resolvePaths } from "../adapters/paths.js";
import { openProgress, type ProgressStore } from "../adapters/progress-store.js";
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

/** Opens the progress and says what the store has to say. */
export function openStore(env: Env, options: ProgressOptions, how: { readOnly: boolean }): ProgressStore {
  const store = openProgress({
    paths: progressPaths(env, options),
    now: env.now,
    offsetAt: env.offsetAt,
    random: env.random,
    files: realFiles,
    readOnly: how.readOnly,
  });
  sayWarnings(env, store);
  return store;
}

/** Says each warning once. */
export function sayWarnings(env: Env, store: ProgressStore): void {
  for (const warning of store.warnings.splice(0)) say(env, `hotseat: ${warning}`);
}
