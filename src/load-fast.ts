/** Loads the files of the program that start fast, see scripts/build.mjs, and has what is compiled of them kept. */
import path from "node:path";
import { loadCompiled } from "./adapters/code-cache.js";
import { cacheFolder } from "./adapters/paths.js";

/** `file` is absolute; `require` that of a file in the same folder. The build makes this of an import. */
export function loadFast(file: string, require: (file: string) => unknown): unknown {
  // Who wants nothing saved wants no such file either.
  const save = !process.argv.some((word) => word === "--no-save" || word === "--no-cache");
  // Node 22 and later keep it themselves, once asked. Loading node:module to find out would cost half a millisecond.
  if (Number.parseInt(process.versions.node, 10) >= 22) {
    if (save) enableCompileCache();
    return require(file);
  }
  const cache = cacheFolder(process.env, process.platform);
  return loadCompiled(file, require, { folder: path.join(cache, "compiled"), save });
}

function enableCompileCache(): void {
  const nodeModule: object = process.getBuiltinModule("node:module");
  if ("enableCompileCache" in nodeModule && typeof nodeModule.enableCompileCache === "function")
    nodeModule.enableCompileCache();
}
