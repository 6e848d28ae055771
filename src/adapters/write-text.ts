/** Replaces a text file of the person's own repository: whole or not at all, with the mode and the links it had. */
import { accessSync, constants, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const ORDINARY_FILE = 0o644;

let counter = 0;

/** Throws a system error that names the file, which is then as it was. */
export function writeText(file: string, text: string | Uint8Array): void {
  const existing = statSync(file, { throwIfNoEntry: false });
  // A rename would replace a file that is marked as not to be written.
  if (existing) accessSync(file, constants.W_OK);
  const target = existing ? realpathSync(file) : file;
  const temporary = path.join(
    path.dirname(target),
    `.${path.basename(target)}.${process.pid}-${counter++}.tmp`,
  );
  try {
    writeFileSync(temporary, text, { flag: "wx", mode: existing ? existing.mode & 0o7777 : ORDINARY_FILE });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    // The person knows nothing of the temporary file.
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), { path: file });
  }
}
