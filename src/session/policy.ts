/** Which question to ask next, learned from the answers so far: for placement, mock interviews and practice. */
import { type Belief, copyBelief, priorBelief, spaceOf } from "../ability/belief.js";
import type { ItemParameters } from "../ability/item.js";
import { type Ability, createLearner } from "../ability/learner.js";
import { likeliestLevel } from "../ability/levels.js";
import { widenBelief } from "../ability/widen.js";
import { type Bank, createBank, type QuestionSummary } from "../bank/bank.js";
import { type Question, toQuestion } from "../bank/question.js";
import type { QuestionInput } from "../bank/question-input.js";
import { candidatesOf } from "./candidates.js";
import { type Choice, type ChoiceInput, chooseInformative, chooseTeaching } from "./policy-choice.js";

export type PolicyMode = "practice" | "place" | "placement" | "mock";

/** Questions in any of the forms a program may hold them. */
export type PolicyBank =
  | Bank
  | { questions: readonly (Question | QuestionInput)[] }
  | readonly (Question | QuestionInput)[];

export interface PolicyOptions {
  bank: PolicyBank;
  /** Calibrated parameters by question id; others are modeled from their level, kind and `difficulty`. */
  items?: Readonly<Record<string, ItemParameters>>;
  /** The same seed and answers give the same questions. */
  seed?: string | number;
  /** `placement` is another name for `place`. */
  mode?: PolicyMode;
  /** What is believed at the start, for example from earlier sessions; its topics may be more or fewer than the bank's. */
  belief?: Belief;
  /** How much each topic matters, at least 0; 1 where left out. */
  weights?: Readonly<Record<string, number>>;
  /** Earlier answers to a question, so that the least seen comes first. */
  seen?: (id: string) => number;
  /** When `next` gives null although questions are left; without it only when all have been asked. */
  stop?: StopRule;
}

/** Any of these ends a session. */
export interface StopRule {
  count?: number;
  /** Expected seconds of all questions asked; the caller keeps the real clock. */
  seconds?: number;
  /** Standard error of the overall ability at or below which enough is known, for example 0.4. */
  se?: number;
  /** Probability, 0..1, with which every topic's level is known, for example 0.8. */
  levels?: number;
}

export interface Policy {
  /** The id of the question to ask now; null when none is left or a stop rule holds. Stays the same until it is answered. */
  next(): string | null;
  /**
   * Takes the answer to a question in; also to one that `next` did not give.
   *
   * @param score 0..1
   * @throws RangeError when the id is not in the bank or the score is not from 0 to 1
   */
  answer(id: string, score: number): void;
  /** The estimate now: logits, with standard errors, and the probability of each level by topic. */
  ability(): Ability;
  /** Passes over a question: it is not asked again, and nothing is learned from it. */
  skip(id: string): void;
  /** Takes the last answer back, exactly; false when there is none. Its question may be asked again. */
  undo(): boolean;
  /** Why `next` asks what it asks: half a sentence; undefined when nothing is left. */
  reason(): string | undefined;
  /** Which stop rule holds, if any. */
  stopped(): "exhausted" | "count" | "seconds" | "se" | "levels" | undefined;
  /** What is believed, to start another session from. */
  belief(): Belief;
}

const MODES: readonly unknown[] = ["practice", "place", "placement", "mock"] satisfies PolicyMode[];

export function createPolicy(options: PolicyOptions): Policy {
  if (options.mode !== undefined && !MODES.includes(options.mode))
    throw new RangeError(`there is no mode "${options.mode}": use practice, place or mock`);
  const summaries = summariesOf(options.bank);
  const candidates = candidatesOf(summaries, options.items, String(options.seed ?? "hotseat"));
  const byId = new Map(candidates.map((candidate) => [candidate.summary.id, candidate]));
  const topics = [...new Set(summaries.map(({ topic }) => topic))];
  const start = options.belief ? widenBelief(options.belief, topics) : priorBelief(spaceOf(topics));
  const learner = createLearner(start);
  const choose = options.mode === "practice" ? chooseTeaching : chooseInformative;
  const log: { id: string; skipped: boolean; fresh: boolean }[] = [];
  const used = new Set<string>();
  let current: Choice | null | undefined;

  const asked = (): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const id of used) {
      const topic = byId.get(id)?.summary.topic ?? "";
      counts.set(topic, (counts.get(topic) ?? 0) + 1);
    }
    return counts;
  };
  const input = (): ChoiceInput => {
    const last = log.at(-1);
    const lastTopic = last && byId.get(last.id)?.summary.topic;
    return {
      belief: learner.filtered(),
      candidates: candidates.filter(({ summary }) => !used.has(summary.id)),
      weight: (topic) => weightOf(options.weights, topic),
      seen: options.seen ?? (() => 0),
      asked: asked(),
      ...(lastTopic === undefined ? {} : { lastTopic }),
    };
  };
  const ability = (): Ability => learner.ability(topics);
  const stopped = (): ReturnType<Policy["stopped"]> => {
    if (used.size >= candidates.length) return "exhausted";
    const { count, seconds, se, levels } = options.stop ?? {};
    if (count !== undefined && used.size >= count) return "count";
    if (seconds !== undefined && spent() >= seconds) return "seconds";
    if (se === undefined && levels === undefined) return undefined;
    const now = ability();
    if (se !== undefined && now.overall.se <= se) return "se";
    const known = Object.values(now.topics).every(
      ({ level }) => likeliestLevel(level).chance >= (levels ?? 2),
    );
    return known ? "levels" : undefined;
  };
  const spent = (): number => [...used].reduce((sum, id) => sum + (byId.get(id)?.seconds ?? 0), 0);
  const chosen = (): Choice | null => {
    if (current === undefined) current = stopped() ? null : (choose(input()) ?? null);
    return current;
  };
  return {
    next: () => chosen()?.candidate.summary.id ?? null,
    reason: () => chosen()?.reason,
    ability,
    stopped,
    belief: () => copyBelief(learner.belief()),
    answer(id, score) {
      const candidate = byId.get(id);
      if (!candidate) throw new RangeError(`there is no question "${id}" in this bank`);
      learner.answer(candidate.item, score);
      log.push({ id, skipped: false, fresh: !used.has(id) });
      used.add(id);
      current = undefined;
    },
    skip(id) {
      if (!byId.has(id) || used.has(id)) return;
      log.push({ id, skipped: true, fresh: true });
      used.add(id);
      current = undefined;
    },
    undo() {
      while (log.at(-1)?.skipped) used.delete(log.pop()?.id ?? "");
      const last = log.at(-1);
      if (!last || !learner.undo()) return false;
      log.pop();
      if (last.fresh) used.delete(last.id);
      current = undefined;
      return true;
    },
  };
}

function weightOf(weights: PolicyOptions["weights"], topic: string): number {
  if (!weights || !Object.hasOwn(weights, topic)) return 1;
  const weight = weights[topic] ?? 1;
  return Number.isFinite(weight) ? Math.max(0, weight) : 1;
}

function summariesOf(bank: PolicyBank): readonly QuestionSummary[] {
  if ("summaries" in bank) return bank.summaries;
  const questions = "questions" in bank ? bank.questions : bank;
  return createBank(questions.map(completed)).summaries;
}

function completed(question: Question | QuestionInput): Question {
  if (isComplete(question)) return question;
  // A file may give one topic for all its questions; programs write it on the question itself.
  const topic = "topic" in question && typeof question.topic === "string" ? question.topic : undefined;
  return toQuestion(question, topic === undefined ? {} : { topic });
}

function isComplete(question: Question | QuestionInput): question is Question {
  return (
    "topic" in question &&
    Array.isArray(question.options) &&
    question.look_for?.every((point) => typeof point === "object" && "weight" in point) === true
  );
}
