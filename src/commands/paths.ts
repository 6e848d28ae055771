/** `hotseat paths`: where everything of the person's is kept. */
import path from "node:path";
import { packageRoot } from "../adapters/package-root.js";
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson } from "../env.js";

export interface PathsOptions {
  json?: boolean;
}

export async function runPaths(env: Env, options: PathsOptions): Promise<ExitCode> {
  const { journal, answers, backups, settings, cache } = env.paths;
  const rows = { journal, answers, backups, settings, cache, bank: path.join(packageRoot(), "dist", "bank") };
  if (options.json) printJson(env, { paths: rows });
  else
    print(
      env,
      Object.entries(rows)
        .map(([name, place]) => `${name.padEnd(10)}${place}`)
        .join("\n"),
    );
  return ExitCode.ok;
}
