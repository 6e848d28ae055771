/** Finds the package's own folder, from the bundle as from the sources. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

let known: string | undefined;

/** The folder that holds package.json, dist/ and questions/. */
export function packageRoot(): string {
  if (known !== undefined) return known;
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, "package.json")) && path.dirname(folder) !== folder)
    folder = path.dirname(folder);
  known = folder;
  return folder;
}

/**
 * The shipped bank as question files, relative to `cwd` when they are below it: the YAML in a checkout,
 * and in the published package the compiled JSON, which is the same format.
 */
export function shippedFiles(cwd: string): string[] {
  const sources = path.join(packageRoot(), "questions");
  if (existsSync(sources)) return [shorten(sources, cwd)];
  const compiled = path.join(packageRoot(), "dist", "bank");
  return readdirSync(compiled)
    .filter((name) => name !== "index.json")
    .map((name) => shorten(path.join(compiled, name), cwd));
}

function shorten(full: string, cwd: string): string {
  const relative = path.relative(cwd, full);
  return relative.startsWith("..") || path.isAbsolute(relative) ? full : relative || ".";
}
