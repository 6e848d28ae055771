/** Finds and reads `hotseat.config.yaml`, from the notes upwards to the root of the repository. */
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { UserError } from "../core/errors.js";
import type { ConfigSource } from "../notes/config.js";
import { type CheckCache, keyOf } from "./check-cache.js";
import { readTextFile } from "./text-file.js";

export const CONFIG_NAMES = ["hotseat.config.yaml", "hotseat.config.yml"] as const;

export interface LoadedConfig extends ConfigSource {
  /** Full path of its folder. */
  folder: string;
}

/** The nearest one in `from` or above; a folder that holds `.git` is the last one looked at. */
export function findConfig(from: string): string | undefined {
  for (let folder = startFolder(from); ; folder = path.dirname(folder)) {
    for (const name of CONFIG_NAMES) {
      const file = path.join(folder, name);
      if (existsSync(file)) return file;
    }
    if (existsSync(path.join(folder, ".git")) || path.dirname(folder) === folder) return undefined;
  }
}

function startFolder(from: string): string {
  return statSync(from, { throwIfNoEntry: false })?.isDirectory() ? from : path.dirname(from);
}

interface Cached {
  values: [string, unknown][];
  lines: [string, number][];
}

/** Throws a UserError with the first mistake's place. A sound file is parsed once and then remembered. */
export async function loadConfig(full: string, cwd: string, cache: CheckCache): Promise<LoadedConfig> {
  const shown = path.relative(cwd, full);
  const file = shown.startsWith("..") || path.isAbsolute(shown) ? full : shown;
  const read = readTextFile(full, 1_000_000);
  if (!read.ok) throw new UserError(`${file} ${read.message}`);
  const key = keyOf(read.bytes);
  const known = cache.config(key) as Cached | undefined;
  if (known)
    return { file, folder: path.dirname(full), values: new Map(known.values), lines: new Map(known.lines) };
  const { parseConfig } = await import("../notes/config-file.js");
  const { values, lines, problems } = parseConfig(file, read.text);
  const [first] = problems;
  if (first) {
    const more = problems
      .slice(1)
      .map((problem) => `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`);
    throw new UserError(
      [`${file}:${first.line}:${first.column}: ${first.message}`, ...more].join("\n"),
      first.suggestion,
    );
  }
  cache.saveConfig(key, { values: [...values], lines: [...lines] } satisfies Cached);
  return { file, folder: path.dirname(full), values, lines };
}
