/** What a check needs to know before it grades: settings, questions, which notes there are. */
import { type Bank, topicsOf } from "../../bank/bank.js";
import { UserError } from "../../core/errors.js";
import { contentHash } from "../../core/hash.js";
import { sanitizeLine } from "../../core/sanitize.js";
import { didYouMean } from "../../core/suggest.js";
import type { Env } from "../../env.js";
import { openBank, selectSummaries } from "../bank-options.js";
import { findInputs, type Inputs } from "./inputs.js";
import type { CheckOptions } from "./options.js";
import { makePlan, type Plan } from "./plan.js";

export interface Prepared {
  plan: Plan;
  bank: Bank;
  /** Of everything that the bank's questions say. */
  fingerprint: string;
  /** Ids of the questions that the filters leave. */
  selected: ReadonlySet<string>;
  inputs: Inputs;
}

/** Throws a UserError for wrong options or a wrong configuration. */
export async function prepare(env: Env, options: CheckOptions): Promise<Prepared> {
  const plan = await makePlan(env, options);
  const decks = plan.deck.length ? { deck: plan.deck } : {};
  const bank = await openBank(env, { ...options, ...decks }, options.cache !== false);
  const selected = new Set(selectSummaries(bank, options).map(({ id }) => id));
  checkRequired(plan, bank);
  checkThresholds(plan, bank, options);
  const inputs = await findInputs(env, options, plan);
  const fingerprint = contentHash(bank.summaries.map(({ id, revision }) => `${id} ${revision}`).join("\n"));
  return { plan, bank, fingerprint, selected, inputs };
}

/** A threshold for a topic that no question has would do nothing. Another deck on the command line may have others. */
function checkThresholds({ config, settings }: Plan, bank: Bank, { deck }: CheckOptions): void {
  if (!config || deck?.length) return;
  const topics = topicsOf(bank);
  const unknown = Object.keys(settings.topicMinScore).filter((name) => !topics.includes(name));
  if (unknown.length === 0) return;
  const lines = unknown.map((name) => {
    const { line, column } = config.places.get(`topics.${name}`) ?? { line: 1, column: 1 };
    return `${config.file}:${line}:${column}: no question has the topic "${sanitizeLine(name, 60)}".${didYouMean(name, topics)}`;
  });
  throw new UserError(lines.join("\n"), "`hotseat list --topics` shows all topics.");
}

function checkRequired({ settings: { require } }: Plan, bank: Bank): void {
  if (require === "all") return;
  for (const name of require) {
    if (bank.summary(name) || bank.summaries.some(({ topics }) => topics.includes(name))) continue;
    const names = new Set(bank.summaries.flatMap(({ id, topics }) => [id, ...topics]));
    throw new UserError(
      `no question and no topic is called "${name}".${didYouMean(name, names)}`,
      "`hotseat list` shows all ids and topics.",
    );
  }
}
