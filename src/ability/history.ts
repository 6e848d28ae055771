/** The belief that a person's earlier answers lead to, folded review by review. */

import { KINDS, LEVELS } from "../bank/question-input.js";
import { type Belief, copyBelief, directionOf, observe, priorBelief, type Space, spaceOf } from "./belief.js";
import { type Item, type ItemSource, itemOf } from "./item.js";
import { type Folded, type KeptAbility, keptAbility, reviveFolded } from "./kept-ability.js";
import type { PastReview } from "./past-review.js";
import { responseOf } from "./response.js";

export type { PastReview } from "./past-review.js";

export interface AbilityReader {
  /** The belief after these reviews, oldest first, as of `now`. Only what is new since the last call is folded. */
  read(reviews: readonly PastReview[], now: number): Belief;
  /** What was folded, for another reader to go on from; undefined where nothing is new since `kept`. */
  keep(): KeptAbility | undefined;
}

/** Who answers a question again has seen its model answer: it counts as a quarter of an answer. */
const REPEAT_WEIGHT = 0.25;
/** After this time half of the way back to not knowing a person is gone. */
const HALF_LIFE_DAYS = 365;
const DAY = 86_400_000;

/**
 * @param find questions of the bank; those that have left it are judged by what the review says of them
 * @param topics of the bank; topics that only the reviews have are kept beside them, since abilities are correlated
 * @param kept what an earlier reader of the same bank folded: it saves folding all of it again, and is left aside where
 *   the reviews or their questions are not those it was made from
 */
export function createAbilityReader(
  find: (id: string) => ItemSource | undefined,
  topics: readonly string[],
  kept?: KeptAbility,
): AbilityReader {
  let folded: Folded | undefined;
  let revived: string | undefined;
  let latest: readonly PastReview[] = [];
  return {
    read(reviews, now) {
      latest = reviews;
      if (!folded && kept) {
        folded = reviveFolded(kept, reviews, find);
        revived = folded?.ids.at(-1);
      }
      const wanted = [...new Set([...topics, ...reviews.flatMap((review) => topicOf(review, find))])];
      const from =
        folded && wanted.every((topic) => folded?.belief.space.index.has(topic))
          ? resume(folded, reviews)
          : undefined;
      if (!folded || from === undefined) folded = begin(spaceOf(wanted));
      for (const review of reviews.slice(from ?? 0)) fold(folded, review, find);
      const belief = copyBelief(folded.belief);
      age(belief, folded.prior, now - folded.at);
      return belief;
    },
    keep: () =>
      folded && folded.ids.length > 0 && folded.ids.at(-1) !== revived
        ? keptAbility(folded, latest, find)
        : undefined,
  };
}

function begin(space: Space): Folded {
  return { belief: priorBelief(space), prior: priorBelief(space), ids: [], seen: new Set(), at: Number.NaN };
}

/** Where to go on, when the reviews are those folded before and more; undefined when something was taken back. */
function resume({ ids }: Folded, reviews: readonly PastReview[]): number | undefined {
  if (ids.length === 0) return 0;
  const last = reviews.findLastIndex(({ id }) => id === ids.at(-1));
  if (last < 0) return undefined;
  for (let i = 0; i <= last; i++) if (reviews[last - i]?.id !== ids[ids.length - 1 - i]) return undefined;
  return last + 1;
}

function topicOf({ question, asked }: PastReview, find: (id: string) => ItemSource | undefined): string[] {
  const topic = find(question)?.topic ?? asked?.topic;
  return topic === undefined ? [] : [topic];
}

function fold(folded: Folded, review: PastReview, find: (id: string) => ItemSource | undefined): void {
  folded.ids.push(review.id);
  const { belief } = folded;
  if (Number.isFinite(review.at)) {
    age(belief, folded.prior, review.at - folded.at);
    // A clock that ran backwards passes no time; it is believed again once it is past where it was.
    folded.at = Math.max(Number.isNaN(folded.at) ? review.at : folded.at, review.at);
  }
  const item = itemFor(review, find);
  if (!item || review.again || !Number.isFinite(review.coverage)) return;
  const weight = folded.seen.has(review.question) ? REPEAT_WEIGHT : 1;
  folded.seen.add(review.question);
  observe(belief, item, responseOf(item.model, review.coverage), weight, directionOf(belief.space, item));
}

function itemFor(
  { question, asked }: PastReview,
  find: (id: string) => ItemSource | undefined,
): Item | undefined {
  const source = find(question);
  if (source) return itemOf(source);
  if (!asked) return undefined;
  const level = LEVELS.find((known) => known === asked.level) ?? "intermediate";
  const kind = KINDS.find((known) => known === asked.kind) ?? "open";
  return itemOf({
    id: question,
    topic: asked.topic,
    topics: [asked.topic],
    level,
    kind,
    options: kind === "choice" ? 4 : 0,
  });
}

/** Abilities drift: certainty fades toward the prior, at most as far as the prior itself. */
function age(belief: Belief, prior: Belief, milliseconds: number): void {
  if (!(milliseconds >= DAY)) return;
  const share = 1 - 0.5 ** (milliseconds / DAY / HALF_LIFE_DAYS);
  const { covariance, space } = belief;
  for (let i = 0; i < space.topics.length; i++)
    for (let j = 0; j < space.topics.length; j++) {
      const at = i * space.size + j;
      covariance[at] = (covariance[at] ?? 0) + share * ((prior.covariance[at] ?? 0) - (covariance[at] ?? 0));
    }
}
