/** Commands about written answers: check, notes. */
import type { Command } from "commander";
import type { CheckOptions } from "../commands/check/options.js";
import type { NotesInitOptions } from "../commands/notes-init.js";
import type { NotesStatusOptions } from "../commands/notes-status.js";
import { CHECK_OPTIONS } from "./check-options.js";
import { type CommandContext, defineCommand, defineGroup } from "./define.js";
import { deckOption, jsonOption, levelOption, topicOption } from "./shared-options.js";

const group = "Notes:";

export function registerNotes(program: Command, context: CommandContext): void {
  defineCommand<Omit<CheckOptions, "paths">>(program, context, {
    name: "check [paths...]",
    group,
    summary: "grade written answers, like tests",
    description:
      "Grade the answers in Markdown notes against the points of their questions. Exit 0 when all pass, 1 when one falls short, 2 when something cannot be read.",
    arguments: { paths: "notes or folders of them; - for stdin" },
    examples: [
      ["hotseat check notes/", "what each answer misses, as file:line:column"],
      ["hotseat check notes/ --min-score 70", "a gate for CI"],
      ["hotseat check --changed main", "only what a branch changed"],
      ["hotseat check --format junit --output report.xml", "a report for the CI server"],
      ["hotseat check --update-baseline", "from now on only worse answers fail"],
    ],
    options: CHECK_OPTIONS,
    run: async (env, options, paths) =>
      (await import("../commands/check.js")).runCheck(env, { ...options, paths: [...paths] }),
  });
  const notes = defineGroup(program, {
    name: "notes",
    group,
    summary: "files for your written answers",
    examples: [
      ["hotseat notes init --topic sql", "notes/sql.md with a heading for each question"],
      ["hotseat notes init --missing", "only what you have not answered yet"],
      ["hotseat notes status", "answered, thin, stale, missing"],
    ],
  });
  defineCommand<Omit<NotesInitOptions, "ids">>(notes, context, {
    name: "init [ids...]",
    summary: "write files with headings for your answers; existing files stay",
    arguments: { ids: "question ids; all questions without any" },
    examples: [["hotseat notes init --topic caching --level senior", "some questions"]],
    options: [
      levelOption,
      topicOption,
      deckOption,
      { flags: "--missing", description: "only questions that the folder does not answer yet" },
      { flags: "--dir <folder>", description: "where to write (default notes)" },
      jsonOption,
    ],
    run: async (env, options, ids) =>
      (await import("../commands/notes-init.js")).runNotesInit(env, { ...options, ids: [...ids] }),
  });
  defineCommand<Omit<NotesStatusOptions, "paths">>(notes, context, {
    name: "status [paths...]",
    summary: "which questions are answered, thin, stale or missing",
    arguments: { paths: "notes or folders of them" },
    examples: [["hotseat notes status --topic sql", "one topic"]],
    options: [levelOption, topicOption, deckOption, jsonOption],
    run: async (env, options, paths) =>
      (await import("../commands/notes-status.js")).runNotesStatus(env, { ...options, paths: [...paths] }),
  });
}
