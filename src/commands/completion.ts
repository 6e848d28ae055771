/** Shell completion: a script for each shell that asks the program itself, so that it never goes stale. */
import type { Command } from "commander";
import { topicsOf } from "../bank/bank.js";
import { LEVELS } from "../bank/question-input.js";
import { ExitCode, UserError } from "../core/errors.js";
import { type Env, print } from "../env.js";
import { openBank } from "./bank-options.js";

export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

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
  const candidates = (await allCandidates(env, program, words.slice(0, -1))).filter((name) =>
    name.startsWith(last),
  );
  if (candidates.length) print(env, candidates.join("\n"));
  return ExitCode.ok;
}

async function allCandidates(env: Env, program: Command, before: readonly string[]): Promise<string[]> {
  let command = program;
  for (const word of before)
    command = command.commands.find((candidate) => candidate.name() === word) ?? command;
  const previous = before.at(-1);
  if (previous === "--level") return [...LEVELS];
  const option = command.options.find(
    ({ long, short }) => previous !== undefined && (long === previous || short === previous),
  );
  if (option?.argChoices) return option.argChoices;
  const bank = await openBank(env, {});
  if (previous === "--topic") return topicsOf(bank);
  const names = command.commands.map((candidate) => candidate.name()).filter((name) => name !== "complete");
  const flags = command.options.flatMap(({ long }) => long ?? []);
  const takesTopics = command === program || ["drill", "list", "place"].includes(command.name());
  const takesIds = ["drill", "show", "grade"].includes(command.name());
  return [
    ...names,
    ...(takesTopics ? topicsOf(bank) : []),
    ...(takesIds ? bank.summaries.map(({ id }) => id) : []),
    ...flags,
    "--help",
  ];
}
