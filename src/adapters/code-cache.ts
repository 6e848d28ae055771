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
  const compiled = readCompiled(cache, source);
  const wrapped = compiled?.wrapped ?? wrap(source);
  // The build makes such files of ASCII alone, which is read fastest as what it is.
  const script = new Script(wrapped.toString("latin1"), {
    filename: file,
    ...(compiled ? { cachedData: compiled.data } : {}),
  });
  if (save && (!compiled || script.cachedDataRejected))
    keepSoon(() => writeCompiled(cache, wrapped, script.createCachedData()), within);
  const module = { exports: {} };
  const run: Wrapper = script.runInThisContext();
  run(module.exports, require, module, file, path.dirname(file));
  return module.exports;
}

const HEAD = Buffer.from("(function(exports,require,module,__filename,__dirname){");
const TAIL = Buffer.from("\n})");

function wrap(source: Buffer): Buffer {
  return Buffer.concat([HEAD, source, TAIL]);
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
function readCompiled(cache: string, source: Buffer): { wrapped: Buffer; data: Buffer } | undefined {
  try {
    const file = readOwn(cache);
    if (!file) return undefined;
    const dataAt = HEADER_BYTES + file.readUInt32LE(0);
    const dataBytes = file.readUInt32LE(4);
    const wrapped = file.subarray(HEADER_BYTES, dataAt);
    if (wrapped.length !== HEAD.length + source.length + TAIL.length) return undefined;
    if (file.length !== dataAt + 2 * dataBytes) return undefined;
    const own = wrapped.subarray(HEAD.length, HEAD.length + source.length);
    const framed = wrapped.indexOf(HEAD) === 0 && wrapped.subarray(-TAIL.length).equals(TAIL);
    if (!framed || !source.equals(own)) return undefined;
    const data = file.subarray(dataAt, dataAt + dataBytes);
    return data.equals(file.subarray(dataAt + dataBytes)) ? { wrapped, data } : undefined;
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

function writeCompiled(cache: string, wrapped: Buffer, data: Buffer): void {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(wrapped.length, 0);
  header.writeUInt32LE(data.length, 4);
  replaceFile(cache, Buffer.concat([header, wrapped, data, data]), { sync: true });
}
