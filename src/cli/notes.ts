/** Commands about written answers: check, notes. */
import type { Command } from "commander";
import type { CheckOptions } from "../commands/check/options.js";
import type { NotesInitOptions, NotesStatusOptions } from "../commands/notes.js";
import { type CommandContext, defineCommand, defineGroup } from "./define.js";
import { listOf, type OptionSpec, percentage, positiveInteger } from "./option-spec.js";
import { deckOption, jsonOption, levelOption, topicOption } from "./shared-options.js";

const group = "Notes:";

/** Only which of two comes first matters, so one count serves every command line. */
let order = 0;

/** Options whose order matters: an --output belongs to the --format before it. */
function placed(value: string, previous: unknown): CheckOptions["format"] {
  const known = Array.isArray(previous) ? previous : [];
  return [...known, { value, order: order++ }];
}

const checkOptions: readonly OptionSpec[] = [
  {
    flags: "--min-score <percent>",
    description: "what each answer must cover (default 50)",
    parse: percentage,
  },
  {
    flags: "--min-average <percent>",
    description: "what the answers must cover on average",
    parse: percentage,
  },
  {
    flags: "--require <list>",
    description: "all, or ids and topics that must be answered (repeatable)",
    parse: listOf,
  },
  levelOption,
  topicOption,
  deckOption,
  {
    flags: "--format <format>",
    description: "pretty, json, junit, github, gitlab, sarif, tap or markdown (repeatable)",
    parse: placed,
  },
  { flags: "--output <file>", description: "write the format before it to a file", parse: placed },
  { flags: "-q, --quiet", description: "only errors" },
  {
    flags: "--verbose",
    description: "also what is covered, with the words, and model answers of what failed",
  },
  {
    flags: "--no-answers",
    description: "name points by id, and print neither what they say nor model answers",
  },
  {
    flags: "--max-findings <number>",
    description: "show at most this many, errors first",
    parse: positiveInteger,
  },
  { flags: "--no-must-find", description: "finding no answer at all is fine" },
  {
    flags: "--changed [base]",
    description: "only notes that git says changed, since a commit or the last one",
  },
  { flags: "--watch", description: "check again whenever a note changes" },
  { flags: "--fix-headings", description: "mend headings that nearly name a question" },
  { flags: "--baseline <file>", description: "another baseline (default .hotseat-baseline.json)" },
  { flags: "--update-baseline", description: "accept what is found; from then on only worse results fail" },
  {
    flags: "--config <file>",
    description: "another configuration (default hotseat.config.yaml, found upwards)",
  },
  { flags: "--stdin-filename <file>", description: "what notes from stdin (-) are called in reports" },
  { flags: "--no-cache", description: "grade everything again, and leave nothing behind" },
  jsonOption,
];

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
    options: checkOptions,
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
      (await import("../commands/notes.js")).runNotesInit(env, { ...options, ids: [...ids] }),
  });
  defineCommand<Omit<NotesStatusOptions, "paths">>(notes, context, {
    name: "status [paths...]",
    summary: "which questions are answered, thin, stale or missing",
    arguments: { paths: "notes or folders of them" },
    examples: [["hotseat notes status --topic sql", "one topic"]],
    options: [levelOption, topicOption, deckOption, jsonOption],
    run: async (env, options, paths) =>
      (await import("../commands/notes.js")).runNotesStatus(env, { ...options, paths: [...paths] }),
  });
}
