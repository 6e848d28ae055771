/** Builds Env from the process, runs the command line, and turns the outcome into an exit code: nothing else may. */
import { resolvePaths } from "./adapters/paths.js";
import { reasonOf } from "./adapters/system-errors.js";
import { ExitCode } from "./core/errors.js";
import { seededRandom } from "./core/random.js";
import type { Env } from "./env.js";
import { failureReport } from "./failure.js";

/** `run` does what the command line asks for; `argv` is only looked at for how a failure is told. */
export async function start(argv: readonly string[], run: (env: Env) => Promise<ExitCode>): Promise<void> {
  const env = processEnv();
  try {
    process.exitCode = await run(env);
  } catch (error) {
    const report = failureReport(error, argv, env);
    process.exitCode = report.exitCode;
    env.stdout.write(report.stdout);
    env.stderr.write(report.stderr);
  }
}

function processEnv(): Env {
  const stderr = once(() => survivePipes(process.stderr));
  return {
    stdin: process.stdin,
    stdout: survivePipes(process.stdout, (message) => process.stderr.write(message)),
    // Most starts have nothing to say there, and Node makes the stream when it is first asked for.
    get stderr() {
      return stderr();
    },
    isTTY: {
      stdin: process.stdin.isTTY === true,
      stdout: process.stdout.isTTY === true,
      get stderr() {
        return stderr().isTTY === true;
      },
    },
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    now: Date.now,
    offsetAt: (time) => -new Date(time).getTimezoneOffset() || 0,
    random: seededRandom(`${Date.now()}-${process.pid}-${process.hrtime.bigint()}`),
    paths: resolvePaths(process.env, process.platform),
    onSignal: (listener) => {
      const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
  };
}

/** `hotseat list | head` closes our stdout early: that is not a failure of ours. A full disk behind it is one to tell. */
function survivePipes<Stream extends NodeJS.WriteStream>(
  stream: Stream,
  tell?: (message: string) => unknown,
): Stream {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? ExitCode.ok);
    tell?.(`hotseat: the output cannot be written: ${reasonOf(error)}\n`);
    process.exit(ExitCode.usage);
  });
  return stream;
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
