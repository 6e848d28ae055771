/** What has to be put right around the journal when it is opened: half-done rewrites, old versions, conflict copies. */
import { basename, dirname } from "node:path";
import { decodeLine, encodeEvent } from "../progress/codec.js";
import { JOURNAL_VERSION } from "../progress/events.js";
import { findConflictCopies, makeBackup } from "./backups.js";
import { changeLines } from "./buffer-lines.js";
import type { Files } from "./files.js";
import { withLock } from "./lock.js";
import { asidePath, finishRewrite, rewriteJournal } from "./rewrite.js";

/** Completes what a killed rewrite left; sentences for the person. Never throws. */
export function upkeepBefore(files: Files, journal: string, writable: boolean): string[] {
  try {
    const names = files.list(dirname(journal));
    const warnings: string[] = [];
    const copies = findConflictCopies(names, journal);
    if (copies.length > 0) warnings.push(describeCopies(journal, copies));
    if (writable && (names.includes(basename(asidePath(journal))) || leftBesideTarget(files, journal)))
      recover(files, journal);
    return warnings;
  } catch {
    // A folder that cannot be listed is told of where it is opened.
    return [];
  }
}

/** The old file lies beside the true file, wherever a symbolic link leads. */
function leftBesideTarget(files: Files, journal: string): boolean {
  return files.stat(journal) !== undefined && files.stat(asidePath(files.realpath(journal))) !== undefined;
}

function recover(files: Files, journal: string): void {
  // Waiting a moment at most: whoever holds the lock completes it themselves.
  withLock(files, journal, () => finishRewrite(files, journal), 200);
}

function describeCopies(journal: string, copies: readonly string[]): string {
  const [first] = copies.map((path) => basename(path));
  const name = basename(journal);
  if (copies.length === 1)
    return `A conflict copy of ${name} lies beside it (${first}). \`hotseat doctor --repair\` merges it in.`;
  return `${copies.length} conflict copies of ${name} lie beside it (${first}, …). \`hotseat doctor --repair\` merges them in.`;
}

/** Rewrites lines of older versions after a backup; idempotent. Gives a sentence for the person; never throws. */
export function migrateJournal(
  files: Files,
  paths: { journal: string; backups: string },
  now: number,
): string | undefined {
  try {
    return withLock(
      files,
      paths.journal,
      () => {
        const backup = makeBackup(files, paths, now, "before-migration");
        rewriteJournal(files, paths.journal, upgradeLines, true);
        return `${basename(paths.journal)} was brought up to journal version ${JOURNAL_VERSION}; the old file is ${backup?.path}.`;
      },
      200,
    );
  } catch {
    // Older lines are understood as they are: the rewrite can wait for the next start.
    return undefined;
  }
}

/** Every line of an older version as this one writes it; all other lines byte for byte. */
export function upgradeLines(bytes: Buffer): Buffer {
  return changeLines(bytes, (line) => {
    const decoded = decodeLine(line);
    return decoded.kind === "older" ? encodeEvent(decoded.event) : line;
  });
}
