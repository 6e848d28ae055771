/** Grades files on as many threads as it is worth. Brings the Markdown parser and the grader with its lexicon. */
import type { NoteFile } from "../../adapters/note-finder.js";
import { gradeNote, type NoteOutcome } from "./grade-note.js";
import { startHelpers, takeNext } from "./helpers.js";
import { createNoteGrader } from "./note-grader.js";
import type { Prepared } from "./prepare.js";

export { createNoteGrader, gradeNote };

/** One outcome for each file, in order. */
export async function gradeFiles(
  { plan, bank, bankSource, fingerprint, inputs }: Prepared,
  files: readonly NoteFile[],
): Promise<NoteOutcome[]> {
  const { details } = plan;
  // The other threads start while this one loads the lexicon.
  const helpers = startHelpers({ source: bankSource, fingerprint, details, files });
  const grader = createNoteGrader(bank, details);
  const outcomes = new Map<number, NoteOutcome>();
  for (let i = takeNext(helpers.job); i !== undefined; i = takeNext(helpers.job)) {
    const file = files[i];
    if (file) outcomes.set(i, gradeNote(file, inputs.read, grader));
  }
  // A thread that is still starting has nothing to give.
  const theirs = outcomes.size < files.length ? await helpers.done() : [];
  helpers.end();
  for (const [i, outcome] of theirs) outcomes.set(i, outcome);
  // A thread that failed has taken files and given nothing back.
  return files.map((file, i) => outcomes.get(i) ?? gradeNote(file, inputs.read, grader));
}
