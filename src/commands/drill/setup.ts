/** From a command line to a drill that can start: bank, progress, limits, dice. */
import path from "node:path";
import { type AbilityCache, abilityCache } from "../../adapters/ability-cache.js";
import { resolvePaths } from "../../adapters/paths.js";
import type { SavedSession } from "../../adapters/session-file.js";
import { readSession } from "../../adapters/session-file.js";
import type { Bank, QuestionSummary } from "../../bank/bank.js";
import { matchesFilter } from "../../bank/query.js";
import { UserError } from "../../core/errors.js";
import { createIdMaker } from "../../core/ids.js";
import { type Random, seededRandom } from "../../core/random.js";
import type { Settings } from "../../core/settings.js";
import type { Env } from "../../env.js";
import type { DrillSettings } from "../../session/drill-state.js";
import { checkLevel, checkTopic, openBank } from "../bank-options.js";
import type { DrillOptions } from "../drill.js";
import { loadSettings } from "../settings.js";
import type { DrillStore } from "./store.js";
import { openStore } from "./stores.js";
import { resolveNames, splitPaths } from "./targets.js";

export interface DrillSetup {
  bank: Bank;
  /** What is kept of the person's ability for this bank and this journal. */
  ability: AbilityCache;
  store: DrillStore;
  /** The questions that the command line leaves. */
  summaries: readonly QuestionSummary[];
  /** Ids that the command line names. */
  named: ReadonlySet<string>;
  settings: Settings;
  drill: DrillSettings;
  seed: string;
  random: Random;
  /** Folder of the session file; undefined when nothing is saved. */
  data?: string;
  /** The drill to go on with. */
  saved?: SavedSession;
  /** The command line's options, for the journal and for `--resume`. */
  options: DrillOptions;
}

/** Throws UserErrors; opens nothing for writing before the command line is known to make sense. */
export async function setUpDrill(
  env: Env,
  given: DrillOptions,
  commands: readonly string[],
): Promise<DrillSetup> {
  checkConflicts(given);
  const settings = loadSettings(env);
  const paths = given.progress
    ? resolvePaths(env.env, env.platform, path.resolve(env.cwd, given.progress))
    : env.paths;
  const save = given.save !== false;
  const { saved, options } = resumed(paths.data, given);
  const { decks, names } = splitPaths(options.what, env.cwd);
  const files = [...(options.deck ?? []), ...decks];
  const bank = await openBank(env, { ...options, deck: files }, save);
  const summaries = chosenSummaries(bank, options, names, commands);
  const store = openStore(env, { paths, save, keepAnswers: settings.keepAnswers });
  const seed = saved?.seed ?? options.seed ?? env.random.next().toString(36).slice(2, 10);
  return {
    bank,
    ability: abilityCache(
      paths.cache,
      [paths.journal, ...files.map((file) => path.resolve(env.cwd, file))].join("\n"),
    ),
    store,
    summaries,
    named: new Set(names.filter((name) => bank.summary(name) !== undefined)),
    settings,
    drill: {
      session: saved?.session ?? createIdMaker(env.now, env.random)(),
      limits: limitsOf(options, settings, saved),
      cram: options.cram === true,
      ...(saved ? { before: saved.answered } : {}),
    },
    seed,
    random: seededRandom(saved ? `${seed}-${saved.answered}` : seed),
    options,
    ...(save && store.saves ? { data: paths.data } : {}),
    ...(saved ? { saved } : {}),
  };
}

function checkConflicts(options: DrillOptions): void {
  const only = [options.new && "--new", options.due && "--due", options.cram && "--cram"].filter(Boolean);
  if (only.length > 1) throw new UserError(`${only.join(" and ")} exclude each other.`, "Use one of them.");
  if (options.resume && options.what.length)
    throw new UserError(
      "--resume goes on with the questions of the interrupted drill.",
      "Leave the topics out, or start a new drill without --resume.",
    );
  if (options.resume && options.save === false)
    throw new UserError("--resume needs saved progress.", "Leave --no-save out.");
}

function resumed(data: string, given: DrillOptions): { saved?: SavedSession; options: DrillOptions } {
  if (!given.resume) return { options: given };
  const saved = readSession(data);
  if (!saved) throw new UserError("there is no drill to resume.", "`hotseat` starts a new one.");
  const before: DrillOptions = { what: [], ...saved.options };
  // How it is shown may differ from the last time; what is asked may not.
  const { plain, json, explain, progress } = given;
  return { saved, options: { ...before, ...definedOnly({ plain, json, explain, progress }) } };
}

function definedOnly<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function chosenSummaries(
  bank: Bank,
  options: DrillOptions,
  names: readonly string[],
  commands: readonly string[],
): readonly QuestionSummary[] {
  const named = resolveNames(bank, names, commands);
  for (const topic of options.topic ?? []) checkTopic(bank, topic);
  for (const level of options.level ?? []) checkLevel(level);
  const topics = [...named.topics, ...(options.topic ?? [])];
  const levels = options.level ?? [];
  if (topics.length === 0 && named.ids.length === 0 && levels.length === 0) return bank.summaries;
  const chosen = bank.summaries.filter(
    (summary) =>
      matchesFilter(summary, { levels }) &&
      ((topics.length === 0 && named.ids.length === 0) ||
        named.ids.includes(summary.id) ||
        (topics.length > 0 && matchesFilter(summary, { topics }))),
  );
  if (chosen.length === 0)
    throw new UserError(
      "no question matches these filters.",
      "`hotseat list` with the same filters shows what there is.",
    );
  return chosen;
}

function limitsOf(
  options: DrillOptions,
  settings: Settings,
  saved: SavedSession | undefined,
): DrillSettings["limits"] {
  const left = (total: number, used: number): number => Math.max(1, total - used);
  const count = options.count === undefined ? undefined : left(options.count, saved?.answered ?? 0);
  const minutes = options.minutes ?? (count === undefined ? settings.minutes : undefined);
  const duration = minutes === undefined ? undefined : left(minutes * 60_000, saved?.elapsed ?? 0);
  return { ...(count === undefined ? {} : { count }), ...(duration === undefined ? {} : { duration }) };
}
