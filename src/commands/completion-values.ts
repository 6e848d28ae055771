/** What completion offers for the arguments of a command: names that the program itself knows. */
import { listBackups } from "../adapters/backups.js";
import { realFiles } from "../adapters/files.js";
import { type Bank, topicsOf } from "../bank/bank.js";
import { SETTING_NAMES, SETTINGS } from "../core/settings.js";
import type { Env } from "../env.js";
import { openBank } from "./bank-options.js";
import { SHELLS } from "./shells.js";

/**
 * @param command the command's words, such as `config set`
 * @param given the arguments before the one to be completed
 * @param last what is there of that one
 */
export async function argumentValues(
  env: Env,
  command: string,
  given: readonly string[],
  last: string,
): Promise<string[]> {
  switch (command) {
    case "completion":
      return given.length ? [] : [...SHELLS];
    case "config get":
    case "config unset":
      return given.length ? [] : [...SETTING_NAMES];
    case "config set":
      return given.length === 0 ? [...SETTING_NAMES] : settingValues(given);
    case "backup restore":
      return given.length
        ? []
        : ["latest", ...listBackups(realFiles, env.paths.backups).map(({ name }) => name)];
    case "aliases":
      return given.length ? idsOf(await openBank(env, {})) : ["list", "remove", "export"];
    case "":
    case "drill":
      return topicsAndIds(await openBank(env, {}), last);
    case "list":
    case "place":
      return topicsOf(await openBank(env, {}));
    case "show":
    case "grade":
    case "suspend":
    case "unsuspend":
    case "notes init":
      return idsOf(await openBank(env, {}));
    default:
      return [];
  }
}

/** Hundreds of ids are no help before the first letter. */
function topicsAndIds(bank: Bank, last: string): string[] {
  return [...topicsOf(bank), ...(last ? idsOf(bank) : [])];
}

function idsOf(bank: Bank): string[] {
  return bank.summaries.map(({ id }) => id);
}

/** Of a setting that takes one of a few words. */
function settingValues([name]: readonly string[]): string[] {
  const known = SETTING_NAMES.find((candidate) => candidate === name);
  const words = known ? SETTINGS[known].allowed.split(", ") : [];
  return words.every((word) => /^\w+$/.test(word)) ? words : [];
}
