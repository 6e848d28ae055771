/** Commands that practice: the drill, and later placement and mock interviews. */
import type { Command } from "commander";
import type { DrillOptions } from "../commands/drill.js";
import { type CommandContext, defineCommand } from "./define.js";
import { DRILL_OPTIONS } from "./drill-options.js";

const group = "Practice:";

export function registerPractice(program: Command, context: CommandContext): void {
  defineCommand<Omit<DrillOptions, "what">>(program, context, {
    name: "drill [what...]",
    group,
    isDefault: true,
    summary: "practice: due points first, then new questions (the default)",
    description:
      "Practice: due points first, then new questions at your level. Without a terminal, or with --plain, the same drill line by line.",
    arguments: { what: "topics, question ids, question files or folders" },
    examples: [
      ["hotseat", "twenty minutes of what is due and what is new"],
      ["hotseat drill sql caching", "only these topics"],
      ["hotseat drill --count 5 --no-save", "five questions, and no file is left behind"],
      ["hotseat drill my-questions.yaml", "a file of your own"],
      ["hotseat drill --resume", "go on where the last drill stopped"],
    ],
    options: DRILL_OPTIONS,
    run: async (env, options, what) =>
      (await import("../commands/drill.js")).runDrill(
        env,
        { ...options, what: [...what] },
        program.commands.map((command) => command.name()),
      ),
  });
}
