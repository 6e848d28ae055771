/** Everything outside the program that it may touch, in one value, so that a test can run it whole in memory. */
import type { Readable, Writable } from "node:stream";
import type { Paths } from "./adapters/paths.js";
import type { Random } from "./core/random.js";

/** A terminal, or a pipe, or a test's stream: the size is read at each use because it changes. */
export interface OutputStream extends Writable {
  columns?: number;
  rows?: number;
}

export interface InputStream extends Readable {
  setRawMode?(raw: boolean): unknown;
}

export interface Env {
  stdin: InputStream;
  stdout: OutputStream;
  stderr: OutputStream;
  isTTY: { stdin: boolean; stdout: boolean; stderr: boolean };
  /** Environment variables. */
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  platform: NodeJS.Platform;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Minutes east of UTC at that instant. */
  offsetAt(time: number): number;
  random: Random;
  paths: Paths;
  /** Calls back on Ctrl-C's signal, on SIGTERM and on SIGHUP; returns how to stop listening. */
  onSignal(listener: (signal: "SIGINT" | "SIGTERM" | "SIGHUP") => void): () => void;
}

/** Writes a whole document to stdout: one call, and a newline at its end. */
export function print(env: Env, text: string): void {
  env.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Writes a message for the person to stderr. */
export function say(env: Env, text: string): void {
  env.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Prints the one document of `--json`. */
export function printJson(env: Env, document: Record<string, unknown>): void {
  print(env, JSON.stringify({ schemaVersion: 1, ...document }, null, 2));
}
