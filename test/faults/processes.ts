/** Several processes on one journal: appending, rewriting, stopped, killed. */
import type { ChildProcess } from "node:child_process";
import { realFiles } from "../../src/adapters/files.js";
import { withLock } from "../../src/adapters/lock.js";
import {
  checkJournal,
  collectLines,
  ended,
  eventsOf,
  makeFolder,
  pathsIn,
  sleep,
  startWorker,
} from "./support.js";

export interface ProcessReport {
  processes: number;
  acknowledged: number;
  events: number;
  doubled: number;
  damaged: number;
}

function watch(child: ChildProcess, ids: Set<string>): Promise<void> {
  collectLines(child, (line) => {
    if (/^[0-9A-Z]{26}$/.test(line)) ids.add(line);
  });
  return ended(child);
}

function report(folder: string, processes: number, ids: Set<string>): ProcessReport {
  const { events, damaged } = checkJournal(folder, ids);
  const doubled = eventsOf(pathsIn(folder).journal).length - events;
  return { processes, acknowledged: ids.size, events, doubled, damaged };
}

/** Processes that append as fast as they can; nothing may be lost, doubled or torn. */
export async function appendTogether(processes: number, milliseconds: number): Promise<ProcessReport> {
  const folder = makeFolder();
  const ids = new Set<string>();
  const children = Array.from({ length: processes }, () =>
    startWorker(["append", folder, String(milliseconds)]),
  );
  await Promise.all(children.map((child) => watch(child, ids)));
  return report(folder, processes, ids);
}

/** As above, while another process rewrites the journal again and again and is killed each time. */
export async function appendWhileRewriting(
  milliseconds: number,
): Promise<ProcessReport & { rewrites: number; kills: number }> {
  const folder = makeFolder();
  const ids = new Set<string>();
  const args = ["append", folder, String(milliseconds), "1"];
  const children = Array.from({ length: 2 }, () => startWorker(args));
  const appending = Promise.all(children.map((child) => watch(child, ids)));
  let rewrites = 0;
  let kills = 0;
  let running = true;
  const done = appending.then(() => {
    running = false;
  });
  while (ids.size === 0) await sleep(5);
  while (running) {
    const rewriter = startWorker(["rewrite", folder, "60000"]);
    const closed = ended(rewriter);
    const first = new Promise<void>((resolve) =>
      collectLines(rewriter, () => {
        rewrites++;
        resolve();
      }),
    );
    await Promise.race([first.then(() => sleep(Math.random() * 100)), done]);
    rewriter.kill("SIGKILL");
    kills++;
    await closed;
  }
  return { ...report(folder, 2, ids), rewrites, kills };
}

/** A process that is stopped in the middle, and goes on when others have written meanwhile. */
export async function stopAndGoOn(rounds: number): Promise<ProcessReport> {
  const folder = makeFolder();
  const ids = new Set<string>();
  const milliseconds = String(rounds * 60 + 500);
  const sleeper = startWorker(["append", folder, milliseconds]);
  const other = startWorker(["append", folder, milliseconds]);
  const all = Promise.all([watch(sleeper, ids), watch(other, ids)]);
  for (let round = 0; round < rounds; round++) {
    await sleep(20 + Math.random() * 20);
    sleeper.kill("SIGSTOP");
    await sleep(20);
    sleeper.kill("SIGCONT");
  }
  await all;
  return report(folder, 2, ids);
}

/** A lock whose holder was killed is taken over; one whose holder lives is not. */
export async function killLockHolder(): Promise<{ refused: boolean; recovered: boolean }> {
  const folder = makeFolder();
  const { journal } = pathsIn(folder);
  const holder = startWorker(["hold", folder]);
  await new Promise<void>((resolve) => collectLines(holder, () => resolve()));
  let refused = false;
  try {
    withLock(realFiles, journal, () => undefined, 100);
  } catch {
    refused = true;
  }
  const closed = ended(holder);
  holder.kill("SIGKILL");
  await closed;
  return { refused, recovered: withLock(realFiles, journal, () => true, 100) };
}
