/** Loads the files of the program that start fast, see scripts/build.mjs, and has what is compiled of them kept. */
import { statSync } from "node:fs";
import path from "node:path";
import { isOwn, loadCompiled } from "./adapters/code-cache.js";
import { makeFolder } from "./adapters/make-folder.js";
import { cacheFolder } from "./adapters/paths.js";

/** By then the first page is on screen and a person reads it: what comes later need not be loaded at each start. */
const FIRST_PAGE = 500;

/**
 * `file` is absolute; `require` that of a file in the same folder; `first` is said of the file that all else begins
 * with. The build makes this of an import.
 */
export function loadFast(file: string, require: (file: string) => unknown, first: boolean): unknown {
  // Who wants nothing saved wants no such file either.
  const save = !process.argv.some((word) => word === "--no-save" || word === "--no-cache");
  // Pages and lines need different parts of the program.
  const screen = process.stdout.isTTY === true;
  const folder = path.join(
    cacheFolder(process.env, process.platform),
    "compiled",
    screen ? "screen" : "lines",
  );
  // Node 22 and later keep it themselves, once asked. Loading node:module to find out would cost half a millisecond.
  if (Number.parseInt(process.versions.node, 10) >= 22) {
    if (save && canKeepIn(folder)) enableCompileCache(folder);
    return require(file);
  }
  return loadCompiled(file, require, { folder, save, within: first && screen ? FIRST_PAGE : undefined });
}

/** Node runs what it finds there: a folder that others can write to is left alone. */
function canKeepIn(folder: string): boolean {
  try {
    makeFolder(folder, 0o700);
    return isOwn(statSync(folder));
  } catch {
    return false;
  }
}

function enableCompileCache(folder: string): void {
  const nodeModule: object = process.getBuiltinModule("node:module");
  if ("enableCompileCache" in nodeModule && typeof nodeModule.enableCompileCache === "function")
    nodeModule.enableCompileCache(folder);
}
