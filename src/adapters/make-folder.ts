/** Makes a folder and its parents. Node's own recursive mkdir never ends where a parent cannot be made, as in /proc. */
import { mkdirSync, statSync } from "node:fs";
import path from "node:path";

/** The first folder that had to be made; undefined when all were there. Throws a system error. */
export function makeFolder(folder: string, mode: number): string | undefined {
  if (isFolder(folder)) return undefined;
  const parent = path.dirname(folder);
  const first = parent === folder ? undefined : makeFolder(parent, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another process may have been faster.
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && isFolder(folder)) return first;
    throw error;
  }
  return first ?? folder;
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
