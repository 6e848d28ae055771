/** Other threads that grade files of a large tree. What they do not give back is graded on the main thread. */
import { existsSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { BankSource } from "../../adapters/banks.js";
import type { NoteFile } from "../../adapters/note-finder.js";
import type { NoteOutcome } from "./grade-note.js";

export interface HelpJob {
  source: BankSource;
  fingerprint: string;
  details: boolean;
  files: readonly NoteFile[];
  /** How many files were taken so far, by any thread. */
  taken: Int32Array;
}

/** A file by its number, with what grading it gave. */
export type Taken = [index: number, outcome: NoteOutcome];

/** Number of the next file that no thread has taken; undefined when none is left. */
export function takeNext({ taken, files }: Pick<HelpJob, "taken" | "files">): number | undefined {
  const next = Atomics.add(taken, 0, 1);
  return next < files.length ? next : undefined;
}

export interface Helpers {
  job: HelpJob;
  /** What the threads have graded, once no file is left. */
  done(): Promise<Taken[]>;
  /** Threads that are still starting stop. */
  end(): void;
}

/** A thread takes a tenth of a second to start: it is worth it from about three hundred answers on. */
const WORTH_A_THREAD = 400_000;
/** Each takes some 35 MB. */
const MOST_THREADS = 2;

export function startHelpers(asked: Omit<HelpJob, "taken">): Helpers {
  const job: HelpJob = { ...asked, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const threads = Array.from({ length: threadsFor(job.files) }, () => startThread(job));
  return {
    job,
    done: async () => (await Promise.all(threads.map(({ done }) => done))).flat(),
    end: () => {
      for (const { thread } of threads) thread.unref();
    },
  };
}

function threadsFor(files: readonly NoteFile[]): number {
  const most = Math.min(MOST_THREADS, availableParallelism() - 1, files.length - 1);
  if (most < 1 || !existsSync(THREAD)) return 0;
  let bytes = 0;
  for (const { full } of files) bytes += statSync(full, { throwIfNoEntry: false })?.size ?? 0;
  return Math.min(most, Math.floor(bytes / WORTH_A_THREAD));
}

/** Makes V8 clean up in time. A thread that needs more dies, and what it took is graded on the main thread. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 64 };

/** Beside the program's bundle; absent where the sources run as they are. */
const THREAD = path.join(import.meta.dirname, "check-helper.cjs");

function startThread(job: HelpJob): { thread: Worker; done: Promise<Taken[]> } {
  const thread = new Worker(THREAD, { workerData: job, resourceLimits: LIMITS });
  const done = new Promise<Taken[]>((resolve) => {
    thread.once("message", resolve);
    thread.once("error", () => resolve([]));
    thread.once("exit", () => resolve([]));
  });
  return { thread, done };
}
