/** Writes files that only save time: whole or not at all, readable by the person alone, and never a failure. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./make-folder.js";

/** False when it could not be written; a file that was there stays then. `sync` where half a file would do harm. */
export function replaceFile(file: string, content: string | Uint8Array, { sync = false } = {}): boolean {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(path.dirname(file), 0o700);
    const handle = openSync(temporary, "wx", 0o600);
    try {
      writeFileSync(handle, content);
      if (sync) fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
    return true;
  } catch {
    removeQuietly(temporary);
    return false;
  }
}

export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It cannot be there, or it stays.
  }
}
