/** Finds the notes that a check is about: files as named, and the Markdown below folders, each file once. */
import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { codeOf } from "./files.js";

export interface NoteFile {
  /** As the person wrote it, with what was found below. */
  file: string;
  full: string;
}

export interface PathProblem {
  file: string;
  code: string;
  message: string;
}

export interface FoundNotes {
  files: NoteFile[];
  problems: PathProblem[];
}

export interface FindOptions {
  cwd: string;
  /** Gets the full path of a file or folder. */
  ignored: (full: string) => boolean;
}

const NOTE_NAME = /\.(?:md|markdown|mdown)$/i;
const REASONS: Record<string, string> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  EACCES: "cannot be read: permission denied",
  EPERM: "cannot be read: not permitted",
  ELOOP: "is a link that leads back to itself",
  ENAMETOOLONG: "has too long a name",
};

/** Names are walked in order; hidden ones and node_modules are left out, and links into a loop are walked once. */
export function findNotes(targets: readonly string[], options: FindOptions): FoundNotes {
  const walker = new Walker(options);
  for (const target of targets) walker.target(target);
  return walker;
}

function statOf(full: string): Stats | undefined {
  try {
    return statSync(full);
  } catch {
    return undefined;
  }
}

class Walker implements FoundNotes {
  readonly files: NoteFile[] = [];
  readonly problems: PathProblem[] = [];
  readonly #options: FindOptions;
  readonly #seen = new Set<string>();

  constructor(options: FindOptions) {
    this.#options = options;
  }

  target(target: string): void {
    const full = path.resolve(this.#options.cwd, target);
    // Also what is named: a hook names every file that changed.
    if (this.#options.ignored(full)) return;
    try {
      if (statSync(full).isDirectory()) this.#folder(path.normalize(target), full);
      else this.#file(path.normalize(target), full, realpathSync(full));
    } catch (error) {
      this.#fail(target, error);
    }
  }

  #folder(shown: string, full: string): void {
    let entries: Dirent[];
    let real: string;
    try {
      real = realpathSync(full);
      if (this.#seen.has(real)) return;
      this.#seen.add(real);
      entries = readdirSync(full, { withFileTypes: true });
    } catch (error) {
      this.#fail(shown, error);
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) this.#entry(entry, shown, full, real);
  }

  #entry(entry: Dirent, shown: string, folder: string, realFolder: string): void {
    const { name } = entry;
    if (name.startsWith(".") || name === "node_modules") return;
    const full = path.join(folder, name);
    if (this.#options.ignored(full)) return;
    const label = shown === "." ? name : path.join(shown, name);
    if (entry.isDirectory()) {
      this.#folder(label, full);
      return;
    }
    if (entry.isFile()) {
      if (NOTE_NAME.test(name)) this.#file(label, full, path.join(realFolder, name));
      return;
    }
    if (!entry.isSymbolicLink()) return;
    // A link to nothing, or to itself, is no note.
    const stat = statOf(full);
    if (stat?.isDirectory()) this.#folder(label, full);
    else if (stat?.isFile() && NOTE_NAME.test(name)) this.#file(label, full, realpathSync(full));
  }

  #file(file: string, full: string, real: string): void {
    if (this.#seen.has(real)) return;
    this.#seen.add(real);
    this.files.push({ file, full });
  }

  #fail(file: string, error: unknown): void {
    const code = codeOf(error);
    if (code === "") throw error;
    const missing = code === "ENOENT" || code === "ENOTDIR";
    this.problems.push({
      file,
      code: missing ? "file/missing" : "file/unreadable",
      message: REASONS[code] ?? `cannot be read (${code})`,
    });
  }
}
