/** What `hotseat drill WHAT…` names: topics, question ids, files and folders, in any order. */
import { existsSync } from "node:fs";
import path from "node:path";
import { type Bank, topicsOf } from "../../bank/bank.js";
import { UserError } from "../../core/errors.js";
import { didYouMean } from "../../core/suggest.js";

export interface DrillTargets {
  topics: string[];
  ids: string[];
}

/** Splits off what is a path: it has a slash or a YAML name, or exists and is no shipped topic. */
export function splitPaths(what: readonly string[], cwd: string): { decks: string[]; names: string[] } {
  const decks = what.filter((word) => looksLikePath(word, cwd));
  return { decks, names: what.filter((word) => !decks.includes(word)) };
}

function looksLikePath(word: string, cwd: string): boolean {
  if (/\.ya?ml$/i.test(word) || /[\\/]/.test(word) || word === ".") return true;
  return word.includes(".") && existsSync(path.resolve(cwd, word)) && !/^[a-z0-9-]+\.[a-z0-9-]+$/.test(word);
}

/** Throws a UserError with the nearest names for a word that is none. */
export function resolveNames(
  bank: Bank,
  names: readonly string[],
  commands: readonly string[],
): DrillTargets {
  const topics = names.length ? topicsOf(bank) : [];
  const targets: DrillTargets = { topics: [], ids: [] };
  for (const name of names) {
    if (topics.includes(name)) targets.topics.push(name);
    else if (bank.summary(name)) targets.ids.push(name);
    else throw unknownName(bank, name, topics, commands);
  }
  return targets;
}

function unknownName(
  bank: Bank,
  name: string,
  topics: readonly string[],
  commands: readonly string[],
): UserError {
  const ids = bank.summaries.map(({ id }) => id);
  const near =
    didYouMean(name, name.includes(".") ? ids : [...commands, ...topics, "--version", "--help"]) ||
    didYouMean(name, ids);
  return new UserError(
    `"${name}" is no command, topic, question or file.${near}`,
    "`hotseat --help` lists the commands, `hotseat list --topics` the topics.",
  );
}
