/** Options that several commands have, written once so that they read the same everywhere. */
import { LEVELS } from "../bank/question-input.js";
import { listOf, type OptionSpec } from "./define.js";

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
