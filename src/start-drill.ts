/** A drill, which is what starts most often: it needs no option parser as long as its command line is a usual one. */

import { DRILL_OPTIONS } from "./cli/drill-options.js";
import { COMMANDS } from "./cli/names.js";
import { readQuickly } from "./cli/quick-options.js";
import { type DrillOptions, runDrill } from "./commands/drill.js";
import { start } from "./start.js";

export async function startDrill(argv: readonly string[]): Promise<void> {
  const rest = argv[0] === "drill" ? argv.slice(1) : argv;
  const reading = readQuickly<Omit<DrillOptions, "what">>(DRILL_OPTIONS, rest);
  if (!reading) return (await import("./start-cli.js")).startCli(argv);
  const { options, words } = reading;
  return start(argv, (env) => runDrill(env, { ...options, what: words }, COMMANDS));
}
