/** A check, which CI and editors start often: it needs no option parser as long as its command line is a usual one. */
import { CHECK_OPTIONS } from "./cli/check-options.js";
import { readQuickly } from "./cli/quick-options.js";
import { type CheckOptions, runCheck } from "./commands/check.js";
import { start } from "./start.js";

/** `argv` begins with `check`. */
export async function startCheck(argv: readonly string[]): Promise<void> {
  const reading = readQuickly<Omit<CheckOptions, "paths">>(CHECK_OPTIONS, argv.slice(1));
  if (!reading) return (await import("./start-cli.js")).startCli(argv);
  const { options, words } = reading;
  return start(argv, (env) => runCheck(env, { ...options, paths: words }));
}
