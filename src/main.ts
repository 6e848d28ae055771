/** The program's first module: it imports next to nothing, so that each way of starting loads only its own code. */
import { COMMANDS } from "./cli/names.js";
import { version } from "./version.js";

const argv = process.argv.slice(2);
const [first] = argv;
if (argv.length === 1 && (first === "--version" || first === "-V")) process.stdout.write(`${version}\n`);
else void start();

async function start(): Promise<void> {
  if (argv.some((word) => word === "--help" || word === "-h" || word === "help")) {
    const { showHelp } = await import("./start-help.js");
    if (showHelp(argv)) return;
  }
  if (first === "check") return (await import("./start-check.js")).startCheck(argv);
  // What is no command is a topic, a question or a file to drill.
  const drill = first === undefined || first === "drill" || !COMMANDS.includes(first);
  if (drill) await (await import("./start-drill.js")).startDrill(argv);
  else await (await import("./start-cli.js")).startCli(argv);
}
