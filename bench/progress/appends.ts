/** One answer saved: by appending to a short and a long journal, and by rewriting everything as a settings store would. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openProgress, type ProgressStore } from "../../src/adapters/progress-store.js";
import { seededRandom } from "../../src/core/random.js";
import type { Journal } from "./journal.js";

const ROUNDS = 200;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function openJournal({ paths }: Journal): ProgressStore {
  return openProgress({ paths, now: Date.now, offsetAt: () => 0, random: seededRandom(performance.now()) });
}

function answer(store: ProgressStore): void {
  store.append([
    {
      type: "review",
      question: "topic-1.question-1",
      session: "bench",
      mode: "typed",
      points: { "point-0-of-it": { verdict: "covered" }, "point-1-of-it": { verdict: "missed" } },
      seconds: 60,
      coverage: 0.5,
    },
  ]);
}

/** Medians in milliseconds, measured in turns. */
export function fileAppends(short: Journal, long: Journal): { short: number; long: number } {
  const a = openJournal(short);
  const b = openJournal(long);
  const times: { short: number[]; long: number[] } = { short: [], long: [] };
  for (let n = 0; n < ROUNDS; n++) {
    times.short.push(time(() => answer(a)));
    times.long.push(time(() => answer(b)));
  }
  a.close();
  b.close();
  return { short: median(times.short), long: median(times.long) };
}

/** What conf does on every change: the whole document to JSON, a temporary file, sync, rename. */
export function rewriteAppends(sizes: readonly number[]): { events: number; milliseconds: number }[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hotseat-bench-rewrite-"));
  const file = path.join(folder, "store.json");
  const results = sizes.map((events) => {
    const document = { events: Array.from({ length: events }, (_, n) => sample(n)) };
    const rounds = events > 50_000 ? 5 : 30;
    const times = Array.from({ length: rounds }, (_, n) => {
      document.events.push(sample(n));
      return time(() => {
        const fd = fs.openSync(`${file}.tmp`, "w", 0o600);
        fs.writeSync(fd, JSON.stringify(document));
        fs.fsyncSync(fd);
        fs.closeSync(fd);
        fs.renameSync(`${file}.tmp`, file);
      });
    });
    return { events, milliseconds: median(times) };
  });
  fs.rmSync(folder, { recursive: true, force: true });
  return results;
}

function sample(n: number): Record<string, unknown> {
  return {
    id: `01HZ${n}`,
    at: "2026-01-01T08:00:00.000Z",
    type: "review",
    question: `topic-1.question-${n % 200}`,
    points: { a: { verdict: "covered" }, b: { verdict: "missed" }, c: { verdict: "partial" } },
    seconds: 60,
    coverage: 0.5,
    asked: { topic: "topic-1", level: "intermediate", kind: "open" },
  };
}
