/** Commands about the program itself: paths, settings, completion. */
import type { Command } from "commander";
import type { PathsOptions } from "../commands/paths.js";
import { type CommandContext, defineCommand } from "./define.js";
import { jsonOption } from "./shared-options.js";

const group = "Program:";

export function registerProgram(program: Command, context: CommandContext): void {
  defineCommand<PathsOptions>(program, context, {
    name: "paths",
    group,
    summary: "where your files are",
    examples: [["hotseat paths", "journal, answers, settings, cache"]],
    options: [jsonOption],
    run: async (env, options) => (await import("../commands/paths.js")).runPaths(env, options),
  });
}
