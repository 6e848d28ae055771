/** Starting with a long journal: the true program with a snapshot, and a reading of everything without one. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import { median } from "./appends.js";
import type { Journal } from "./journal.js";

const ROUNDS = 15;

export interface Reading {
  /** By the clock on the wall; on a busy machine that is mostly waiting. */
  seconds: number;
  /** Processor time, in seconds. */
  cpu: number;
  /** The most that was resident. */
  megabytes: number;
}

/** Milliseconds, medians, in turns: from the start of the process to its end after the first question. */
export function measureStart(empty: Journal, long: Journal): { empty: number; long: number } {
  const times: { empty: number[]; long: number[] } = { empty: [], long: [] };
  // The first start of each makes its snapshot.
  runDrill(empty);
  runDrill(long);
  for (let n = 0; n < ROUNDS; n++) {
    times.empty.push(runDrill(empty));
    times.long.push(runDrill(long));
  }
  return { empty: median(times.empty), long: median(times.long) };
}

function runDrill({ home }: Journal): number {
  const start = performance.now();
  const args = [path.resolve("bin", "hotseat.js"), "drill", "--plain", "--new", "--count", "1"];
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, HOTSEAT_HOME: home },
    input: "",
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the drill failed: ${stderr}`);
  return performance.now() - start;
}

/** A whole reading without a snapshot in a process of its own; leaves a snapshot behind. */
export function measureReading({ paths }: Journal): Reading {
  const program = path.join(path.dirname(paths.journal), "..", "read.mjs");
  if (!fs.existsSync(program))
    buildSync({
      entryPoints: [path.resolve("bench", "progress", "read.ts")],
      bundle: true,
      platform: "node",
      format: "esm",
      outfile: program,
    });
  fs.rmSync(paths.snapshot, { force: true });
  const { stdout, stderr } = spawnSync(process.execPath, [program, JSON.stringify(paths)], {
    encoding: "utf8",
  });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout);
}
