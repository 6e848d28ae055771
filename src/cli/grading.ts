/** Commands about grading: one answer, lines of answers, and the phrases that corrections have taught. */
import type { Command } from "commander";
import type { AliasesOptions } from "../commands/aliases.js";
import type { GradeCommandOptions } from "../commands/grade.js";
import { type CommandContext, defineCommand } from "./define.js";
import { deckOption, jsonOption, progressOption } from "./shared-options.js";

const group = "Answers:";

export function registerGrading(program: Command, context: CommandContext): void {
  defineCommand<Omit<GradeCommandOptions, "id" | "file">>(program, context, {
    name: "grade [id] [file]",
    group,
    summary: "grade a written answer: what it covers, and the words that prove it",
    arguments: { id: "the question", file: "the answer; - or nothing reads standard input" },
    examples: [
      ["hotseat grade transactions.lost-update answer.md", "one answer; exit 1 when it would not pass"],
      [
        "echo 'my answer' | hotseat grade caching.stampede --json",
        "verdicts, evidence and flags for a program",
      ],
      ["hotseat grade caching.stampede answer.md --explain", "the alignment word by word"],
      ["hotseat grade --jsonl < answers.jsonl", "questions and answers of your own, one JSON object a line"],
    ],
    options: [
      { flags: "--explain", description: "word by word: what was wanted, what was said, how it was taken" },
      { flags: "--jsonl", description: "JSON Lines in and out: {i, question, reference, rubric, answer}" },
      {
        flags: "--grader <name>",
        description:
          "builtin (default), or openai for any compatible endpoint (OPENAI_BASE_URL, OPENAI_API_KEY)",
        choices: ["builtin", "openai"],
      },
      deckOption,
      jsonOption,
      progressOption,
    ],
    run: async (env, options, [id, file]) =>
      (await import("../commands/grade.js")).runGrade(env, {
        ...options,
        ...(id === undefined ? {} : { id }),
        ...(file === undefined ? {} : { file }),
      }),
  });
  defineCommand<Omit<AliasesOptions, "action" | "what">>(program, context, {
    name: "aliases [action] [what...]",
    group,
    summary: "phrases that your corrections have taught: list, remove, export",
    arguments: { action: "list (default), remove or export", what: "question id, point id, phrase" },
    examples: [
      ["hotseat aliases", "all of them"],
      ["hotseat aliases remove caching.stampede lock", "forget those of one point"],
      ["hotseat aliases export caching.stampede", "YAML to paste into accept"],
    ],
    options: [jsonOption, progressOption],
    run: async (env, options, [action, ...what]) =>
      (await import("../commands/aliases.js")).runAliases(env, {
        ...options,
        ...(action === undefined ? {} : { action }),
        what,
      }),
  });
}
