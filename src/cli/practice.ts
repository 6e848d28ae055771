/** Commands that practice: the drill, and later placement and mock interviews. */
import type { Command } from "commander";
import type { DrillOptions } from "../commands/drill.js";
import { type CommandContext, defineCommand, positiveInteger, positiveNumber } from "./define.js";
import { jobOption, roleOption } from "./interview.js";
import { deckOption, levelOption, progressOption, topicOption } from "./shared-options.js";

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
    options: [
      {
        flags: "-n, --count <number>",
        description: "stop after this many questions",
        parse: positiveInteger,
      },
      { flags: "-m, --minutes <number>", description: "stop after this many minutes", parse: positiveNumber },
      levelOption,
      topicOption,
      deckOption,
      jobOption,
      roleOption,
      { flags: "--new", description: "only questions never asked" },
      { flags: "--due", description: "only what is due" },
      { flags: "--cram", description: "ask whatever the schedule says, and leave the schedule alone" },
      { flags: "--resume", description: "go on with the drill that was interrupted" },
      { flags: "--seed <seed>", description: "the dice of this session, to replay it" },
      { flags: "--no-save", description: "leave no file behind" },
      { flags: "--plain", description: "line by line, for pipes and screen readers" },
      {
        flags: "--json",
        description: "JSON Lines on stdout, one object for each question, review and the summary",
      },
      { flags: "--explain", description: "say why each question is asked now" },
      progressOption,
    ],
    run: async (env, options, what) =>
      (await import("../commands/drill.js")).runDrill(
        env,
        { ...options, what: [...what] },
        program.commands.map((command) => command.name()),
      ),
  });
}
