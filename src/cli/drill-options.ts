/** The options of a drill. They stand apart from commander, which a drill need not load to start. */
import { type OptionSpec, positiveInteger, positiveNumber } from "./option-spec.js";
import {
  deckOption,
  jobOption,
  levelOption,
  progressOption,
  roleOption,
  topicOption,
} from "./shared-options.js";

export const DRILL_OPTIONS: readonly OptionSpec[] = [
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
];
