/** Keeps what grading a file of notes gave, by content; can be deleted at any time. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { GRADER_NAME } from "../grading/version.js";
import type { GradedFile } from "../notes/note-file.js";
import { version } from "../version.js";
import { makeFolder } from "./make-folder.js";
import { writeText } from "./write-text.js";

interface Entry {
  /** Fingerprint of the whole bank that it was graded by. */
  bank: string;
  graded: GradedFile;
}

interface Content {
  made: string;
  files: Record<string, Entry>;
}

/** A report as it was printed. */
export interface KeptReport {
  stdout: string;
  exitCode: 0 | 1 | 2;
}

export interface CheckCache {
  /** `bank` is the fingerprint of the questions: another bank may find other questions in the same note. */
  load(key: string, bank: string): GradedFile | undefined;
  save(key: string, bank: string, graded: GradedFile): void;
  config(key: string): unknown;
  saveConfig(key: string, value: unknown): void;
  /** The report of the last run, where that was the very same run. */
  report(key: string): KeptReport | undefined;
  saveReport(key: string, report: KeptReport): void;
  /** Writes what is new. A cache that cannot be written costs time, nothing else. */
  flush(): void;
}

/** Anything that changes what the same note gives must be in here. */
const MADE = `4 ${version} ${GRADER_NAME}`;
/** Entries of other versions of notes are dropped when there are this many times more than are in use. */
const SPARE = 4;

export function keyOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 27);
}

const NO_CACHE: CheckCache = {
  load: () => undefined,
  save: () => {},
  config: () => undefined,
  saveConfig: () => {},
  report: () => undefined,
  saveReport: () => {},
  flush: () => {},
};

export interface CacheOptions {
  /** The program's cache folder; undefined for a cache that keeps nothing. */
  folder: string | undefined;
  /** Names the tree of notes. */
  root: string;
  /** True where the words that cover a point are shown: they are most of the bulk, so these files are kept apart. */
  details: boolean;
}

export function openCheckCache({ folder, root, details }: CacheOptions): CheckCache {
  if (folder === undefined) return NO_CACHE;
  const name = path.join(folder, "check", keyOf(Buffer.from(root)));
  const file = details ? `${name}.full.json` : `${name}.json`;
  let opened: Content | undefined;
  const open = (): Content => {
    opened ??= readContent(file);
    return opened;
  };
  const fresh = new Map<string, Entry>();
  const used = new Set<string>();
  return {
    load(key, bank) {
      const { files: known } = open();
      const entry = Object.hasOwn(known, key) ? known[key] : undefined;
      if (entry?.bank !== bank) return undefined;
      used.add(key);
      return entry.graded;
    },
    save(key, bank, graded) {
      fresh.set(key, { bank, graded });
      used.add(key);
    },
    config: (key) => readOne(`${name}.config.json`, key),
    saveConfig: (key, value) => write(`${name}.config.json`, { made: MADE, key, value }),
    report: (key) => readOne(`${name}.report.json`, key) as KeptReport | undefined,
    saveReport: (key, value) => write(`${name}.report.json`, { made: MADE, key, value }),
    flush() {
      if (fresh.size === 0) return;
      const known = open();
      write(file, { ...known, files: { ...kept(known.files, used), ...Object.fromEntries(fresh) } });
    },
  };
}

function kept(files: Record<string, Entry>, used: ReadonlySet<string>): Record<string, Entry> {
  const entries = Object.entries(files);
  if (entries.length <= 50 + used.size * SPARE) return files;
  return Object.fromEntries(entries.filter(([key]) => used.has(key)));
}

function write(file: string, content: object): void {
  try {
    makeFolder(path.dirname(file), 0o700);
    writeText(file, JSON.stringify(content));
  } catch {
    // A full or read-only disk: the next run grades again.
  }
}

function readOne(file: string, key: string): unknown {
  try {
    const kept = JSON.parse(readFileSync(file, "utf8"));
    return kept.made === MADE && kept.key === key ? kept.value : undefined;
  } catch {
    return undefined;
  }
}

function readContent(file: string): Content {
  const empty: Content = { made: MADE, files: {} };
  try {
    const content: Content = JSON.parse(readFileSync(file, "utf8"));
    return content.made === MADE && content.files ? content : empty;
  } catch {
    return empty;
  }
}
