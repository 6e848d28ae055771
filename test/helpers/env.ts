/** A whole program in memory: its own streams, clock and dice, and a folder that goes when the test ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough, Writable } from "node:stream";
import { onTestFinished } from "vitest";
import { resolvePaths } from "../../src/adapters/paths.js";
import { runCli } from "../../src/cli.js";
import { seededRandom } from "../../src/core/random.js";
import type { Env, OutputStream } from "../../src/env.js";
import { failureReport } from "../../src/failure.js";

export interface TestEnv extends Env {
  folder: string;
  out(): string;
  err(): string;
}

export interface TestEnvOptions {
  input?: string;
  env?: Record<string, string>;
  now?: () => number;
}

/** 2026-11-24T12:00:00Z, one second later at each look. */
export function steppingClock(start = Date.UTC(2026, 10, 24, 12)): () => number {
  let time = start;
  return () => {
    time += 1000;
    return time;
  };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "hotseat-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function testEnv(options: TestEnvOptions = {}): TestEnv {
  const folder = temporaryFolder();
  const variables = { HOTSEAT_HOME: path.join(folder, "home"), ...options.env };
  const out = collector();
  const err = collector();
  const stdin = new PassThrough();
  stdin.end(options.input ?? "");
  return {
    folder,
    out: out.text,
    err: err.text,
    stdin,
    stdout: out.stream,
    stderr: err.stream,
    isTTY: { stdin: false, stdout: false, stderr: false },
    env: variables,
    cwd: folder,
    platform: process.platform,
    now: options.now ?? steppingClock(),
    offsetAt: () => 0,
    random: seededRandom("test"),
    paths: resolvePaths(variables, "linux"),
    onSignal: () => () => undefined,
  };
}

function collector(): { stream: OutputStream; text: () => string } {
  let text = "";
  const stream = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream, text: () => text };
}

export interface Outcome {
  code: number;
  out: string;
  err: string;
  json: () => Record<string, unknown>;
}

/** Runs one command line as `main` does. */
export async function run(env: TestEnv, ...argv: string[]): Promise<Outcome> {
  let code: number;
  try {
    code = await runCli(env, argv);
  } catch (error) {
    const report = failureReport(error, argv, env);
    env.stdout.write(report.stdout);
    env.stderr.write(report.stderr);
    code = report.exitCode;
  }
  return { code, out: env.out(), err: env.err(), json: () => JSON.parse(env.out()) };
}
