/** The drill under way, kept so that `--resume` goes on where it stopped, with what was being typed. */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./make-folder.js";

export interface SavedAsking {
  question: string;
  points: string[];
  again: boolean;
  hints: string[];
  reason: string;
  draft: string;
}

export interface SavedSession {
  v: 1;
  session: string;
  seed: string;
  /** What the drill was started with. */
  options: Record<string, unknown>;
  /** Milliseconds of the session so far. */
  elapsed: number;
  answered: number;
  shown: string[];
  retries: { question: string; points: string[] }[];
  current?: SavedAsking;
}

export function sessionFile(data: string): string {
  return path.join(data, "session.json");
}

/** Undefined when there is none, or none that can be used. */
export function readSession(data: string): SavedSession | undefined {
  try {
    const saved: SavedSession = JSON.parse(readFileSync(sessionFile(data), "utf8"));
    return saved.v === 1 && Array.isArray(saved.shown) && Array.isArray(saved.retries) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** Never throws: a session that cannot be resumed is no reason to stop practicing. */
export function writeSession(data: string, session: SavedSession): void {
  const file = sessionFile(data);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(data, 0o700);
    writeFileSync(temporary, JSON.stringify(session), { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
  }
}

export function removeSession(data: string): void {
  try {
    rmSync(sessionFile(data), { force: true });
  } catch {
    // It will be overwritten by the next session.
  }
}
