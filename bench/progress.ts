/** What the journal costs when it is long: `npm run bench:progress`. Makes its own journals in a temporary folder. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileAppends, rewriteAppends } from "./progress/appends.js";
import { type Journal, makeJournal } from "./progress/journal.js";
import { measureReading, measureStart } from "./progress/starts.js";
import { type Figure, reportFigures } from "./report.js";

const LONG = Number(process.argv[2] ?? 1_000_000);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hotseat-bench-progress-"));

function megabytes(journal: Journal): number {
  return fs.statSync(journal.paths.journal).size / 1e6;
}

try {
  const empty = makeJournal(path.join(folder, "empty"), 0);
  const short = makeJournal(path.join(folder, "short"), 100);
  const long = makeJournal(path.join(folder, "long"), LONG);
  const merged = makeJournal(path.join(folder, "merged"), LONG, 2);
  console.log(`${LONG} events: ${megabytes(long).toFixed(0)} MB, on ${os.tmpdir()}\n`);
  const reading = measureReading(long);
  const mergedReading = measureReading(merged);
  // Reading has left snapshots, so that what follows opens as at any other day.
  measureReading(short);
  const appends = fileAppends(short, long);
  const starts = measureStart(empty, long);
  const rewrites = rewriteAppends([100, 10_000, 100_000]);
  const figures: Figure[] = [
    { name: "append and sync, 100 events", value: appends.short, unit: "ms" },
    { name: `append and sync, ${LONG} events`, value: appends.long, unit: "ms" },
    { name: "append, long beside short", value: appends.long / appends.short, unit: "x", budget: 1.2 },
    ...rewrites.map(({ events, milliseconds }) => ({
      name: `the same by rewriting the file, ${events} events`,
      value: milliseconds,
      unit: "ms",
    })),
    { name: "start to first question, empty journal", value: starts.empty, unit: "ms" },
    { name: `start to first question, ${LONG} events and a snapshot`, value: starts.long, unit: "ms" },
    { name: "start, long beside empty", value: starts.long / starts.empty, unit: "x", budget: 1.3 },
    { name: `reading ${LONG} events without a snapshot`, value: reading.seconds, unit: "s", budget: 6 },
    { name: "processor time of that", value: reading.cpu, unit: "s" },
    { name: "resident memory while reading", value: reading.megabytes, unit: "MB", budget: 400 },
    {
      name: `reading ${LONG} events of two machines, unmerged order`,
      value: mergedReading.seconds,
      unit: "s",
    },
    {
      name: "resident memory while reading those",
      value: mergedReading.megabytes,
      unit: "MB",
      budget: 400,
    },
  ];
  const over = reportFigures("progress", figures);
  process.exitCode = over > 0 ? 1 : 0;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
