/** Commands about the program itself: statistics, settings, paths, completion. */
import type { Command } from "commander";
import type { ConfigOptions } from "../commands/config.js";
import type { PathsOptions } from "../commands/paths.js";
import type { StatsOptions } from "../commands/stats.js";
import { UserError } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import { type CommandContext, defineCommand, defineGroup } from "./define.js";
import { deckOption, jsonOption, levelOption, progressOption, topicOption } from "./shared-options.js";

const group = "Program:";

export function registerProgram(program: Command, context: CommandContext): void {
  defineCommand<StatsOptions>(program, context, {
    name: "stats",
    group: "Progress:",
    summary: "how you stand: due now, the next 30 days, every topic",
    examples: [
      ["hotseat stats", "due now, forecast, topics, retention, streak"],
      ["hotseat stats --json", "the same for a program"],
    ],
    options: [levelOption, topicOption, deckOption, jsonOption, progressOption],
    run: async (env, options) => (await import("../commands/stats.js")).runStats(env, options),
  });
  registerConfig(program, context);
  defineCommand<PathsOptions>(program, context, {
    name: "paths",
    group,
    summary: "where your files are",
    examples: [["hotseat paths", "journal, answers, settings, cache"]],
    options: [jsonOption],
    run: async (env, options) => (await import("../commands/paths.js")).runPaths(env, options),
  });
  defineCommand<object>(program, context, {
    name: "completion <shell>",
    group,
    summary: "completion for bash, zsh, fish or powershell",
    examples: [
      ['eval "$(hotseat completion bash)"', "in ~/.bashrc"],
      ['eval "$(hotseat completion zsh)"', "in ~/.zshrc, after compinit"],
      ["hotseat completion fish > ~/.config/fish/completions/hotseat.fish", "for fish"],
    ],
    run: async (env, _, [shell = ""]) =>
      (await import("../commands/completion.js")).runCompletion(env, shell),
  });
  defineCommand<object>(program, context, {
    name: "complete [words...]",
    hidden: true,
    summary: "candidates for the completion scripts",
    examples: [],
    run: async (env, _, words) =>
      (await import("../commands/completion.js")).runComplete(env, program, words),
  });
}

interface ConfigExplainFlags extends ConfigOptions {
  explain?: boolean;
}

function registerConfig(program: Command, context: CommandContext): void {
  const config = defineGroup(program, {
    name: "config",
    group,
    summary: "your settings",
    examples: [
      ["hotseat config list", "every setting and where its value comes from"],
      ["hotseat config set minutes 30", "drills of half an hour"],
      ["hotseat config get minutes", "one value"],
      ["hotseat config unset minutes", "back to the default"],
      ["hotseat config --explain", "the settings of hotseat check and where each comes from"],
    ],
  });
  const load = () => import("../commands/config.js");
  defineCommand<ConfigExplainFlags>(config, context, {
    name: "show [paths...]",
    isDefault: true,
    hidden: true,
    summary: "every setting; with --explain, those of `hotseat check` and where each comes from",
    arguments: { paths: "notes from which hotseat.config.yaml is searched upwards" },
    examples: [["hotseat config --explain", "the settings of hotseat check"]],
    options: [
      { flags: "--explain", description: "the settings of hotseat check, and where each comes from" },
      jsonOption,
    ],
    run: async (env, options, paths) => {
      const [word] = paths;
      const names = config.commands.map((sub) => sub.name()).filter((name) => name !== "show");
      if (!options.explain && word !== undefined)
        throw new UserError(
          `config has no "${word}".${didYouMean(word, names)}`,
          `\`hotseat config\` takes ${names.join(", ")}, or --explain.`,
        );
      if (!options.explain) return (await load()).runConfigList(env, options);
      const { runConfigExplain } = await import("../commands/config-explain.js");
      return runConfigExplain(env, { ...options, paths: [...paths] });
    },
  });
  defineCommand<ConfigOptions>(config, context, {
    name: "list",
    summary: "every setting, its value and where it comes from",
    examples: [["hotseat config list", "a table"]],
    options: [jsonOption],
    run: async (env, options) => (await load()).runConfigList(env, options),
  });
  defineCommand<ConfigOptions>(config, context, {
    name: "get <name>",
    summary: "print one value",
    examples: [["hotseat config get minutes", "20"]],
    options: [jsonOption],
    run: async (env, options, [name = ""]) => (await load()).runConfigGet(env, options, name),
  });
  defineCommand<ConfigOptions>(config, context, {
    name: "set <name> <value>",
    summary: "change a setting",
    examples: [["hotseat config set answer said", "say answers aloud at first"]],
    options: [jsonOption],
    run: async (env, options, [name = "", value = ""]) =>
      (await load()).runConfigSet(env, options, name, value),
  });
  defineCommand<ConfigOptions>(config, context, {
    name: "unset <name>",
    summary: "go back to the default",
    examples: [["hotseat config unset minutes", "the default again"]],
    options: [jsonOption],
    run: async (env, options, [name = ""]) => (await load()).runConfigUnset(env, options, name),
  });
}
