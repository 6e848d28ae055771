/** Simulated learners and questions: what is true in them, and what an author would have written down. */
import { gpcmProbabilities } from "../../src/ability/gpcm.js";
import type { ItemParameters } from "../../src/ability/item.js";
import { probability3pl } from "../../src/ability/three-pl.js";
import type { QuestionSummary } from "../../src/bank/bank.js";
import { LEVELS } from "../../src/bank/question-input.js";
import type { Random } from "../../src/core/random.js";

export interface WorldOptions {
  topics: number;
  questionsPerTopic: number;
  /** Share of choice questions. */
  choices: number;
  /** Mean of the true discrimination; its logarithm has a standard deviation of 0.25. */
  discrimination: number;
  /** Correlation of true difficulty and author's level. */
  levelCorrelation: number;
  /** Correlation of a learner's abilities. */
  abilityCorrelation: number;
  /** How open answers come about: by the GPCM, or as four points heard or not heard together. */
  answers: "gpcm" | "points";
  /** The estimator is given the true parameters. */
  calibrated: boolean;
}

export const USUAL: WorldOptions = {
  topics: 6,
  questionsPerTopic: 40,
  choices: 0.5,
  discrimination: 1,
  levelCorrelation: 0.6,
  abilityCorrelation: 0.6,
  answers: "gpcm",
  calibrated: false,
};

export interface TrueItem {
  summary: QuestionSummary;
  a: number;
  b: number;
  /** Offsets of the steps of an open question. */
  steps: readonly number[];
}

export interface World {
  options: WorldOptions;
  topics: readonly string[];
  items: ReadonlyMap<string, TrueItem>;
  summaries: readonly QuestionSummary[];
}

export function makeWorld(random: Random, options: WorldOptions): World {
  const topics = Array.from({ length: options.topics }, (_, i) => `topic-${i + 1}`);
  const items = new Map<string, TrueItem>();
  for (const topic of topics)
    for (let i = 0; i < options.questionsPerTopic; i++) {
      const item = makeItem(random, options, topic, i);
      items.set(item.summary.id, item);
    }
  return { options, topics, items, summaries: [...items.values()].map(({ summary }) => summary) };
}

/** Levels −1, 0, 1 in equal parts have this standard deviation. */
const LEVEL_SD = Math.sqrt(2 / 3);

function makeItem(random: Random, options: WorldOptions, topic: string, i: number): TrueItem {
  const levelAt = i % 3;
  const level = LEVELS[levelAt] ?? "intermediate";
  const isChoice = random.next() < options.choices;
  const r = options.levelCorrelation;
  const b = (r * (levelAt - 1)) / LEVEL_SD + Math.sqrt(1 - r * r) * random.normal();
  const offsets = [-1.2, -0.4, 0.4, 1.2].map((step) => step + 0.3 * random.normal());
  return {
    summary: {
      id: `${topic}.q${i + 1}`,
      topic,
      topics: [topic],
      level,
      kind: isChoice ? "choice" : "open",
      minutes: isChoice ? 1 : 4,
      options: isChoice ? 4 : 0,
      points: [],
      revision: "1",
    },
    a: options.discrimination * Math.exp(0.25 * random.normal()),
    b,
    steps: offsets.sort((x, y) => x - y),
  };
}

/** The true parameters, as a program that had calibrated the bank would pass them. */
export function parametersOf(world: World): Record<string, ItemParameters> {
  return Object.fromEntries(
    [...world.items].map(([id, { a, b, steps, summary }]) => [
      id,
      summary.kind === "choice" ? { a, b, c: 0.25 } : { a, b, steps },
    ]),
  );
}

export type Learner = ReadonlyMap<string, number>;

export function makeLearner(random: Random, { topics, options }: World): Learner {
  const shared = random.normal();
  const r = options.abilityCorrelation;
  return new Map(topics.map((topic) => [topic, Math.sqrt(r) * shared + Math.sqrt(1 - r) * random.normal()]));
}

export function overallOf(learner: Learner): number {
  return [...learner.values()].reduce((sum, theta) => sum + theta, 0) / learner.size;
}

/** A score, 0..1: right or wrong for a choice, quarters for an open question. */
export function answerOf(random: Random, world: World, learner: Learner, id: string): number {
  const item = world.items.get(id);
  if (!item) throw new Error(`no item ${id}`);
  const theta = learner.get(item.summary.topic) ?? 0;
  const { a, b } = item;
  if (item.summary.kind === "choice") return random.next() < probability3pl(theta, { a, b, c: 0.25 }) ? 1 : 0;
  if (world.options.answers === "points") {
    const heard = Array.from({ length: 4 }, () => random.next() < probability3pl(theta, { a, b, c: 0 }));
    return heard.filter(Boolean).length / 4;
  }
  const probabilities = gpcmProbabilities(theta, { a, steps: item.steps.map((step) => b + step) });
  let dice = random.next();
  for (const [k, p] of probabilities.entries()) {
    dice -= p;
    if (dice < 0) return k / 4;
  }
  return 1;
}
