/** Reads and grades files of notes. Brings the Markdown parser and the grader with its lexicon, so it is loaded late. */
import type { NoteFile, PathProblem } from "../../adapters/note-finder.js";
import type { NoteReader } from "../../adapters/note-reader.js";
import { decodeText } from "../../adapters/text-file.js";
import type { GradedFile } from "../../notes/note-file.js";
import type { NoteGrader } from "./note-grader.js";

export { createNoteGrader } from "./note-grader.js";

export type NoteOutcome =
  /** `key` is that of the bytes that were graded, whatever stands in the file by now. */
  { key: string; graded: GradedFile } | { problem: PathProblem };

export function gradeFile(file: NoteFile, read: NoteReader, grader: NoteGrader): NoteOutcome {
  const note = read(file);
  if (!note.ok) return { problem: note.problem };
  const decoded = decodeText(note.bytes);
  if (!decoded.ok) return { problem: { file: file.file, code: decoded.code, message: decoded.message } };
  return { key: note.key, graded: grader.grade(decoded.text) };
}
