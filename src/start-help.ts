/** `--help` of every command, from pages that the build laid down: neither commander nor the commands are loaded. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type HelpPage, renderHelp } from "./cli/help-page.js";

/** False when the words name no page: then the option parser has something to say. */
export function showHelp(argv: readonly string[]): boolean {
  const [first, ...rest] = argv;
  const words = first === "help" ? rest : isFlag(argv.at(-1)) ? argv.slice(0, -1) : undefined;
  const page = words && readPages()[words.join(" ")];
  if (!page) return false;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  process.stdout.write(renderHelp(page, process.stdout.columns ?? 80));
  return true;
}

function isFlag(word: string | undefined): boolean {
  return word === "--help" || word === "-h";
}

function readPages(): Partial<Record<string, HelpPage>> {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, "help.json"), "utf8"));
}
