/** What the fault runs share: a folder of their own, the worker program, the checks that must always hold. */
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { realFiles } from "../../src/adapters/files.js";
import { readJournal } from "../../src/adapters/journal-read.js";
import { openProgress, type ProgressPaths, type ProgressStore } from "../../src/adapters/progress-store.js";
import { eachEvent } from "../../src/adapters/rewrite.js";
import { seededRandom } from "../../src/core/random.js";
import type { JournalEvent, NewEvent } from "../../src/progress/events.js";
import { fold } from "../../src/progress/fold.js";
import { encodeState } from "../../src/progress/snapshot.js";

/** In memory where there is such a folder: no fault here is the disk's own, and a sync then costs nothing. */
export function makeFolder(): string {
  const memory = "/dev/shm";
  const base = process.env.FAULTS_FOLDER ?? (fs.existsSync(memory) ? memory : os.tmpdir());
  return fs.mkdtempSync(path.join(base, "hotseat-faults-"));
}

export function pathsIn(folder: string): ProgressPaths {
  return {
    journal: path.join(folder, "progress.jsonl"),
    answers: path.join(folder, "answers.jsonl"),
    snapshot: path.join(folder, "cache", "snapshot.json"),
    backups: path.join(folder, "backups"),
  };
}

export function openIn(folder: string, now: () => number = Date.now): ProgressStore {
  return openProgress({
    paths: pathsIn(folder),
    now,
    offsetAt: () => 0,
    random: seededRandom(`${process.pid} ${process.hrtime.bigint()}`),
  });
}

export function answer(question: string, verdict: "covered" | "missed" = "covered"): NewEvent {
  return {
    type: "review",
    question,
    session: "s",
    mode: "typed",
    points: { a: { verdict }, b: { verdict: "partial" } },
    seconds: 10,
    coverage: 0.5,
  };
}

/** Every event of a journal that can be read, in the order of the file, doubles included. */
export function eventsOf(journal: string): JournalEvent[] {
  const events: JournalEvent[] = [];
  if (fs.existsSync(journal)) eachEvent(realFiles, journal, (event) => events.push(event));
  return events;
}

/** Throws unless the journal loads, says the same by fold as by the store, and holds all of `ids`. */
export function checkJournal(folder: string, ids: Iterable<string>): { events: number; damaged: number } {
  const { journal } = pathsIn(folder);
  const events = eventsOf(journal);
  const present = new Set(events.map(({ id }) => id));
  for (const id of ids) if (!present.has(id)) throw new Error(`lost event ${id}`);
  const state = JSON.stringify(encodeState(openIn(folder).state));
  if (state !== JSON.stringify(encodeState(fold(events)))) throw new Error("the store and the fold disagree");
  const damaged = fs.existsSync(journal) ? readJournal(realFiles, journal).damage.length : 0;
  return { events: present.size, damaged };
}

let worker: string | undefined;

/** The worker program, bundled once. */
export function workerPath(): string {
  if (worker !== undefined) return worker;
  worker = path.join(makeFolder(), "worker.mjs");
  buildSync({
    entryPoints: [path.resolve("test", "faults", "worker.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: worker,
  });
  return worker;
}

export function startWorker(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [workerPath(), ...args], { stdio: ["ignore", "pipe", "inherit"] });
}

/** Whole lines of what a process has printed. */
export function collectLines(child: ChildProcess, onLine: (line: string) => void): void {
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
}

/** Resolves when all it printed has been read. */
export function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once("close", () => resolve()));
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
