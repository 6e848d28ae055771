/** Replaces the journal while other sessions may be appending to it: what they add meanwhile is carried over. */
import { basename, dirname, join } from "node:path";
import { encodeEvent } from "../progress/codec.js";
import type { JournalEvent } from "../progress/events.js";
import type { Files } from "./files.js";
import {
  appendDurably,
  isNoSecondNames,
  readRange,
  removeQuietly,
  syncFolder,
  writeBeside,
} from "./files-durable.js";
import { readEvents } from "./journal-events.js";
import { readLines } from "./journal-lines.js";
import { openLine } from "./open-line.js";

/** The old journal's second name while a rewrite is under way: `.progress.jsonl.old`. */
export function asidePath(journal: string): string {
  return join(dirname(journal), `.${basename(journal)}.old`);
}

/**
 * Puts `make(bytes of the journal)` in its place. The caller holds the lock. Sessions append without a lock: one that
 * writes to the old file after it was read is found in its tail and carried over here, and one that
 * writes after the new file is in place notices that (see `appendDurably`).
 *
 * @param keepsEvents true when no event is left out on purpose: then a rewrite that was killed half-way
 *   can be completed from the old file by `finishRewrite`
 */
export function rewriteJournal(
  files: Files,
  journal: string,
  make: (bytes: Buffer) => Uint8Array,
  keepsEvents: boolean,
): void {
  const target = files.realpath(journal);
  const fd = files.openRead(target);
  try {
    const { size, mode } = files.fstat(fd);
    const temporary = writeBeside(files, target, make(readRange(files, target, 0, size)), mode);
    const aside = asidePath(target);
    try {
      if (keepsEvents) linkAside(files, target, aside);
      files.rename(temporary, target);
    } catch (error) {
      removeQuietly(files, temporary);
      removeQuietly(files, aside);
      throw error;
    }
    syncFolder(files, dirname(target));
    const added = readTail(files, fd, size);
    if (added.length > 0) appendDurably(files, target, withNewline(added));
    removeQuietly(files, aside);
  } finally {
    files.close(fd);
  }
}

function linkAside(files: Files, target: string, aside: string): void {
  removeQuietly(files, aside);
  try {
    files.link(target, aside);
  } catch (error) {
    // Some file systems have no second names; then a kill within the next microseconds is not covered.
    if (!isNoSecondNames(error)) throw error;
  }
}

function readTail(files: Files, fd: number, from: number): string {
  const { size } = files.fstat(fd);
  const bytes = Buffer.alloc(Math.max(0, size - from));
  const count = bytes.length > 0 ? files.read(fd, bytes, from) : 0;
  return bytes.toString("utf8", 0, count);
}

function withNewline(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

/**
 * Completes a rewrite that was killed: events of the old file that the journal lacks are added to it. The
 * caller holds the lock.
 */
export function finishRewrite(files: Files, journal: string): number {
  const target = files.stat(journal) ? files.realpath(journal) : journal;
  const aside = asidePath(target);
  if (!files.stat(aside)) return 0;
  const added = addMissing(files, target, aside);
  removeQuietly(files, aside);
  return added;
}

/** Appends the events of the file `from` that the journal lacks, and returns how many. */
export function addMissing(files: Files, journal: string, from: string): number {
  const lines: [string, string][] = [];
  eachEntry(files, from, (id, line) => lines.push([id, line]));
  return addMissingLines(files, journal, lines);
}

/** As `addMissing`, for lines at hand with the ids of their events. */
export function addMissingLines(
  files: Files,
  journal: string,
  lines: Iterable<readonly [id: string, line: string]>,
): number {
  const known = new Set<string>();
  if (files.stat(journal)) eachEntry(files, journal, (id) => known.add(id));
  const missing: string[] = [];
  for (const [id, line] of lines) {
    if (known.has(id)) continue;
    known.add(id);
    missing.push(`${line}\n`);
  }
  if (missing.length > 0) appendDurably(files, journal, missing.join(""));
  return missing.length;
}

/**
 * Calls back with the id and the line of every event, in the order of the file: those of unknown types as they
 * are, older ones brought up to date, and what could be saved of damaged lines.
 */
export function eachEntry(files: Files, path: string, visit: (id: string, line: string) => void): void {
  readLines(files, path, { offset: 0, lines: 0 }, (line) => {
    const opened = openLine(line);
    if (opened.unknown) visit(opened.unknown, line.text);
    else if (opened.event)
      visit(opened.event.id, opened.older || opened.damage ? encodeEvent(opened.event) : line.text);
    return undefined;
  });
}

/** Calls back with every event of a known type, in the order of the file. */
export function eachEvent(files: Files, path: string, visit: (event: JournalEvent) => void): void {
  readEvents(files, path, { offset: 0, lines: 0 }, ({ event }) => {
    if (event) visit(event);
    return undefined;
  });
}
