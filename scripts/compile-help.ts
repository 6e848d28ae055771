/** Lays down the help of every command as data, for a `--help` that loads none of them. */
import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { createProgram, helpPage } from "../src/cli/program.js";
import { ExitCode } from "../src/core/errors.js";
import type { Env } from "../src/env.js";

/** Returns the names of the commands, the hidden ones too. */
export function compileHelp(to: string): string[] {
  // Declaring commands touches nothing of the world; only running one does.
  const program = createProgram({} as Env, { code: ExitCode.ok });
  const pages = Object.fromEntries(allCommands(program).map(([name, command]) => [name, helpPage(command)]));
  writeFileSync(to, JSON.stringify(pages));
  return [...program.commands.flatMap((command) => [command.name(), ...command.aliases()]), "help"];
}

/** Every command by its words: the program itself has none. */
export function allCommands(command: Command, words: readonly string[] = []): [string, Command][] {
  return [
    [words.join(" "), command],
    ...command.commands.flatMap((sub) => allCommands(sub, [...words, sub.name()])),
  ];
}
