/** Shell completion: a script for each shell that asks the program itself, so that it never goes stale. */
import type { Command, Option } from "commander";
import { topicsOf } from "../bank/bank.js";
import { LEVELS } from "../bank/question-input.js";
import { ExitCode, UserError } from "../core/errors.js";
import { type Env, print } from "../env.js";
import { openBank } from "./bank-options.js";
import { argumentValues } from "./completion-values.js";
import { SHELLS } from "./shells.js";

const SCRIPTS: Record<(typeof SHELLS)[number], string> = {
  bash: `# hotseat completion for bash: add to ~/.bashrc
#   eval "$(hotseat completion bash)"
_hotseat() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(hotseat complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _hotseat hotseat`,
  zsh: `#compdef hotseat
# hotseat completion for zsh: add to ~/.zshrc, after compinit
#   eval "$(hotseat completion zsh)"
_hotseat() {
  local -a candidates
  candidates=("\${(@f)$(hotseat complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a candidates
  [[ $compstate[nmatches] -eq 0 ]] && _files
}
compdef _hotseat hotseat`,
  fish: `# hotseat completion for fish: save as ~/.config/fish/completions/hotseat.fish
#   hotseat completion fish > ~/.config/fish/completions/hotseat.fish
complete -c hotseat -a '(hotseat complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'`,
  powershell: `# hotseat completion for PowerShell: add to $PROFILE
#   hotseat completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName hotseat -ScriptBlock {
  param($word, $ast, $position)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
  if ($word -eq '') { $words += '' }
  hotseat complete -- @words 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}`,
};

export async function runCompletion(env: Env, shell: string): Promise<ExitCode> {
  const known = SHELLS.find((candidate) => candidate === shell);
  if (!known) throw new UserError(`no completion for "${shell}".`, `Shells: ${SHELLS.join(", ")}.`);
  print(env, SCRIPTS[known]);
  return ExitCode.ok;
}

/** Candidates for the last of `words`, one a line. */
export async function runComplete(env: Env, program: Command, words: readonly string[]): Promise<ExitCode> {
  const last = words.at(-1) ?? "";
  const candidates = (await allCandidates(env, program, words.slice(0, -1), last)).filter((name) =>
    name.startsWith(last),
  );
  if (candidates.length) print(env, candidates.join("\n"));
  return ExitCode.ok;
}

/** Options come only to a dash, so that files are left to the shell where the program has no names of its own. */
async function allCandidates(
  env: Env,
  program: Command,
  before: readonly string[],
  last: string,
): Promise<string[]> {
  const { command, path, given, option } = placeOf(program, before);
  if (option) return optionValues(env, option);
  if (last.startsWith("-")) {
    // Without a command, the options are those of the drill.
    const drill = command === program ? program.commands.filter((sub) => sub.name() === "drill") : [];
    return [
      "--help",
      ...[command, ...drill].flatMap(({ options }) => options.flatMap(({ long }) => long ?? [])),
    ];
  }
  const names = command
    .createHelp()
    .visibleCommands(command)
    .map((sub) => sub.name());
  if (command === program && given[0] === "help") return given.length === 1 ? names : [];
  return [...(given.length ? [] : names), ...(await argumentValues(env, path, given, last))];
}

interface Place {
  command: Command;
  /** The command's words. */
  path: string;
  /** Its arguments so far. */
  given: string[];
  /** The option whose value comes next. */
  option?: Option;
}

function placeOf(program: Command, before: readonly string[]): Place {
  let command = program;
  let option: Option | undefined;
  const path: string[] = [];
  const given: string[] = [];
  for (const word of before) {
    if (option) option = undefined;
    else if (word.startsWith("-")) option = valueOption(program, command, word);
    else {
      const sub = given.length ? undefined : command.commands.find((candidate) => candidate.name() === word);
      if (sub) {
        command = sub;
        path.push(word);
      } else given.push(word);
    }
  }
  return { command, path: path.join(" "), given, ...(option ? { option } : {}) };
}

function valueOption(program: Command, command: Command, word: string): Option | undefined {
  const commands = command === program ? [program, ...program.commands] : [command];
  return commands
    .flatMap(({ options }) => options)
    .find(({ long, short, required }) => required && (long === word || short === word));
}

async function optionValues(env: Env, { long, argChoices }: Option): Promise<string[]> {
  if (argChoices) return argChoices;
  if (long === "--level") return [...LEVELS];
  if (long !== "--topic" && long !== "--question") return [];
  const bank = await openBank(env, {});
  return long === "--topic" ? topicsOf(bank) : bank.summaries.map(({ id }) => id);
}
