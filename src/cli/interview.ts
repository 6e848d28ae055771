/** Commands that test: placement and mock interviews. */
import type { Command } from "commander";
import type { MockOptions } from "../commands/mock.js";
import type { PlaceOptions } from "../commands/place.js";
import { type CommandContext, defineCommand } from "./define.js";
import { type OptionSpec, positiveInteger, positiveNumber } from "./option-spec.js";
import { deckOption, jobOption, progressOption, roleOption, topicOption } from "./shared-options.js";

const group = "Practice:";

const common: readonly OptionSpec[] = [
  topicOption,
  deckOption,
  jobOption,
  roleOption,
  { flags: "--seed <seed>", description: "the dice of this session, to replay it" },
  { flags: "--no-save", description: "leave no file behind" },
  { flags: "--plain", description: "line by line, for pipes and screen readers" },
  { flags: "--json", description: "JSON Lines on stdout, the result last" },
  { flags: "--explain", description: "say why each question is asked now" },
  progressOption,
];

export function registerInterview(program: Command, context: CommandContext): void {
  defineCommand<Omit<PlaceOptions, "what">>(program, context, {
    name: "place [what...]",
    group,
    summary: "find out your level in about ten minutes",
    description:
      "Find out your level in about ten minutes: the questions that tell most for their time, and at the end a level for each topic with how sure it is. You may stop at any time.",
    arguments: { what: "topics, question ids, question files or folders" },
    examples: [
      ["hotseat place", "over the usual topics"],
      ["hotseat place sql caching http", "only these"],
      ["hotseat place --job posting.md", "what this job asks for"],
    ],
    options: [
      {
        flags: "-n, --count <number>",
        description: "stop after this many questions",
        parse: positiveInteger,
      },
      {
        flags: "-m, --minutes <number>",
        description: "stop after this many minutes (default 10)",
        parse: positiveNumber,
      },
      ...common,
    ],
    run: async (env, options, what) =>
      (await import("../commands/place.js")).runPlace(env, { ...options, what: [...what] }),
  });
  defineCommand<Omit<MockOptions, "what">>(program, context, {
    name: "mock [what...]",
    group,
    summary: "a mock interview with a debrief",
    description:
      "A mock interview: opening, technical core, a design exercise, behavioral, your questions to them. A clock for each part, follow-ups where a point was missed, no feedback until the debrief at the end.",
    arguments: { what: "topics, question ids, question files or folders" },
    examples: [
      ["hotseat mock", "45 minutes at your level"],
      ["hotseat mock --role backend --level senior --minutes 60", "as for that position"],
      ["hotseat mock --job posting.md", "weighted by a job description"],
      ["hotseat mock --history", "the scores of all mocks so far"],
    ],
    options: [
      {
        flags: "-m, --minutes <number>",
        description: "length of the interview (default 45)",
        parse: positiveNumber,
      },
      {
        flags: "--level <level>",
        description: "beginner, intermediate or senior (default: by the job, else by your answers so far)",
      },
      { flags: "--history", description: "show earlier mock interviews" },
      ...common,
    ],
    run: async (env, options, what) =>
      (await import("../commands/mock.js")).runMock(env, { ...options, what: [...what] }),
  });
}
