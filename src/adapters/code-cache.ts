/** Loads a file of the program with what V8 compiled of it before. Node 22 and later can do that themselves. */
import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { Script } from "node:vm";
import { replaceFile } from "./cache-file.js";

type Wrapper = (
  exports: unknown,
  require: unknown,
  module: { exports: unknown },
  file: string,
  folder: string,
) => void;

export interface CompiledFiles {
  folder: string;
  /** False for `--no-save`: what is there is used, and nothing is left behind. */
  save: boolean;
  /** What compiled within so many milliseconds is kept; without it what did until the end, where nobody waits. */
  within?: number | undefined;
}

/** Like `require` of a file that is loaded once, and that has no `import()` of its own: see src/import-module.ts. */
export function loadCompiled(
  file: string,
  require: unknown,
  { folder, save, within }: CompiledFiles,
): unknown {
  const source = readFileSync(file);
  const cache = path.join(folder, `${path.basename(file)}.compiled`);
  const cachedData = readCompiled(cache, source);
  const script = new Script(
    // The build makes such files of ASCII alone, which is read fastest as what it is.
    `(function(exports,require,module,__filename,__dirname){${source.toString("latin1")}\n})`,
    { filename: file, ...(cachedData ? { cachedData } : {}) },
  );
  if (save && (!cachedData || script.cachedDataRejected))
    keepSoon(() => writeCompiled(cache, source, script.createCachedData()), within);
  const module = { exports: {} };
  const run: Wrapper = script.runInThisContext();
  run(module.exports, require, module, file, path.dirname(file));
  return module.exports;
}

function keepSoon(keep: () => void, within: number | undefined): void {
  process.once("exit", keep);
  if (within === undefined) return;
  setTimeout(() => {
    process.off("exit", keep);
    keep();
  }, within).unref();
}

const HEADER_BYTES = 16;

/**
 * What was compiled of exactly this source; undefined when it is not there or not whole. V8 believes what it is
 * given, and ends the process when that is damaged: so everything is in the file twice.
 */
function readCompiled(cache: string, source: Buffer): Buffer | undefined {
  try {
    const file = readOwn(cache);
    if (!file) return undefined;
    const sourceBytes = file.readUInt32LE(0);
    const dataBytes = file.readUInt32LE(4);
    const dataAt = HEADER_BYTES + sourceBytes;
    if (sourceBytes !== source.length || file.length !== dataAt + 2 * dataBytes) return undefined;
    if (!source.equals(file.subarray(HEADER_BYTES, dataAt))) return undefined;
    const data = file.subarray(dataAt, dataAt + dataBytes);
    return data.equals(file.subarray(dataAt + dataBytes)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** What is compiled is run: it is only taken from a file that nobody else can have written. */
function readOwn(cache: string): Buffer | undefined {
  const handle = openSync(cache, "r");
  try {
    return isOwn(fstatSync(handle)) ? readFileSync(handle) : undefined;
  } finally {
    closeSync(handle);
  }
}

/** Of the person who runs this, and writable by no one else; Windows keeps a person's folders apart by other means. */
export function isOwn({ uid, mode }: { uid: number; mode: number }): boolean {
  const me = process.getuid?.();
  return me === undefined || (uid === me && (mode & 0o022) === 0);
}

function writeCompiled(cache: string, source: Buffer, data: Buffer): void {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(source.length, 0);
  header.writeUInt32LE(data.length, 4);
  replaceFile(cache, Buffer.concat([header, source, data, data]), { sync: true });
}
