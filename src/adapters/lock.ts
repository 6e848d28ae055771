/** One rewriter at a time: a lock file with its holder's name in it, taken over when the holder is dead. */
import fs from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { UserError } from "../core/errors.js";
import { codeOf, type Files } from "./files.js";
import { isNoSecondNames, readWhole, removeQuietly, writeBeside } from "./files-durable.js";
import { describeFailure } from "./save-error.js";

export interface Holder {
  pid: number;
  host: string;
  /** When the process began, as the system tells it: a reused process number is another process. */
  started: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Tells apart what one process takes within a millisecond. */
  token: number;
}

let counter = 0;

/** A holder on another machine (a shared folder) is believed for so long. */
const OTHER_HOST_MS = 30 * 60_000;

const WAIT_STEP_MS = 50;

export function lockPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.lock`);
}

/**
 * Runs `work` while holding the lock of `path`. Appending needs no lock; whatever replaces a file does.
 *
 * @param patience milliseconds to wait for another holder
 * @throws UserError when another running process holds it for longer
 */
export function withLock<T>(files: Files, path: string, work: () => T, patience = 5_000): T {
  const release = takeLock(files, path, patience);
  try {
    return work();
  } finally {
    release();
  }
}

/** As `withLock`, for work that waits: gives the function that releases the lock. */
export function takeLock(files: Files, path: string, patience = 5_000): () => void {
  const lock = lockPath(path);
  const own: Holder = {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
    at: Date.now(),
    token: counter++,
  };
  const text = JSON.stringify(own);
  const temporary = writeOwn(files, path, lock, text);
  try {
    for (let waited = 0; !tryTake(files, temporary, lock); ) {
      const holder = readHolder(files, lock);
      if (holder ? isDead(holder) : !isFresh(files, lock)) {
        breakLock(files, lock, holder);
        continue;
      }
      if (waited >= patience)
        throw new UserError(
          `Another hotseat${holder ? ` (process ${holder.pid} on ${holder.host})` : ""} is changing ${basename(path)}.`,
          `Wait until it is done. If no hotseat is running there, delete ${lock}.`,
        );
      pause(WAIT_STEP_MS);
      waited += WAIT_STEP_MS;
    }
  } finally {
    removeQuietly(files, temporary);
  }
  held.add(text);
  return () => {
    held.delete(text);
    try {
      // Someone may have taken a lock over that we were believed dead for.
      if (readWhole(files, lock)?.toString("utf8") === text) removeQuietly(files, lock);
    } catch {
      // It stays, and is taken over by whoever comes next: it is held by no one.
    }
  };
}

/** @throws UserError where the folder cannot be written */
function writeOwn(files: Files, path: string, lock: string, text: string): string {
  try {
    return writeBeside(files, lock, Buffer.from(text, "utf8"), 0o600);
  } catch (error) {
    throw new UserError(describeFailure(error, path));
  }
}

/** What this process holds: a lock in its name that is not here could not be removed. */
const held = new Set<string>();

/** A link appears whole or not at all: no one ever sees a lock without its holder. */
function tryTake(files: Files, temporary: string, lock: string): boolean {
  try {
    files.link(temporary, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    if (!isNoSecondNames(error)) throw error;
    return tryCreate(files, temporary, lock);
  }
}

/** Where files have no second names, the lock is there a moment before its holder's name is in it: see `isFresh`. */
function tryCreate(files: Files, temporary: string, lock: string): boolean {
  try {
    const fd = files.openNew(lock, 0o600);
    try {
      files.write(fd, readWhole(files, temporary) ?? new Uint8Array());
    } finally {
      files.close(fd);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

const FRESH_MS = 2_000;

/** A lock without a holder's name in it may just be being written. */
function isFresh(files: Files, lock: string): boolean {
  const stat = files.stat(lock);
  return stat !== undefined && Math.abs(Date.now() - stat.mtimeMs) < FRESH_MS;
}

/** Undefined when the lock is gone or was written by nothing we know. */
export function readHolder(files: Files, lock: string): Holder | undefined {
  try {
    const raw = JSON.parse(readWhole(files, lock)?.toString("utf8") ?? "");
    return typeof raw?.pid === "number" && typeof raw.host === "string" ? raw : undefined;
  } catch {
    return undefined;
  }
}

export function isDead(holder: Holder): boolean {
  if (holder.pid === process.pid && holder.host === hostname()) return !held.has(JSON.stringify(holder));
  if (holder.host !== hostname()) return Date.now() - holder.at > OTHER_HOST_MS;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
  return startOf(holder.pid) !== holder.started;
}

/** Only one of several that find the same dead lock succeeds in renaming it. */
function breakLock(files: Files, lock: string, seen: Holder | undefined): void {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    files.rename(lock, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  const moved = readHolder(files, aside);
  // Between looking and renaming another may have taken the lock: give it back.
  if (moved && (moved.pid !== seen?.pid || moved.at !== seen.at)) tryTake(files, aside, lock);
  removeQuietly(files, aside);
}

/** Clock ticks from boot to the start of a process (Linux, proc(5), field 22); empty elsewhere. */
function startOf(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
