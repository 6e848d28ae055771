/** Dated copies of the journal: made by themselves, thinned with age, and always before something risky. */
import { basename, dirname, join } from "node:path";
import { backupsToDrop } from "../progress/thinning.js";
import { codeOf, type Files } from "./files.js";
import { copyDurably, ensureFolder, removeQuietly } from "./files-durable.js";

export interface Backup {
  /** File name within the backups folder. */
  name: string;
  path: string;
  /** Milliseconds since 1970. */
  at: number;
  /** "auto", "before-repair", "before-migration", "before-restore", "manual"… */
  reason: string;
  bytes: number;
}

const HOUR = 3_600_000;

const NAME = /-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-([a-z-]+)(?:-\d+)?\.jsonl$/;

/** Oldest first; a missing folder has none. */
export function listBackups(files: Files, folder: string): Backup[] {
  let names: string[];
  try {
    names = files.list(folder);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const match = NAME.exec(name);
      const stat = match && files.stat(join(folder, name));
      if (!match || !stat) return [];
      const [, year, month, day, hour, minute, second, ms, reason = ""] = match;
      const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
      return [{ name, path: join(folder, name), at, reason, bytes: stat.size }];
    })
    .sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
}

/** Copies the journal as it is, whole. Undefined when there is no journal. */
export function makeBackup(
  files: Files,
  paths: { journal: string; backups: string },
  now: number,
  reason: string,
): Backup | undefined {
  const stat = files.stat(paths.journal);
  if (!stat) return undefined;
  ensureFolder(files, paths.backups);
  const stem = `${basename(paths.journal).replace(/\.jsonl$/, "")}-${stamp(now)}-${reason}`;
  for (let n = 1; ; n++) {
    const name = `${stem}${n === 1 ? "" : `-${n}`}.jsonl`;
    const path = join(paths.backups, name);
    if (files.stat(path)) continue;
    const bytes = copyDurably(files, paths.journal, path);
    return { name, path, at: now, reason, bytes };
  }
}

function stamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:.]/g, "");
}

/**
 * The backup that a session makes when it ends: at most one an hour, and none when nothing was added since the last.
 * Never throws: a failed backup must not stop the person from leaving.
 */
export function backupAtEnd(files: Files, paths: { journal: string; backups: string }, now: number): void {
  try {
    const last = listBackups(files, paths.backups).at(-1);
    const size = files.stat(paths.journal)?.size ?? 0;
    if (size === 0 || (last && (Math.abs(now - last.at) < HOUR || last.bytes === size))) return;
    makeBackup(files, paths, now, "auto");
    thinBackups(files, paths.backups, now);
  } catch {
    // `hotseat doctor` says when the newest backup is old.
  }
}

/** Deletes what the thinning rule lets go. */
export function thinBackups(files: Files, folder: string, now: number): void {
  for (const { path } of backupsToDrop(listBackups(files, folder), now)) removeQuietly(files, path);
}

const CONFLICT_COPY = [
  // Syncthing; Dropbox, Nextcloud and OneDrive; what a file manager makes of a second copy.
  /\.sync-conflict-\d{8}-\d{6}(-[0-9A-Z]+)?$/,
  /\(.*conflict.*\)$/i,
  /[ _-]conflict[ _-].*$/i,
  /^( \(\d+\)| \d+| copy.*)$/i,
];

/** Copies of the journal that a file synchronizer left beside it. */
export function findConflictCopies(names: readonly string[], journal: string): string[] {
  const base = basename(journal).replace(/\.jsonl$/, "");
  return names
    .filter((name) => name.startsWith(base) && name.endsWith(".jsonl") && name !== basename(journal))
    .filter((name) => {
      const rest = name.slice(base.length, -".jsonl".length);
      return CONFLICT_COPY.some((pattern) => pattern.test(rest));
    })
    .map((name) => join(dirname(journal), name))
    .sort();
}
