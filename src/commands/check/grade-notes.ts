/** Grades the notes of a check: what the cache knows is taken from there, and only for the rest the grader is loaded. */
import { keyOf } from "../../adapters/check-cache.js";
import type { NoteFile } from "../../adapters/note-finder.js";
import type { GradedFile } from "../../notes/note-file.js";
import type { CheckedFile } from "../../notes/rules.js";
import type { NoteInput } from "./inputs.js";
import type { Prepared } from "./prepare.js";

export interface GradedNotes {
  files: CheckedFile[];
  /** True where something was graded and not taken from the cache. */
  fresh: boolean;
}

/** In the order of the files, stdin last. What cannot be read is added to the problems of the inputs. */
export async function gradeNotes(prepared: Prepared): Promise<GradedNotes> {
  const { inputs } = prepared;
  const { graded, fresh } = await gradedFiles(prepared);
  const files: CheckedFile[] = [];
  for (const { file, full } of inputs.files) {
    const found = graded.get(full);
    if (found) files.push({ file, graded: found });
  }
  if (!inputs.stdin) return { files, fresh };
  const stdin = await gradedText(prepared, inputs.stdin);
  files.push({ file: inputs.stdin.file, graded: stdin.graded });
  return { files, fresh: fresh || stdin.fresh };
}

/** By full path. */
async function gradedFiles({
  plan,
  bank,
  fingerprint,
  inputs,
}: Prepared): Promise<{ graded: ReadonlyMap<string, GradedFile>; fresh: boolean }> {
  const graded = new Map<string, GradedFile>();
  const unknown: NoteFile[] = [];
  for (const file of inputs.files) {
    const read = inputs.read(file);
    const known = read.ok ? plan.cache.load(read.key, fingerprint) : undefined;
    if (known) graded.set(file.full, known);
    else unknown.push(file);
  }
  if (unknown.length === 0) return { graded, fresh: false };
  const { createNoteGrader, gradeFile } = await import("./grade-files.js");
  const grader = createNoteGrader(bank, plan.details);
  for (const file of unknown) {
    const outcome = gradeFile(file, inputs.read, grader);
    if ("problem" in outcome) inputs.problems.push(outcome.problem);
    else {
      graded.set(file.full, outcome.graded);
      plan.cache.save(outcome.key, fingerprint, outcome.graded);
    }
  }
  return { graded, fresh: true };
}

async function gradedText(
  { plan, bank, fingerprint }: Prepared,
  { text, bytes }: NoteInput,
): Promise<{ graded: GradedFile; fresh: boolean }> {
  const key = keyOf(bytes);
  const known = plan.cache.load(key, fingerprint);
  if (known) return { graded: known, fresh: false };
  const { createNoteGrader } = await import("./grade-files.js");
  const graded = createNoteGrader(bank, plan.details).grade(text);
  plan.cache.save(key, fingerprint, graded);
  return { graded, fresh: true };
}
