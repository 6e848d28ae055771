/** Timing of whole processes: interleaved, so that what else the machine does falls on all alike; medians. */
import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { spawn as spawnTerminal } from "@lydell/node-pty";

/** What takes longer has failed, in milliseconds. */
const PATIENCE = 30_000;

/** One way to start a process; resolves with the milliseconds it took. */
export type Variant = () => Promise<number>;

/** Median milliseconds of each variant over `rounds` rounds; the first two rounds warm up and do not count. */
export async function interleaved<Name extends string>(
  variants: Record<Name, Variant>,
  rounds: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(variants) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const name of names) {
      const time = await variants[name]();
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** From the start of Node with these arguments to its end. */
export function untilExit(args: readonly string[], env: NodeJS.ProcessEnv): Variant {
  return () =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const child = spawn(process.execPath, args, { env, stdio: "ignore" });
      child.on("error", reject);
      child.on("exit", () => resolve(performance.now() - start));
    });
}

/** The legend of keys, in the last of the 24 rows: with it a whole page is on screen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is how a program goes to a row
const LEGEND = /\u001b\[24;1H.*keys/s;

/** From the start of Node in a terminal of 80×24 to the moment its first page is there. */
export function untilShown(args: readonly string[], env: NodeJS.ProcessEnv): Variant {
  return inTerminal(args, env, LEGEND);
}

/** From the start of Node in such a terminal to its end: what starting in one costs by itself. */
export function untilExitInTerminal(args: readonly string[], env: NodeJS.ProcessEnv): Variant {
  return inTerminal(args, env, undefined);
}

function inTerminal(args: readonly string[], env: NodeJS.ProcessEnv, page: RegExp | undefined): Variant {
  return () =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const terminal = spawnTerminal(process.execPath, [...args], {
        name: "xterm-256color",
        cols: 80,
        rows: 24,
        env,
      });
      let written = "";
      let time: number | undefined;
      const limit = setTimeout(() => terminal.kill("SIGKILL"), PATIENCE);
      terminal.onData((data) => {
        written += data;
        if (time !== undefined || !page?.test(written)) return;
        time = performance.now() - start;
        terminal.write("\u0003");
      });
      terminal.onExit(() => {
        clearTimeout(limit);
        if (!page) time = performance.now() - start;
        if (time === undefined) reject(new Error(`no page was shown:\n${written.slice(-2000)}`));
        else resolve(time);
      });
    });
}
