/** Runs the built program without a terminal, as a script or a screen reader's shell does. */
import { spawn } from "node:child_process";
import { LAUNCHER, temporaryFolder, testEnvironment } from "./terminal.js";

export interface PipeResult {
  stdout: string;
  stderr: string;
  code: number | null;
  home: string;
}

export interface PipeOptions {
  input?: string;
  env?: Record<string, string>;
  home?: string;
  cwd?: string;
}

/** A program that takes longer hangs, and hanging is a failure: it is killed and `code` is null. */
const LIMIT = 15_000;

export function runPiped(args: readonly string[], options: PipeOptions = {}): Promise<PipeResult> {
  return runCommand(process.execPath, [LAUNCHER, ...args], options);
}

/** A shell's command line, with `hotseat` as a function. */
export function runShell(command: string, options: PipeOptions = {}): Promise<PipeResult> {
  return runCommand(
    "sh",
    ["-c", `hotseat() { "${process.execPath}" "${LAUNCHER}" "$@"; }; ${command}`],
    options,
  );
}

function runCommand(file: string, args: readonly string[], options: PipeOptions): Promise<PipeResult> {
  const home = options.home ?? temporaryFolder();
  const child = spawn(file, args, {
    cwd: options.cwd ?? home,
    env: testEnvironment(home, options.env),
    stdio: "pipe",
    timeout: LIMIT,
    killSignal: "SIGKILL",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // The program may end before it has read everything.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ stdout, stderr, code, home }));
  });
}

/** The objects of JSON Lines. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
