/** Four ways to run a session: random order, a staircase, Elo, and the policy of this program. */
import type { LevelChances } from "../../src/ability/levels.js";
import { LEVELS } from "../../src/bank/question-input.js";
import type { Random } from "../../src/core/random.js";
import { createPolicy } from "../../src/session/policy.js";
import { parametersOf, type World } from "./world.js";

export interface Guess {
  overall: number;
  /** Claimed standard error; undefined where the method claims none. */
  se?: number;
  /** By topic. */
  topics: ReadonlyMap<string, { mean: number; level?: LevelChances }>;
}

export interface Method {
  next(): string | null;
  answer(id: string, score: number): void;
  guess(): Guess;
}

export type MakeMethod = (world: World, seed: string, random: Random) => Method;

/** The policy's estimator, with questions in its own order or in one that is given. */
function estimating(world: World, seed: string, order?: readonly string[]): Method {
  const policy = createPolicy({
    bank: { summaries: world.summaries, summary: () => undefined, get: () => undefined },
    seed,
    mode: "place",
    ...(world.options.calibrated ? { items: parametersOf(world) } : {}),
  });
  let asked = 0;
  return {
    next: () => (order ? (order[asked++] ?? null) : policy.next()),
    answer: policy.answer,
    guess: () => {
      const { overall, topics } = policy.ability();
      return { overall: overall.mean, se: overall.se, topics: new Map(Object.entries(topics)) };
    },
  };
}

export const ours: MakeMethod = (world, seed) => estimating(world, seed);

export const randomOrder: MakeMethod = (world, seed, random) =>
  estimating(world, seed, random.shuffle(world.summaries.map(({ id }) => id)));

/**
 * One level up after a good answer, one down after a poor one, topic after topic. The estimate of a topic is the
 * mean of the levels asked, the usual reading of a one-up-one-down staircase (Levitt 1971).
 */
export const staircase: MakeMethod = (world, _seed, random) => {
  const order = random.shuffle(world.summaries);
  const used = new Set<string>();
  const level = new Map<string, number>(world.topics.map((topic) => [topic, 1]));
  const visited = new Map<string, number[]>(world.topics.map((topic) => [topic, []]));
  const topicOf = new Map(world.summaries.map(({ id, topic }) => [id, topic]));
  const all: number[] = [];
  let turn = 0;
  return {
    next: () => {
      const topic = world.topics[turn++ % world.topics.length] ?? "";
      const open = order.filter((summary) => !used.has(summary.id) && summary.topic === topic);
      const wanted = LEVELS[level.get(topic) ?? 1];
      const pick = open.find((summary) => summary.level === wanted) ?? open[0];
      if (pick) used.add(pick.id);
      return pick?.id ?? null;
    },
    answer: (id, score) => {
      const topic = topicOf.get(id) ?? "";
      const at = level.get(topic) ?? 1;
      const after = Math.max(0, Math.min(2, at + (score >= 0.5 ? 1 : -1)));
      level.set(topic, after);
      visited.get(topic)?.push(after - 1);
      all.push(after - 1);
    },
    guess: () => ({
      overall: mean(all),
      topics: new Map(world.topics.map((topic) => [topic, { mean: mean(visited.get(topic) ?? []) }])),
    }),
  };
};

function mean(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

/**
 * Elo (1978) with the author's levels as ratings of the questions: each topic's rating moves by K (score − expected), with
 * K falling as in Klinkenberg, Straatemeier & van der Maas (2011) and Pelánek (2016): 1.8 / (1 + 0.05 n). A fifth of
 * each change goes to the other topics. The question whose level is nearest to the rating is asked, topic after topic.
 */
export const elo: MakeMethod = (world, _seed, random) => {
  const order = random.shuffle(world.summaries);
  const used = new Set<string>();
  const rating = new Map<string, number>(world.topics.map((topic) => [topic, 0]));
  const times = new Map<string, number>();
  const byId = new Map(world.summaries.map((summary) => [summary.id, summary]));
  const levelOf = (id: string): number => LEVELS.indexOf(byId.get(id)?.level ?? "intermediate") - 1;
  let turn = 0;
  return {
    next: () => {
      const topic = world.topics[turn++ % world.topics.length] ?? "";
      const at = rating.get(topic) ?? 0;
      const open = order.filter((summary) => !used.has(summary.id) && summary.topic === topic);
      const pick = open.sort((x, y) => Math.abs(levelOf(x.id) - at) - Math.abs(levelOf(y.id) - at))[0];
      if (pick) used.add(pick.id);
      return pick?.id ?? null;
    },
    answer: (id, score) => {
      const topic = byId.get(id)?.topic ?? "";
      const n = times.get(topic) ?? 0;
      times.set(topic, n + 1);
      const expected = 1 / (1 + Math.exp(-((rating.get(topic) ?? 0) - levelOf(id))));
      const change = (1.8 / (1 + 0.05 * n)) * (score - expected);
      for (const other of world.topics)
        rating.set(other, (rating.get(other) ?? 0) + (other === topic ? change : change / 5));
    },
    guess: () => ({
      overall: mean([...rating.values()]),
      topics: new Map([...rating].map(([topic, value]) => [topic, { mean: value }])),
    }),
  };
};
