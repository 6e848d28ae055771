/** The program's first module: it imports next to nothing, so that the version is told at once. */
import { version } from "./version.js";

const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) process.stdout.write(`${version}\n`);
else await (await import("./start.js")).start(argv);
