/** How a command is declared: as data, so that help, completion and the table of commands read alike. */
import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import type { ExitCode } from "../core/errors.js";
import type { Env } from "../env.js";
import { BadValue, type OptionSpec } from "./option-spec.js";

export interface CommandSpec<Options extends object> {
  /** Name and arguments: `drill [what...]`. */
  name: string;
  /** One line, for the list of commands. */
  summary: string;
  /** More, for the command's own help. */
  description?: string;
  /** Command line and what it does; the first things that help shows. */
  examples: readonly (readonly [string, string])[];
  options?: readonly OptionSpec[];
  /** What an argument may be, for help and completion. */
  arguments?: Readonly<Record<string, string>>;
  group?: string;
  isDefault?: boolean;
  hidden?: boolean;
  run: (env: Env, options: Options, args: readonly string[]) => Promise<ExitCode>;
}

/** What a registration needs: the world, and where the exit code goes. */
export interface CommandContext {
  env: Env;
  finish: (code: ExitCode) => void;
}

const examplesOf = new WeakMap<Command, CommandSpec<object>["examples"]>();

/** The examples of a command, for its help. */
export function commandExamples(command: Command): CommandSpec<object>["examples"] {
  return examplesOf.get(command) ?? [];
}

/** Adds a command to `parent`. Arguments given to `run` are flattened into one list. */
export function defineCommand<Options extends object>(
  parent: Command,
  context: CommandContext,
  spec: CommandSpec<Options>,
): Command {
  const [name = "", ...args] = spec.name.split(" ");
  const command = parent.command(name, { isDefault: spec.isDefault ?? false, hidden: spec.hidden ?? false });
  command.summary(spec.summary).description(spec.description ?? sentence(spec.summary));
  if (spec.group) command.helpGroup(spec.group);
  for (const arg of args) command.addArgument(new Argument(arg, spec.arguments?.[bareName(arg)] ?? ""));
  for (const option of spec.options ?? []) command.addOption(toOption(option));
  examplesOf.set(command, spec.examples);
  command.action(async () => {
    context.finish(await spec.run(context.env, command.opts<Options>(), command.args));
  });
  return command;
}

/** Adds a command that only holds others, such as `notes`. */
export function defineGroup(
  parent: Command,
  spec: Pick<CommandSpec<object>, "name" | "summary" | "examples" | "group">,
): Command {
  const command = parent.command(spec.name).summary(spec.summary).description(sentence(spec.summary));
  if (spec.group) command.helpGroup(spec.group);
  examplesOf.set(command, spec.examples);
  return command;
}

/** A summary as it stands at the head of the command's own help. */
function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function bareName(argument: string): string {
  return argument.replace(/[<>[\].]/g, "");
}

function toOption(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.description);
  const { parse } = spec;
  if (parse)
    option.argParser((value, previous: unknown) => {
      try {
        return parse(value, previous);
      } catch (error) {
        throw error instanceof BadValue ? new InvalidArgumentError(error.message) : error;
      }
    });
  if (spec.choices) option.choices([...spec.choices]);
  if (spec.default !== undefined) option.default(spec.default);
  if (spec.hidden) option.hideHelp();
  return option;
}
