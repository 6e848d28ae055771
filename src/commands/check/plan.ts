/** Settles what one check is about before anything is read: settings, paths, filters, files to leave out. */
import path from "node:path";
import { type CheckCache, openCheckCache } from "../../adapters/check-cache.js";
import { findConfig, type LoadedConfig, loadConfig } from "../../adapters/check-config.js";
import { UserError } from "../../core/errors.js";
import type { Env } from "../../env.js";
import { type ExplainedValue, explainConfig, settingsOf } from "../../notes/config.js";
import { ignores } from "../../notes/glob.js";
import type { CheckSettings } from "../../notes/settings.js";
import { type CheckOptions, flagsOf, reportTargets } from "./options.js";

export const STDIN = "-";

export interface Plan {
  settings: CheckSettings;
  explained: ExplainedValue[];
  config: LoadedConfig | undefined;
  /** As they are shown; relative to the working folder. */
  targets: string[];
  deck: string[];
  ignored: (full: string) => boolean;
  baseline: { full: string; shown: string };
  cache: CheckCache;
  /** True where a report shows the words that cover a point. */
  details: boolean;
}

/** Throws a UserError for a configuration that is wrong. */
export async function makePlan(env: Env, options: CheckOptions): Promise<Plan> {
  const start = startOf(env, options);
  const found = options.config === undefined ? findConfig(start) : path.resolve(env.cwd, options.config);
  const root = found === undefined ? env.cwd : path.dirname(found);
  const details = options.verbose === true || reportTargets(options).some(({ format }) => format === "json");
  const folder = options.cache === false ? undefined : env.paths.cache;
  const cache = openCheckCache({ folder, root, details });
  const config = found === undefined ? undefined : await loadConfig(found, env.cwd, cache);
  const explained = explainConfig(config, flagsOf(options));
  const value = <T>(key: string): T => explained.find((one) => one.key === key)?.value as T;
  const fromConfig = (key: string): boolean =>
    explained.some(
      (one) => one.key === key && config !== undefined && one.from.startsWith(`${config.file}:`),
    );
  const near = (key: string, file: string): string =>
    shorten(path.resolve(fromConfig(key) ? root : env.cwd, file), env.cwd);
  const patterns = value<string[]>("ignore");
  return {
    settings: settingsOf(explained),
    explained,
    config,
    targets: options.paths.length
      ? options.paths
      : value<string[]>("notes").map((target) => near("notes", target)),
    deck: value<string[]>("deck").map((deck) => near("deck", deck)),
    ignored: (full) =>
      patterns.length > 0 && ignores(patterns, path.relative(root, full).split(path.sep).join("/")),
    baseline: baselineOf(value<string>("baseline"), fromConfig("baseline"), options, root, env.cwd),
    cache,
    details,
  };
}

/** Where the search for a configuration starts: at the first note. */
function startOf(env: Env, options: CheckOptions): string {
  const [first] = options.paths;
  if (first === STDIN) return path.resolve(env.cwd, options.stdinFilename ?? ".");
  return path.resolve(env.cwd, first ?? ".");
}

function baselineOf(
  file: string,
  fromConfig: boolean,
  options: CheckOptions,
  root: string,
  cwd: string,
): Plan["baseline"] {
  const full = path.resolve(options.baseline === undefined ? root : cwd, file);
  const inside = path.relative(root, full);
  if (fromConfig && (inside.startsWith("..") || path.isAbsolute(inside)))
    throw new UserError(
      `the baseline ${file} lies outside the folder of the configuration`,
      "A configuration may only name a baseline beside or below it.",
    );
  return { full, shown: shorten(full, cwd) };
}

export function shorten(full: string, cwd: string): string {
  const relative = path.relative(cwd, full);
  return relative.startsWith("..") || path.isAbsolute(relative) ? full : relative || ".";
}
