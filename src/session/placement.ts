/** The result of a placement: a level for each topic with how sure that is, what made the difference, and what to drill. */
import type { Belief } from "../ability/belief.js";
import { levelChances, likeliestLevel } from "../ability/levels.js";
import type { QuestionSummary } from "../bank/bank.js";
import { promptTitle } from "../bank/query.js";
import type { Level } from "../bank/question-input.js";
import type { Answered } from "./drill-state.js";
import { topicNeed } from "./policy-choice.js";

/**
 * Expected seconds of a question in a placement: an option is picked and looked at in less than the minute its author
 * gives it, an answer of two or three sentences is written and held against the points in about the author's minutes.
 */
export function placementSeconds({ kind, minutes }: Pick<QuestionSummary, "kind" | "minutes">): number {
  const usual = Number.isFinite(minutes) ? Math.max(0.5, minutes) : 4;
  return kind === "choice" ? 40 * usual + 10 : 50 * usual + 60;
}

/** Choices, and what is answered in a few sentences; everything where there is nothing else. */
export function shortQuestions(summaries: readonly QuestionSummary[]): readonly QuestionSummary[] {
  const short = summaries.filter(
    ({ kind, minutes }) => kind === "choice" || (kind === "open" && minutes <= 5),
  );
  return short.length ? short : summaries;
}

export interface PlacedTopic {
  topic: string;
  level: Level;
  /** Probability of that level, 0..1. */
  chance: number;
  /** Logits. */
  mean: number;
  se: number;
  /** Answers to questions of the topic in this placement. */
  answers: number;
  /** In words: the level, or the two between which it lies. */
  words: string;
}

export interface Placement {
  topics: PlacedTopic[];
  overall: { mean: number; se: number; level: Level; chance: number; words: string };
  answered: number;
  seconds: number;
  /** Answers that moved the estimate most. */
  telling: { question: string; title: string; topic: string; level: string; coverage: number; up: boolean }[];
  /** Topics to practice, most needed first. */
  drill: string[];
}

/**
 * @param after what is believed now; topics that it does not know are left out
 */
export function placementOf(
  after: Belief,
  topics: readonly string[],
  answered: readonly Answered[],
): Placement {
  const counts = new Map<string, number>();
  for (const { asking } of answered)
    counts.set(asking.question.topic, (counts.get(asking.question.topic) ?? 0) + 1);
  const placed = topics
    .filter((topic) => after.space.index.has(topic))
    .map((topic) => placedTopic(after, topic, counts.get(topic) ?? 0))
    .sort((a, b) => b.answers - a.answers || a.se - b.se || (a.topic < b.topic ? -1 : 1));
  const overall = overallOf(
    after,
    placed.map(({ topic }) => topic),
  );
  return {
    topics: placed,
    overall,
    answered: answered.length,
    seconds: answered.reduce((sum, { seconds }) => sum + seconds, 0),
    telling: tellingAnswers(answered),
    drill: [...placed]
      .sort((a, b) => topicNeed(after, b.topic) - topicNeed(after, a.topic))
      .filter(({ mean }) => mean < 1)
      .slice(0, 3)
      .map(({ topic }) => topic),
  };
}

function placedTopic(belief: Belief, topic: string, answers: number): PlacedTopic {
  const at = belief.space.index.get(topic) ?? 0;
  const mean = belief.mean[at] ?? 0;
  const se = Math.sqrt(Math.max(0, belief.covariance[at * belief.space.size + at] ?? 0));
  return { topic, answers, mean, se, ...inWords(mean, se) };
}

function overallOf(belief: Belief, topics: readonly string[]): Placement["overall"] {
  const at = topics.map((topic) => belief.space.index.get(topic) ?? 0);
  const share = 1 / Math.max(1, at.length);
  const mean = at.reduce((sum, i) => sum + share * (belief.mean[i] ?? 0), 0);
  const variance = at.reduce(
    (sum, i) =>
      sum +
      at.reduce((row, j) => row + share * share * (belief.covariance[i * belief.space.size + j] ?? 0), 0),
    0,
  );
  const se = Math.sqrt(Math.max(0, variance));
  return { mean, se, ...inWords(mean, se) };
}

const ORDER: readonly Level[] = ["beginner", "intermediate", "senior"];

/** `intermediate, 84 % sure`, or `beginner or intermediate` while neither has three quarters. */
function inWords(mean: number, se: number): { level: Level; chance: number; words: string } {
  const chances = levelChances(mean, se);
  const { level, chance } = likeliestLevel(chances);
  const percent = Math.round(100 * chance);
  if (chance >= 0.65) return { level, chance, words: `${level}, ${Math.min(99, percent)} % sure` };
  const second = ORDER.filter((other) => other !== level).sort((a, b) => chances[b] - chances[a])[0] ?? level;
  const adjacent = Math.abs(ORDER.indexOf(level) - ORDER.indexOf(second)) === 1;
  if (adjacent && chance + chances[second] >= 0.85) {
    const [low, high] = ORDER.indexOf(level) < ORDER.indexOf(second) ? [level, second] : [second, level];
    return { level, chance, words: `${low} or ${high}` };
  }
  return { level, chance, words: `not known yet (most likely ${level}, ${percent} %)` };
}

/** Good answers to hard questions and poor answers to easy ones say most. */
function tellingAnswers(answered: readonly Answered[]): Placement["telling"] {
  const weight = ({ asking, coverage }: Answered): number => {
    const level = ORDER.indexOf(asking.question.level) - 1;
    const strength = asking.question.kind === "choice" && coverage > 0.5 ? 0.6 : 1;
    return strength * (coverage - 0.5) * (1 + 0.5 * level * Math.sign(coverage - 0.5));
  };
  return [...answered]
    .map((answer) => ({ answer, pull: weight(answer) }))
    .filter(({ pull }) => Math.abs(pull) >= 0.15)
    .sort((a, b) => Math.abs(b.pull) - Math.abs(a.pull))
    .slice(0, 4)
    .map(({ answer: { asking, coverage }, pull }) => ({
      question: asking.question.id,
      title: promptTitle(asking.question.prompt, 80),
      topic: asking.question.topic,
      level: asking.question.level,
      coverage,
      up: pull > 0,
    }));
}
