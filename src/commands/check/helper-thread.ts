/** The thread that helps to grade a large tree: it takes one file after the other, as the main thread does. */
import { parentPort, workerData } from "node:worker_threads";
import { loadBankFrom } from "../../adapters/banks.js";
import { createNoteReader } from "../../adapters/note-reader.js";
import { bankFingerprint } from "./fingerprint.js";
import { type HelpJob, type Taken, takeNext } from "./helpers.js";

async function help(job: HelpJob): Promise<Taken[]> {
  const done: Taken[] = [];
  const { bank } = await loadBankFrom(job.source);
  // Question files may have changed since the main thread read them: then everything is graded there.
  if (bankFingerprint(bank) !== job.fingerprint) return done;
  const { createNoteGrader, gradeNote } = await import("./grade-files.js");
  const grader = createNoteGrader(bank, job.details);
  const read = createNoteReader();
  for (let i = takeNext(job); i !== undefined; i = takeNext(job)) {
    const file = job.files[i];
    if (file) done.push([i, gradeNote(file, read, grader)]);
  }
  return done;
}

void help(workerData).then((done) => parentPort?.postMessage(done));
