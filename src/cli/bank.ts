/** Commands about questions: list, search, show, lint. */
import type { Command } from "commander";
import { KINDS, LEVELS } from "../bank/question-input.js";
import type { LintOptions } from "../commands/lint.js";
import type { ListOptions } from "../commands/list.js";
import type { NewDeckOptions } from "../commands/new-deck.js";
import type { NewQuestionOptions } from "../commands/new-question.js";
import type { SearchOptions } from "../commands/search.js";
import type { ShowOptions } from "../commands/show.js";
import { type CommandContext, defineCommand, defineGroup } from "./define.js";
import { positiveInteger } from "./option-spec.js";
import { deckOption, jsonOption, levelOption, progressOption, topicOption } from "./shared-options.js";

const group = "Questions:";

export function registerBank(program: Command, context: CommandContext): void {
  defineCommand<Omit<ListOptions, "what">>(program, context, {
    name: "list [topic...]",
    group,
    summary: "list the questions",
    examples: [
      ["hotseat list", "every question, by topic"],
      ["hotseat list caching --level senior", "some of them"],
      ["hotseat list --due", "what is to be repeated now; also --new, --seen, --suspended"],
      ["hotseat list --coverage", "how many of each topic and level"],
      ["hotseat list --json", "whole questions, for a program"],
      ["hotseat drill $(hotseat list --due --ids | fzf -m)", "choose among them with fzf"],
    ],
    options: [
      { flags: "--ids", description: "only the ids, one a line, for other programs" },
      { flags: "--topics", description: "only the topics, with their counts" },
      { flags: "--coverage", description: "a table of topics and levels" },
      { flags: "--due", description: "only what is due" },
      { flags: "--new", description: "only what you have never answered" },
      { flags: "--seen", description: "only what you have answered, and when it comes back" },
      { flags: "--suspended", description: "only what is suspended" },
      levelOption,
      topicOption,
      deckOption,
      progressOption,
      jsonOption,
    ],
    run: async (env, options, what) =>
      (await import("../commands/list.js")).runList(env, { ...options, what: [...what] }),
  });
  defineCommand<Omit<SearchOptions, "words">>(program, context, {
    name: "search <words...>",
    group,
    summary: "find questions by their words",
    examples: [["hotseat search outbox", "questions that speak of it"]],
    options: [
      { flags: "--limit <number>", description: "at most this many (default 20)", parse: positiveInteger },
      levelOption,
      topicOption,
      deckOption,
      jsonOption,
    ],
    run: async (env, options, words) =>
      (await import("../commands/search.js")).runSearch(env, { ...options, words: [...words] }),
  });
  defineCommand<Omit<ShowOptions, "ids">>(program, context, {
    name: "show <id...>",
    group,
    summary: "show a question with its rubric and model answer",
    examples: [
      ["hotseat show caching.stampede", "everything about it"],
      ["hotseat show caching.stampede --prompt", "only the question, no spoilers"],
    ],
    options: [
      { flags: "--prompt", description: "only what a candidate sees" },
      deckOption,
      progressOption,
      jsonOption,
    ],
    run: async (env, options, ids) =>
      (await import("../commands/show.js")).runShow(env, { ...options, ids: [...ids] }),
  });
  defineCommand<Omit<LintOptions, "paths">>(program, context, {
    name: "lint [paths...]",
    group,
    summary: "check question files",
    description: "Check question files; without a path, the shipped bank. Exit 1 when something is wrong.",
    arguments: { paths: "question files or folders" },
    examples: [
      ["hotseat lint questions/", "errors with file, line and column"],
      ["hotseat lint --strict my.yaml", "also the quality gates, with the grader"],
      ["hotseat lint --format github questions/", "annotations for GitHub Actions"],
    ],
    options: [
      { flags: "--strict", description: "also compute the quality gates with the grader" },
      { flags: "--verbose", description: "with --strict, also the warnings that a passing gate allows" },
      {
        flags: "--format <format>",
        description: "how to report (default: github in GitHub Actions, else pretty)",
        choices: ["pretty", "json", "github"],
      },
      jsonOption,
    ],
    run: async (env, options, paths) =>
      (await import("../commands/lint.js")).runLint(env, { ...options, paths: [...paths] }),
  });
  const create = defineGroup(program, {
    name: "new",
    group,
    summary: "start something new: a question, or a deck of your flashcards",
    examples: [
      ["hotseat new question caching.stampede", "a skeleton with every key"],
      ["hotseat new deck cards.csv --file deck.yaml", "a question file of flashcards"],
    ],
  });
  defineCommand<Omit<NewDeckOptions, "cards">>(create, context, {
    name: "deck <cards>",
    summary: "make a question file of another program's flashcards",
    description:
      "Make a question file of flashcards: CSV, tab-separated text as Anki exports its notes, or Markdown with Q: and A:. Each sentence of the back becomes a point.",
    arguments: { cards: "CSV, TSV, Anki notes in plain text, or Markdown" },
    examples: [
      ["hotseat new deck cards.csv", "print it"],
      ["hotseat new deck notes.txt --topic networking --file networking.yaml", "write a file to drill"],
    ],
    options: [
      {
        flags: "--topic <topic>",
        description: "of every question; by default the deck's or the file's name",
      },
      { flags: "--level <level>", description: "of every question", choices: LEVELS },
      { flags: "--file <file>", description: "write it there; the file must be new" },
    ],
    run: async (env, options, [cards = ""]) =>
      (await import("../commands/new-deck.js")).runNewDeck(env, { ...options, cards }),
  });
  defineCommand<Omit<NewQuestionOptions, "id">>(create, context, {
    name: "question <id>",
    summary: "print the skeleton of a question, or add it to a file",
    arguments: { id: "topic.slug" },
    examples: [
      ["hotseat new question caching.stampede", "print a skeleton"],
      ["hotseat new question caching.stampede --file caching.yaml", "add it to the end of a file"],
      ["hotseat new question team.conflict --kind behavioral --level senior", "with anchors"],
    ],
    options: [
      { flags: "--kind <kind>", description: "kind of question (default open)", choices: KINDS },
      { flags: "--level <level>", description: "level (default intermediate)", choices: LEVELS },
      { flags: "--file <file>", description: "add it to this question file, which is made when missing" },
    ],
    run: async (env, options, [id = ""]) =>
      (await import("../commands/new-question.js")).runNewQuestion(env, { ...options, id }),
  });
}
