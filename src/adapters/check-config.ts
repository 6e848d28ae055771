/** Finds and reads `hotseat.config.yaml`, from the notes upwards to the root of the repository. */
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Diagnostic, Position } from "../core/diagnostics.js";
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
  places: [string, Position][];
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
    return { file, folder: path.dirname(full), values: new Map(known.values), places: new Map(known.places) };
  const { parseConfig } = await import("../notes/config-file.js");
  const { values, places, problems } = parseConfig(file, read.text);
  if (problems.length) throw mistakes(problems);
  cache.saveConfig(key, { values: [...values], places: [...places] } satisfies Cached);
  return { file, folder: path.dirname(full), values, places };
}

/** One mistake with its advice below it; of several, each with its own. */
function mistakes(problems: readonly Diagnostic[]): UserError {
  const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
  const [only] = problems;
  if (problems.length === 1) return new UserError(lines.join(), only?.suggestion);
  return new UserError(
    problems.map(({ suggestion }, i) => `${lines[i]}${suggestion ? `. ${suggestion}` : ""}`).join("\n"),
  );
}
