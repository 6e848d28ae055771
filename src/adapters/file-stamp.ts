/** Tells without reading a file whether it is still what was read. */
import { closeSync, constants, fstatSync, openSync } from "node:fs";

export interface Stamp {
  bytes: number;
  /** Which file it is, and when its content and its entry last changed; nanoseconds as text. */
  identity: string;
  /** The later of the two times, milliseconds since 1970. */
  changedAt: number;
  /** A time before the content was read, milliseconds since 1970. */
  readAt: number;
}

/** Undefined for what is no ordinary file, or not there. */
export function readStamp(file: string, readAt: number): Stamp | undefined {
  try {
    // Opened, because a network file system only then asks for what others wrote; a FIFO would wait for a writer.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(handle, { bigint: true });
      if (!stat.isFile()) return undefined;
      const { dev, ino, size, mtimeNs, ctimeNs } = stat;
      return {
        bytes: Number(size),
        identity: [dev, ino, size, mtimeNs, ctimeNs].join(" "),
        changedAt: Math.max(Number(stat.mtimeMs), Number(stat.ctimeMs)),
        readAt,
      };
    } finally {
      closeSync(handle);
    }
  } catch {
    return undefined;
  }
}

/** File systems count in steps of up to two seconds: a change within one of them would not show. */
const COARSEST_STEP = 2_000;

/**
 * Whether the file is what was read at `before`. Its times alone do not say so when it was changed just before it was
 * read: a second change could have come right after with the same times, so such a stamp is never trusted.
 */
export function isUnchanged(before: Stamp, now: Stamp): boolean {
  return before.identity === now.identity && before.changedAt + COARSEST_STEP < before.readAt;
}
