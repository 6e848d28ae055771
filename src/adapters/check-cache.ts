/** Keeps what grading a file of notes gave, by content; can be deleted at any time. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { GRADER_NAME } from "../grading/version.js";
import type { GradedFile } from "../notes/note-file.js";
import { version } from "../version.js";
import { writeText } from "./write-text.js";

interface Entry {
  /** Fingerprint of the whole bank that it was graded by. */
  bank: string;
  graded: GradedFile;
}

interface Content {
  made: string;
  files: Record<string, Entry>;
  /** Parsed configuration files. */
  configs: Record<string, unknown>;
}

export interface CheckCache {
  /** `bank` is the fingerprint of the questions: another bank may find other questions in the same note. */
  load(key: string, bank: string): GradedFile | undefined;
  save(key: string, bank: string, graded: GradedFile): void;
  config(key: string): unknown;
  saveConfig(key: string, value: unknown): void;
  /** Writes what is new. A cache that cannot be written costs time, nothing else. */
  flush(): void;
}

/** Anything that changes what the same note gives must be in here. */
const MADE = `2 ${version} ${GRADER_NAME}`;
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
  flush: () => {},
};

export interface CacheOptions {
  /** The program's cache folder; undefined for a cache that keeps nothing. */
  folder: string | undefined;
  /** Names the tree of notes. */
  root: string;
  /** False where the words that cover a point are not shown: they are most of the bulk, and kept in a file of their own. */
  details: boolean;
}

export function openCheckCache({ folder, root, details }: CacheOptions): CheckCache {
  if (folder === undefined) return NO_CACHE;
  const name = path.join(folder, "check", keyOf(Buffer.from(root)));
  const files = { brief: `${name}.json`, full: `${name}.full.json` };
  const content = readContent(details ? files.full : files.brief);
  const fresh = new Map<string, Entry>();
  const used = new Set<string>();
  let changed = false;
  return {
    load(key, bank) {
      const entry = Object.hasOwn(content.files, key) ? content.files[key] : undefined;
      if (entry?.bank !== bank) return undefined;
      used.add(key);
      return entry.graded;
    },
    save(key, bank, graded) {
      fresh.set(key, { bank, graded });
      used.add(key);
      changed = true;
    },
    config: (key) => (Object.hasOwn(content.configs, key) ? content.configs[key] : undefined),
    saveConfig(key, value) {
      content.configs = { [key]: value };
      changed = true;
    },
    flush() {
      if (!changed) return;
      for (const [file, shorten] of [
        [files.full, same],
        [files.brief, withoutDetails],
      ] as const) {
        const old =
          (file === files.full) === details ? content : { ...readContent(file), configs: content.configs };
        const next = { ...old, files: kept(old.files, used) };
        for (const [key, entry] of fresh) next.files[key] = { ...entry, graded: shorten(entry.graded) };
        write(file, next);
      }
    },
  };
}

function same(graded: GradedFile): GradedFile {
  return graded;
}

/** Only missed points are spoken of in most reports. */
function withoutDetails(graded: GradedFile): GradedFile {
  const notes = graded.notes.map((note) => ({
    ...note,
    points: note.points
      .filter(({ verdict }) => verdict === "missed")
      .map((point) => ({ ...point, evidence: [] })),
  }));
  return { ...graded, notes };
}

function kept(files: Record<string, Entry>, used: ReadonlySet<string>): Record<string, Entry> {
  const entries = Object.entries(files);
  if (entries.length <= 50 + used.size * SPARE) return { ...files };
  return Object.fromEntries(entries.filter(([key]) => used.has(key)));
}

function write(file: string, content: Content): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeText(file, JSON.stringify(content));
  } catch {
    // A full or read-only disk: the next run grades again.
  }
}

function readContent(file: string): Content {
  const empty: Content = { made: MADE, files: {}, configs: {} };
  try {
    const content: Content = JSON.parse(readFileSync(file, "utf8"));
    return content.made === MADE && content.files && content.configs ? content : empty;
  } catch {
    return empty;
  }
}
