/** Builds the program: its commands by group, its help with examples first, its way of failing. */
import { Command } from "commander";
import { type ExitCode, UserError } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import type { Env } from "../env.js";
import { version } from "../version.js";
import { registerBank } from "./bank.js";
import { type CommandContext, commandExamples } from "./define.js";
import { registerGrading } from "./grading.js";
import { type HelpPage, renderHelp } from "./help-page.js";
import { registerProgram } from "./housekeeping.js";
import { registerInterview } from "./interview.js";
import { registerNotes } from "./notes.js";
import { registerPractice } from "./practice.js";
import { registerProgress } from "./progress.js";

const EXAMPLES = [
  ["hotseat", "practice: what is due, then new questions at your level"],
  ["hotseat drill sql --count 5", "five questions on SQL"],
  ["hotseat drill mine.yaml", "a question file of your own"],
  ["hotseat mock --role backend", "an interview of 45 minutes, with a debrief"],
  ["hotseat check notes/", "grade written answers, as in CI"],
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
    .configureHelp({
      formatHelp: (command, helper) => renderHelp(helpPage(command, helper), helper.helpWidth ?? 80),
    });
  registerPractice(program, context);
  registerInterview(program, context);
  registerBank(program, context);
  registerGrading(program, context);
  registerNotes(program, context);
  registerProgress(program, context);
  registerProgram(program, context);
  return program;
}

/** A usage error, for `main` to report like every other; the hint is about the command that was meant. */
export function usageError(message: string, program: Command, argv: readonly string[]): UserError {
  const words = ["hotseat"];
  let command: Command | undefined = program;
  for (const word of argv) {
    command = command?.commands.find((sub) => sub.name() === word);
    if (!command) break;
    words.push(word);
  }
  const shows = words.length > 1 ? "what there is" : "the commands and their options";
  return new UserError(
    message.replace(/^error: /, "").replace(/\n\(Did you mean (.*?)\?\)/, ". Did you mean $1?"),
    `\`${words.join(" ")} --help\` shows ${shows}.`,
  );
}

export function isCommand(program: Command, word: string): boolean {
  return program.commands.some((command) => command.name() === word);
}

/** `help` about a command that does not exist. */
export function unknownHelp(program: Command, words: readonly string[]): UserError {
  const name = words.join(" ");
  const names = program.commands.map((command) => command.name());
  return usageError(`there is no command "${name}".${didYouMean(name, names)}`, program, []);
}

/** What the help of `command` shows; `createHelp` has commander's own words for usage, options and commands. */
export function helpPage(command: Command, helper = command.createHelp()): HelpPage {
  const groups = new Map<string, [string, string][]>();
  for (const sub of helper.visibleCommands(command)) {
    const name = sub.helpGroup() || (command.parent ? "Commands:" : "Program:");
    const item: [string, string] = [helper.subcommandTerm(sub), helper.subcommandDescription(sub)];
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  const sections = [
    {
      title: "Arguments:",
      items: helper
        .visibleArguments(command)
        .map((a): [string, string] => [helper.argumentTerm(a), helper.argumentDescription(a)]),
    },
    ...[...groups].map(([title, items]) => ({ title, items })),
    {
      title: "Options:",
      items: helper
        .visibleOptions(command)
        .map((o): [string, string] => [helper.optionTerm(o), helper.optionDescription(o)]),
    },
  ];
  return {
    about: helper.commandDescription(command),
    examples: command.parent ? commandExamples(command) : EXAMPLES,
    usage: helper.commandUsage(command),
    sections: sections.filter(({ items }) => items.length > 0),
  };
}
