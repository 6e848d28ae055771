/** What `hotseat doctor --repair` does: never without a copy of the original first, and it says each thing it did. */
import { basename, dirname, join } from "node:path";
import { counted } from "../core/count.js";
import { UserError } from "../core/errors.js";
import { contentHash } from "../core/hash.js";
import { decodeLine, encodeEvent } from "../progress/codec.js";
import { encodeState } from "../progress/snapshot.js";
import { keepAnswers, parseAnswer } from "./answers.js";
import { findConflictCopies, makeBackup } from "./backups.js";
import { changeLines } from "./buffer-lines.js";
import type { CheckupContext } from "./checkup-types.js";
import type { Files } from "./files.js";
import { copyDurably, ensureFolder, readWhole, removeQuietly, replaceFile } from "./files-durable.js";
import { readOrRefuse } from "./journal-load.js";
import { readJournal } from "./journal-read.js";
import { isDead, lockPath, readHolder, withLock } from "./lock.js";
import { openLine } from "./open-line.js";
import { tellDamage } from "./quarantine.js";
import { addMissing, asidePath, finishRewrite, rewriteJournal } from "./rewrite.js";
import { describeFailure } from "./save-error.js";
import { keyMatches, readSnapshot } from "./snapshot-file.js";

/**
 * Mends what can be mended.
 *
 * @returns sentences that tell what was done; empty when nothing was to do
 * @throws UserError when another process is changing the journal, or it was written by a newer version
 */
export function repair(context: CheckupContext): string[] {
  const done: string[] = [];
  try {
    repairAll(context, done);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const before = done.length > 0 ? ` Done before that: ${done.join(" ")}` : "";
    throw new UserError(
      `The repair stopped. ${describeFailure(error, context.paths.journal)}${before}`,
      "Nothing is lost: what was to be replaced is still there or in the backups. Repair again when that is mended.",
    );
  }
  return done;
}

function repairAll(context: CheckupContext, done: string[]): void {
  const { files, paths } = context;
  if (files.stat(paths.journal) || files.stat(asidePath(paths.journal))) {
    readOrRefuse(files, paths.journal);
    withLock(files, paths.journal, () => done.push(...repairJournal(context)));
  }
  done.push(...repairAnswers(context), ...repairSnapshot(context));
  done.push(...repairSettings(context), ...removeLeftovers(files, paths.journal));
}

function repairJournal(context: CheckupContext): string[] {
  const { files, paths, now } = context;
  const done: string[] = [];
  const recovered = finishRewrite(files, paths.journal);
  if (recovered > 0)
    done.push(`Completed a rewrite that was cut off: ${counted(recovered, "event")} recovered.`);
  const reading = readJournal(files, paths.journal);
  if (reading.damage.length > 0 || reading.older > 0 || reading.repeated > 0) {
    const backup = makeBackup(files, paths, now, "before-repair");
    done.push(`Saved the journal as it was: ${backup?.path}.`);
    tellDamage(files, paths.journal, reading, { writable: true, now });
    rewriteJournal(files, paths.journal, cleanLines, true);
    done.push(...describeCleaning(reading));
  }
  for (const copy of conflictCopies(files, paths.journal)) done.push(mergeCopy(context, copy));
  return done;
}

function describeCleaning(reading: ReturnType<typeof readJournal>): string[] {
  const told: string[] = [];
  if (reading.damage.length > 0)
    told.push(
      `Set ${counted(reading.damage.length, "damaged line")} aside; ${counted(reading.state.events, "event remains", "events remain")}.`,
    );
  if (reading.older > 0)
    told.push(`Brought ${counted(reading.older, "line")} of an older version up to date.`);
  if (reading.repeated > 0) told.push(`Removed ${counted(reading.repeated, "repeated line")}.`);
  return told;
}

/** Readable lines as they are, older ones up to date, what could be saved of damaged ones; each event once. */
export function cleanLines(bytes: Buffer): Buffer {
  const seen = new Set<string>();
  const clean = changeLines(bytes, (line, number) => {
    if (line === "") return undefined;
    const decoded = decodeLine(line);
    if (decoded.kind === "unknown") return line;
    const { event } = openLine({ text: line, number, offset: 0, ended: true });
    if (!event) return undefined;
    // Two different events under one id: both stay, and the fold decides as it always has.
    const key = `${event.id} ${contentHash(encodeEvent(event))}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    return decoded.kind === "event" ? line : encodeEvent(event);
  });
  return clean.length === 0 || clean.at(-1) === NEWLINE ? clean : Buffer.concat([clean, Buffer.from("\n")]);
}

const NEWLINE = 10;

function conflictCopies(files: Files, journal: string): string[] {
  return findConflictCopies(files.list(dirname(journal)), journal);
}

function mergeCopy({ files, paths, now }: CheckupContext, copy: string): string {
  readOrRefuse(files, copy);
  const added = addMissing(files, paths.journal, copy);
  ensureFolder(files, paths.backups);
  const kept = join(paths.backups, `${basename(copy)}.merged-${now}`);
  copyDurably(files, copy, kept);
  files.unlink(copy);
  return `Merged ${basename(copy)}: ${counted(added, "event")} added; the copy is now ${kept}.`;
}

function repairAnswers({ files, paths, now }: CheckupContext): string[] {
  const bytes = readWhole(files, paths.answers);
  if (!bytes) return [];
  const bad = bytes
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "" && !parseAnswer(line)).length;
  if (bad === 0) return [];
  ensureFolder(files, paths.backups);
  const saved = join(paths.backups, `${basename(paths.answers)}.before-repair-${now}`);
  copyDurably(files, paths.answers, saved);
  withLock(files, paths.answers, () =>
    rewriteJournal(
      files,
      paths.answers,
      keepAnswers(() => true),
      false,
    ),
  );
  return [
    `Removed ${counted(bad, "unreadable line")} from ${basename(paths.answers)}; the file as it was: ${saved}.`,
  ];
}

function repairSnapshot({ files, paths }: CheckupContext): string[] {
  if (!files.stat(paths.snapshot)) return [];
  const snapshot = readSnapshot(files, paths.snapshot);
  if (snapshot && files.stat(paths.journal) && keyMatches(files, paths.journal, snapshot.key)) {
    const whole = readJournal(files, paths.journal);
    const covers = whole.end.offset === snapshot.key.place.offset;
    if (!covers || JSON.stringify(encodeState(whole.state)) === JSON.stringify(encodeState(snapshot.state)))
      return [];
  }
  removeQuietly(files, paths.snapshot);
  return ["Deleted the snapshot; it is made anew."];
}

function repairSettings({ files, paths }: CheckupContext): string[] {
  const bytes = readWhole(files, paths.settings);
  if (!bytes) return [];
  try {
    const raw: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof raw === "object" && raw !== null && !Array.isArray(raw)) return [];
  } catch {
    // Set aside below.
  }
  const aside = `${paths.settings}.damaged`;
  replaceFile(files, aside, bytes);
  files.unlink(paths.settings);
  return [`Set the unreadable settings aside as ${aside}; the defaults are used.`];
}

function removeLeftovers(files: Files, journal: string): string[] {
  const done: string[] = [];
  const lock = lockPath(journal);
  if (files.stat(lock)) {
    const holder = readHolder(files, lock);
    if (!holder || isDead(holder)) {
      removeQuietly(files, lock);
      done.push("Deleted a lock whose process has ended.");
    }
  }
  const folder = dirname(journal);
  const stale = (files.stat(folder) ? files.list(folder) : []).filter(isStaleTemporary);
  for (const name of stale) removeQuietly(files, join(folder, name));
  if (stale.length > 0)
    done.push(`Deleted ${counted(stale.length, "unfinished file")} of interrupted writes.`);
  return done;
}

function isStaleTemporary(name: string): boolean {
  const pid = /^\..*\.(\d+)-\d+\.tmp$/.exec(name)?.[1];
  if (pid === undefined || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch {
    return true;
  }
}
