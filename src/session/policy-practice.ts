/** Chooses what is new in practice by ability: the part of the drill's selection that looks at what a person can do. */
import type { Belief } from "../ability/belief.js";
import { type AbilityReader, createAbilityReader, type PastReview } from "../ability/history.js";
import type { KeptAbility } from "../ability/kept-ability.js";
import { widenBelief } from "../ability/widen.js";
import type { Bank, QuestionSummary } from "../bank/bank.js";
import { seededRandom } from "../core/random.js";
import { type Candidate, candidateOf } from "./candidates.js";
import { chooseTeaching } from "./policy-choice.js";

export interface NewQuestionChooser {
  /** The one of these new questions to ask now. */
  choose(
    fresh: readonly QuestionSummary[],
    lastTopic: string | undefined,
  ): { id: string; reason: string } | undefined;
  /** What is believed now, for the end of the session and for `stats`. */
  belief(): Belief;
  /** What is new of it since it was kept, for the next session; undefined where nothing is. */
  keep(): KeptAbility | undefined;
}

export interface ChooserOptions {
  bank: Bank;
  /** The latest reviews, oldest first; read at each choice, so answers and undos of this session count at once. */
  reviews: () => readonly PastReview[];
  /** Milliseconds since 1970. */
  now: () => number;
  seed: string;
  /** The session's start, milliseconds since 1970: topics asked since then give way to others. */
  startedAt: number;
  /** How much each topic matters, for example by a job description; 1 where left out. */
  weights?: ReadonlyMap<string, number>;
  /** What an earlier session kept; asked for when the belief is first needed, which with enough due is never. */
  kept?: () => KeptAbility | undefined;
}

/** As many new questions are weighed at most, so that the first question of a large bank comes as fast. */
const SAMPLE = 64;

export function createNewQuestionChooser(options: ChooserOptions): NewQuestionChooser {
  const { bank, seed, weights, startedAt } = options;
  const candidates = new Map<string, Candidate>();
  let reader: AbilityReader | undefined;
  const belief = (): Belief => {
    reader ??= createAbilityReader((id) => bank.summary(id), topicsIn(bank.summaries), options.kept?.());
    return reader.read(options.reviews(), options.now());
  };
  const candidateFor = (summary: QuestionSummary): Candidate => {
    const known = candidates.get(summary.id);
    if (known) return known;
    const made = candidateOf(summary, undefined, seed);
    candidates.set(summary.id, made);
    return made;
  };
  return {
    belief,
    keep: () => reader?.keep(),
    choose(fresh, lastTopic) {
      const asked = new Map<string, number>();
      for (const { question, at, again } of options.reviews()) {
        const topic = bank.summary(question)?.topic;
        if (topic !== undefined && at >= startedAt && !again) asked.set(topic, (asked.get(topic) ?? 0) + 1);
      }
      const sampled = strided(fresh, SAMPLE, seed);
      const topics = topicsIn(sampled);
      const choice = chooseTeaching({
        belief: widenBelief(belief(), topics),
        candidates: sampled.filter(({ topic }) => topics.includes(topic)).map(candidateFor),
        weight: (topic) => weights?.get(topic) ?? 1,
        seen: () => 0,
        asked,
        ...(lastTopic === undefined ? {} : { lastTopic }),
      });
      return choice && { id: choice.candidate.summary.id, reason: choice.reason };
    },
  };
}

/** At most this many topics are held in one belief, whose cost grows with their square. */
const MOST_TOPICS = 64;

function topicsIn(summaries: readonly QuestionSummary[]): string[] {
  const topics = new Set<string>();
  for (const { topic } of summaries) {
    topics.add(topic);
    if (topics.size === MOST_TOPICS) break;
  }
  return [...topics];
}

/** Every n-th: spread over the whole bank, from a start that the seed decides. */
function strided(summaries: readonly QuestionSummary[], most: number, seed: string): QuestionSummary[] {
  const step = Math.max(1, summaries.length / most);
  const start = seededRandom(seed).next() * (step - 1);
  const count = Math.min(summaries.length, most);
  return Array.from({ length: count }, (_, i) => summaries[Math.floor(start + i * step)]).filter(
    (summary) => summary !== undefined,
  );
}
