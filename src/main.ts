/** The program's first module: it imports next to nothing, so that each way of starting loads only its own code. */
import { version } from "./version.js";

const argv = process.argv.slice(2);
const [command, ...what] = argv;
if (argv.length === 1 && (command === "--version" || command === "-V")) process.stdout.write(`${version}\n`);
else if (command === undefined || (command === "drill" && what.every((word) => !word.startsWith("-"))))
  await (await import("./start-drill.js")).startDrill(argv, what);
else await (await import("./start-cli.js")).startCli(argv);
