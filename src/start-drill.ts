/** A drill without options: what starts most often. It needs no parser of options, and is bundled as one file. */
import { runDrill } from "./commands/drill.js";
import { start } from "./start.js";

/** `what` are topics, question ids and files. */
export async function startDrill(argv: readonly string[], what: string[]): Promise<void> {
  await start(argv, (env) => runDrill(env, { what }));
}
