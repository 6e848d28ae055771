/** Runs one command line; the commands themselves are declared in `cli/` and imported only when they run. */
import { CommanderError } from "commander";
import { createProgram, isCommand, unknownHelp, usageError } from "./cli/program.js";
import { ExitCode } from "./core/errors.js";
import type { Env } from "./env.js";

/** Expected failures are thrown, for `main` to report. */
export async function runCli(env: Env, argv: readonly string[]): Promise<ExitCode> {
  const outcome: { code: ExitCode } = { code: ExitCode.ok };
  const program = createProgram(env, outcome);
  if (argv[0] === "help" && argv[1] !== undefined && !isCommand(program, argv[1]))
    throw unknownHelp(program, argv.slice(1));
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // A group without its command has shown its help; nothing more is to be said.
    if (error.code === "commander.help") return ExitCode.usage;
    // Help and version end with 0; everything else that commander refuses is a usage error.
    if (error.exitCode === 0) return ExitCode.ok;
    throw usageError(error.message, program, argv);
  }
  return outcome.code;
}
