/** Writes that survive a crash: append and sync, replace whole files, private folders. */
import { basename, dirname, join } from "node:path";
import { grouped } from "../core/pieces.js";
import { codeOf, type Files } from "./files.js";

export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;

/** Makes the folder and what is missing above it, private whatever the umask; one that exists keeps its mode. */
export function ensureFolder(files: Files, folder: string): void {
  const first = files.mkdir(folder, PRIVATE_FOLDER);
  if (first === undefined) return;
  for (let path = folder; ; path = dirname(path)) {
    files.chmod(path, PRIVATE_FOLDER);
    if (path === first || path === dirname(path)) return;
  }
}

/**
 * Appends whole lines with one write and waits until they are on disk. Starts a fresh line where an earlier
 * write was torn. When another program has replaced the file meanwhile, appends to the new one as well.
 *
 * @param text lines, each ended by a newline
 * @param options `sync` false: they are in the file and a kill loses nothing, but a power cut may until `syncFile`
 * @returns the bytes of the file that were added; `start` is -1 when another session wrote at the same time
 * @throws a system error; then the lines may be absent, torn or whole
 */
export function appendDurably(
  files: Files,
  path: string,
  text: string,
  { sync = true } = {},
): { start: number; end: number } {
  let place = { start: 0, end: 0 };
  // A replacement during a write is rare; three in a row are not to be believed.
  for (let attempt = 0; attempt < 3; attempt++) {
    const isNew = files.stat(path) === undefined;
    const fd = files.openAppend(path, PRIVATE_FILE);
    let written: { ino: number; dev: number };
    try {
      if (isNew) files.chmod(path, PRIVATE_FILE);
      const { size, ino, dev } = files.fstat(fd);
      written = { ino, dev };
      const bytes = Buffer.from(endsInNewline(files, fd, size) ? text : `\n${text}`, "utf8");
      const count = files.write(fd, bytes);
      // Going on after a short write could land behind another session's line.
      if (count < bytes.length) throw shortWrite(path, count, bytes.length);
      if (sync) files.fsync(fd);
      const end = files.fstat(fd).size;
      place = { start: end - bytes.length === size ? size : -1, end };
    } finally {
      files.close(fd);
    }
    if (isNew) syncFolder(files, dirname(path));
    const now = files.stat(path);
    if (now && now.ino === written.ino && now.dev === written.dev) return place;
  }
  return place;
}

/** Waits until what was appended is on disk. Throws a system error, also when the file is gone. */
export function syncFile(files: Files, path: string): void {
  if (files.stat(path) === undefined) throw Object.assign(new Error(`${path} is gone`), { code: "ENOENT" });
  // For appending: Windows does not sync what is open for reading only.
  const fd = files.openAppend(path, PRIVATE_FILE);
  try {
    files.fsync(fd);
  } finally {
    files.close(fd);
  }
}

function shortWrite(path: string, count: number, length: number): Error {
  const error = new Error(`short write to ${path}: ${count} of ${length} bytes`);
  return Object.assign(error, { code: "ENOSPC" });
}

const NEWLINE = 10;

function endsInNewline(files: Files, fd: number, size: number): boolean {
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  files.read(fd, last, size - 1);
  return last[0] === NEWLINE;
}

/** Bytes from `start` up to `end`, or fewer where the file is shorter. */
export function readRange(files: Files, path: string, start: number, end: number): Buffer {
  const fd = files.openRead(path);
  try {
    const into = Buffer.alloc(Math.max(0, end - start));
    let length = 0;
    while (length < into.length) {
      const count = files.read(fd, into.subarray(length), start + length);
      if (count === 0) break;
      length += count;
    }
    return into.subarray(0, length);
  } finally {
    files.close(fd);
  }
}

/** The whole file; undefined when there is none. */
export function readWhole(files: Files, path: string): Buffer | undefined {
  const stat = files.stat(path);
  return stat && readRange(files, path, 0, stat.size);
}

/**
 * Puts a whole file in place of another, or nothing at all: a new file beside it, synced, then renamed. Follows a
 * symbolic link to the file it means, and keeps an existing file's mode.
 */
export function replaceFile(files: Files, path: string, bytes: Uint8Array): void {
  replaceWith(files, path, [bytes]);
}

/** As `replaceFile`, with a text in pieces. */
export function replaceWithText(files: Files, path: string, pieces: Iterable<string>): void {
  replaceWith(files, path, encoded(pieces));
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  for (const piece of grouped(pieces)) yield Buffer.from(piece, "utf8");
}

function replaceWith(files: Files, path: string, parts: Iterable<Uint8Array>): void {
  const existing = files.stat(path);
  const target = existing ? files.realpath(path) : path;
  const temporary = makeBeside(files, target, existing?.mode ?? PRIVATE_FILE, (fd, name) => {
    for (const bytes of parts) writeAll(files, fd, bytes, name);
  });
  try {
    files.rename(temporary, target);
  } catch (error) {
    removeQuietly(files, temporary);
    throw error;
  }
  syncFolder(files, dirname(target));
}

let counter = 0;

/** A synced temporary file in the same folder. */
export function writeBeside(files: Files, target: string, bytes: Uint8Array, mode: number): string {
  return makeBeside(files, target, mode, (fd, temporary) => writeAll(files, fd, bytes, temporary));
}

function makeBeside(
  files: Files,
  target: string,
  mode: number,
  fill: (fd: number, temporary: string) => void,
): string {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}-${counter++}.tmp`);
  removeQuietly(files, temporary);
  const fd = files.openNew(temporary, mode);
  try {
    files.chmod(temporary, mode);
    fill(fd, temporary);
    files.fsync(fd);
  } catch (error) {
    closeQuietly(files, fd);
    removeQuietly(files, temporary);
    throw error;
  }
  closeQuietly(files, fd);
  return temporary;
}

/** A copy of a file of any size under a new name, whole or not at all; returns its bytes. */
export function copyDurably(files: Files, from: string, to: string): number {
  const source = files.openRead(from);
  let length = 0;
  try {
    const temporary = makeBeside(files, to, PRIVATE_FILE, (fd, name) => {
      const buffer = Buffer.allocUnsafe(1 << 20);
      for (;;) {
        const count = files.read(source, buffer, length);
        if (count === 0) break;
        writeAll(files, fd, buffer.subarray(0, count), name);
        length += count;
      }
    });
    try {
      files.rename(temporary, to);
    } catch (error) {
      removeQuietly(files, temporary);
      throw error;
    }
  } finally {
    files.close(source);
  }
  syncFolder(files, dirname(to));
  return length;
}

function writeAll(files: Files, fd: number, bytes: Uint8Array, path: string): void {
  for (let done = 0; done < bytes.length; ) done += writeSome(files, fd, bytes.subarray(done), path);
}

function writeSome(files: Files, fd: number, bytes: Uint8Array, path: string): number {
  const count = files.write(fd, bytes);
  if (count === 0) throw shortWrite(path, 0, bytes.length);
  return count;
}

/** FAT, and some network file systems, know no hard links. */
export function isNoSecondNames(error: unknown): boolean {
  return ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(codeOf(error));
}

/** The name of a new file is on disk only when its folder is. */
export function syncFolder(files: Files, folder: string): void {
  try {
    const fd = files.openRead(folder);
    try {
      files.fsync(fd);
    } finally {
      files.close(fd);
    }
  } catch (error) {
    // Windows and some network file systems cannot open or sync a folder.
    if (!["EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP"].includes(codeOf(error))) throw error;
  }
}

export function removeQuietly(files: Files, path: string): void {
  try {
    files.unlink(path);
  } catch {
    // What is not there, or cannot be removed, does no harm: every reader ignores it.
  }
}

/** After a sync everything is on disk: that closing fails changes nothing. */
function closeQuietly(files: Files, fd: number): void {
  try {
    files.close(fd);
  } catch {
    // The system has released the descriptor even so.
  }
}
