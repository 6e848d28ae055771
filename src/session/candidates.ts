/** The questions a policy chooses from: their models, their seeded dice, and which of them this session may use. */

import type { Item } from "../ability/item.js";
import { type ItemParameters, itemOf } from "../ability/item.js";
import { expectedSeconds } from "../ability/utility.js";
import type { QuestionSummary } from "../bank/bank.js";

export interface Candidate {
  summary: QuestionSummary;
  item: Item;
  seconds: number;
  /** Questions with one key are alike to the model. */
  kind: string;
  /** In [0, 1), from the seed and the id: breaks ties and spreads exposure. */
  dice: number;
  /** False when this session should do without it, so that no question is in most sessions. */
  open: boolean;
}

/** The share of alike questions that a session may use: with it no question is in much more than two fifths of all sessions. */
const OPEN_SHARE = 0.4;

/** @param seed of the session; the same seed and question give the same dice */
export function candidateOf(
  summary: QuestionSummary,
  parameters: ItemParameters | undefined,
  seed: string,
): Candidate {
  return {
    summary,
    item: itemOf(summary, parameters),
    seconds: expectedSeconds(summary),
    kind: parameters ? `=${summary.id}` : kindOf(summary),
    dice: diceOf(seed, summary.id),
    open: true,
  };
}

/** All of them, more than half held back from this session. */
export function candidatesOf(
  summaries: readonly QuestionSummary[],
  items: Readonly<Record<string, ItemParameters>> | undefined,
  seed: string,
): Candidate[] {
  const all = summaries.map((summary) =>
    candidateOf(summary, items && Object.hasOwn(items, summary.id) ? items[summary.id] : undefined, seed),
  );
  closeSome(all);
  return all;
}

function kindOf({ topics, topic, level, kind, options, difficulty, minutes }: QuestionSummary): string {
  return [topic, ...topics, level, kind, options, difficulty ?? "", minutes].join("|");
}

/**
 * Holds more than half of each topic back, chosen by the seed, so the
 * exposure of even the best question stays near two fifths. Source: the eligibility method of van der Linden &
 * Veldkamp (2004), "Constraining item exposure in computerized adaptive testing", with one fixed probability.
 */
function closeSome(candidates: readonly Candidate[]): void {
  const byTopic = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = `${candidate.summary.topic}|${candidate.summary.level}|${candidate.summary.kind}`;
    const list = byTopic.get(key);
    if (list) list.push(candidate);
    else byTopic.set(key, [candidate]);
  }
  for (const list of byTopic.values()) {
    list.sort((a, b) => a.dice - b.dice || (a.summary.id < b.summary.id ? -1 : 1));
    // Whether it rounds up is up to the dice too.
    const first = list[0]?.dice ?? 0;
    const share = list.length * OPEN_SHARE;
    const open = Math.floor(share) + ((first * 7919) % 1 < share % 1 ? 1 : 0);
    for (const [i, candidate] of list.entries()) candidate.open = i < open;
  }
}

/** FNV-1a over seed and id, and a final mix (Murmur3) so that near ids are far apart. */
function diceOf(seed: string, id: string): number {
  let h = hash(hashOfSeed(seed), id);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

let hashed = { seed: "", value: 0x811c9dc5 };

/** Remembered, since all candidates of a session ask for the same. */
function hashOfSeed(seed: string): number {
  if (hashed.seed !== seed) hashed = { seed, value: hash(0x811c9dc5, seed) };
  return hashed.value;
}

function hash(start: number, text: string): number {
  let h = start;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}
