/** The options of a check. They stand apart from commander, which a check need not load to start. */
import type { CheckOptions } from "../commands/check/options.js";
import { listOf, type OptionSpec, percentage, wholeNumber } from "./option-spec.js";
import { deckOption, jsonOption, levelOption, topicOption } from "./shared-options.js";

/** Only which of two comes first matters, so one count serves every command line. */
let order = 0;

/** Options whose order matters: an --output belongs to the --format before it. */
function placed(value: string, previous: unknown): CheckOptions["format"] {
  const known = Array.isArray(previous) ? previous : [];
  return [...known, { value, order: order++ }];
}

export const CHECK_OPTIONS: readonly OptionSpec[] = [
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
    parse: wholeNumber,
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
