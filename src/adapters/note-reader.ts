/** Reads each note once for a whole check: what was read to tell whether anything changed is not read again to be graded. */
import { keyOf } from "./check-cache.js";
import type { NoteFile, PathProblem } from "./note-finder.js";
import { readBytes } from "./text-file.js";

export type ReadNote = { ok: true; bytes: Buffer; key: string } | { ok: false; problem: PathProblem };

export type NoteReader = (file: NoteFile) => ReadNote;

/** Larger notes are refused: nobody writes 32 MB of answers. */
export const MOST_BYTES = 32_000_000;
/** A tree of notes larger than this is read twice rather than kept in memory. */
const MOST_KEPT = 16_000_000;

export function createNoteReader(): NoteReader {
  const known = new Map<string, ReadNote>();
  let room = MOST_KEPT;
  return ({ file, full }) => {
    const kept = known.get(full);
    if (kept) return kept;
    const read = readBytes(full, MOST_BYTES);
    if (!read.ok) return { ok: false, problem: { file, code: read.code, message: read.message } };
    const note: ReadNote = { ok: true, bytes: read.bytes, key: keyOf(read.bytes) };
    if (read.bytes.length <= room) {
      room -= read.bytes.length;
      known.set(full, note);
    }
    return note;
  };
}
