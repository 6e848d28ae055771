/** Opens the person's progress for a command, at the usual place or in the file that --progress names. */
import path from "node:path";
import { resolvePaths } from "../adapters/paths.js";
import { openProgress, type ProgressStore } from "../adapters/progress-store.js";
import { type Env, say } from "../env.js";

/** Warnings are told once, here. */
export function openPersonalProgress(
  env: Env,
  progress: string | undefined,
  { readOnly }: { readOnly: boolean },
): ProgressStore {
  const paths = progress ? resolvePaths(env.env, env.platform, path.resolve(env.cwd, progress)) : env.paths;
  const store = openProgress({ paths, now: env.now, offsetAt: env.offsetAt, random: env.random, readOnly });
  for (const warning of store.warnings.splice(0)) say(env, `hotseat: ${warning}`);
  return store;
}
