/** Builds the program: its commands by group, its help with examples first, its way of failing. */
import { Command, type Help } from "commander";
import { type ExitCode, UserError } from "../core/errors.js";
import type { Env } from "../env.js";
import { version } from "../version.js";
import { registerBank } from "./bank.js";
import { type CommandContext, commandExamples } from "./define.js";
import { registerGrading } from "./grading.js";
import { registerProgram } from "./housekeeping.js";
import { registerInterview } from "./interview.js";
import { registerNotes } from "./notes.js";
import { registerPractice } from "./practice.js";
import { registerProgress } from "./progress.js";

const EXAMPLES = [
  ["hotseat", "practice: what is due, then new questions at your level"],
  ["hotseat drill sql --count 5", "five questions on SQL"],
  ["hotseat list --topic caching", "which questions there are"],
  ["hotseat stats", "how you stand and what is due when"],
] as const;

export function createProgram(env: Env, outcome: { code: ExitCode }): Command {
  const program = new Command("hotseat");
  const context: CommandContext = {
    env,
    finish: (code) => {
      outcome.code = code;
    },
  };
  program
    .description("Interview practice in a terminal. Without a command: start practicing.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help, examples first")
    .helpCommand("help [command]", "show help for a command")
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void env.stdout.write(text),
      writeErr: (text) => void env.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => env.stdout.columns ?? 80,
      getErrHelpWidth: () => env.stderr.columns ?? 80,
    })
    .configureHelp({ formatHelp });
  registerPractice(program, context);
  registerInterview(program, context);
  registerBank(program, context);
  registerGrading(program, context);
  registerNotes(program, context);
  registerProgress(program, context);
  registerProgram(program, context);
  return program;
}

/** The message of a usage error, for `main` to report like every other. */
export function usageError(message: string): UserError {
  return new UserError(
    message.replace(/^error: /, ""),
    "hotseat --help shows the commands and their options.",
  );
}

function formatHelp(command: Command, helper: Help): string {
  const width = helper.helpWidth ?? 80;
  const examples = command.parent ? commandExamples(command) : EXAMPLES;
  const blocks = [helper.boxWrap(helper.commandDescription(command), width)];
  if (examples.length) {
    const pad = Math.max(...examples.map(([line]) => line.length)) + 2;
    const rows = examples.map(([line, what]) =>
      width >= pad + 30 ? `  ${line.padEnd(pad)}${what}` : `  ${line}\n      ${what}`,
    );
    blocks.push(`Examples:\n${rows.join("\n")}`);
  }
  blocks.push(`Usage: ${helper.commandUsage(command)}`);
  const termWidth = helper.padWidth(command, helper);
  const item = (term: string, description: string): string =>
    helper.formatItem(term, termWidth, description, helper);
  const args = helper.visibleArguments(command);
  if (args.length)
    blocks.push(
      `Arguments:\n${args.map((a) => item(helper.argumentTerm(a), helper.argumentDescription(a))).join("\n")}`,
    );
  const options = helper.visibleOptions(command);
  const grouped = new Map<string, Command[]>();
  for (const sub of helper.visibleCommands(command)) {
    const name = sub.helpGroup() || "Commands:";
    grouped.set(name, [...(grouped.get(name) ?? []), sub]);
  }
  for (const [name, commands] of grouped)
    blocks.push(
      `${name}\n${commands.map((c) => item(helper.subcommandTerm(c), helper.subcommandDescription(c))).join("\n")}`,
    );
  if (options.length)
    blocks.push(
      `Options:\n${options.map((o) => item(helper.optionTerm(o), helper.optionDescription(o))).join("\n")}`,
    );
  return `${blocks.join("\n\n")}\n`;
}
