/** Every other command line. */
import { runCli } from "./cli.js";
import { start } from "./start.js";

export async function startCli(argv: readonly string[]): Promise<void> {
  await start(argv, (env) => runCli(env, argv));
}
