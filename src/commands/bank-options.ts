/** The options by which several commands choose questions, and how they become a bank and a list. */
import { type LoadedBank, loadBankFrom } from "../adapters/banks.js";
import { type Bank, type QuestionSummary, topicsOf } from "../bank/bank.js";
import { matchesFilter } from "../bank/query.js";
import { LEVELS } from "../bank/question-input.js";
import { UserError } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import { type Env, say } from "../env.js";

export interface BankOptions {
  deck?: string[];
  level?: string[];
  topic?: string[];
}

/** Loads the bank; tells once about files with errors. */
export async function openBank(env: Env, options: BankOptions, cache = true): Promise<Bank> {
  const loaded = await loadBankFrom({
    decks: options.deck,
    cwd: env.cwd,
    cache: cache ? env.paths.cache : undefined,
  });
  warnAboutFiles(env, loaded, options.deck ?? []);
  return loaded.bank;
}

function warnAboutFiles(env: Env, { diagnostics }: LoadedBank, decks: readonly string[]): void {
  const [first] = diagnostics;
  if (!first) return;
  const count = diagnostics.length === 1 ? "one error" : `${diagnostics.length} errors`;
  say(
    env,
    `hotseat: ${count} in the question files, for example ${first.file}:${first.line}:${first.column}: ${first.message}. ` +
      `What is sound is used; \`hotseat lint ${decks.join(" ")}\` lists the rest.`,
  );
}

/** The questions that the filters leave. Unknown topics and levels are refused with the nearest names. */
export function selectSummaries(bank: Bank, options: BankOptions): QuestionSummary[] {
  for (const topic of options.topic ?? []) checkTopic(bank, topic);
  for (const level of options.level ?? []) checkLevel(level);
  return bank.summaries.filter((summary) =>
    matchesFilter(summary, { topics: options.topic ?? [], levels: options.level ?? [] }),
  );
}

export function checkTopic(bank: Bank, topic: string): void {
  const topics = topicsOf(bank);
  if (topics.includes(topic)) return;
  throw new UserError(
    `unknown topic "${topic}".${didYouMean(topic, topics)}`,
    "`hotseat list --topics` shows all.",
  );
}

export function checkLevel(level: string): void {
  if (LEVELS.some((known) => known === level)) return;
  throw new UserError(
    `unknown level "${level}".${didYouMean(level, LEVELS)}`,
    `Levels: ${LEVELS.join(", ")}.`,
  );
}

/** The question's id, or a UserError with the nearest ones. */
export function requireId(bank: Bank, id: string): string {
  if (bank.summary(id)) return id;
  const ids = bank.summaries.map((summary) => summary.id);
  throw new UserError(`unknown question "${id}".${didYouMean(id, ids)}`, "`hotseat list` shows all ids.");
}
