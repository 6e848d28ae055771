/** Options that several commands have, written once so that they read the same everywhere. */
import { LEVELS } from "../bank/question-input.js";
import { listOf, type OptionSpec } from "./option-spec.js";

export const deckOption: OptionSpec = {
  flags: "--deck <path>",
  description: "a question file or folder instead of the shipped bank (repeatable)",
  parse: listOf,
};

export const levelOption: OptionSpec = {
  flags: "--level <level>",
  description: `only these levels: ${LEVELS.join(", ")} (repeatable)`,
  parse: listOf,
};

export const topicOption: OptionSpec = {
  flags: "--topic <topic>",
  description: "only these topics (repeatable)",
  parse: listOf,
};

export const jsonOption: OptionSpec = { flags: "--json", description: "one JSON document on stdout" };

export const progressOption: OptionSpec = {
  flags: "--progress <file>",
  description: "another progress file",
};

export const jobOption: OptionSpec = {
  flags: "--job <file>",
  description: "weigh topics by a job description (text or Markdown; - for standard input)",
};

export const roleOption: OptionSpec = {
  flags: "--role <role>",
  description: "weigh topics by a role, such as backend, database, platform, architect or java",
};
