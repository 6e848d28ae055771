/** Runs one method on many learners and sums up how near its estimates came to the truth. */
import { levelChances, likeliestLevel } from "../../src/ability/levels.js";
import { seededRandom } from "../../src/core/random.js";
import type { MakeMethod } from "./methods.js";
import { answerOf, makeLearner, makeWorld, overallOf, type WorldOptions } from "./world.js";

export interface Result {
  /** Root mean square error of the overall ability after n questions, by n from 0. */
  rmse: number[];
  /** Share of (learner, topic) whose level is right after 20. */
  levelAccuracy: number;
  /** Mean squared error of single topics after 20, as a root. */
  topicRmse: number;
  /** Topics touched after ten questions, mean and least. */
  touched: { mean: number; least: number };
  /** Where the claimed standard error was below 0.3: how often, the mean claim, and the true RMSE. */
  claimed: { count: number; mean: number; rmse: number };
  /** Of overall errors, the share within 1.96 claimed standard errors, over all steps. */
  within: number;
  /** The greatest share of sessions that one question was in. */
  exposure: number;
  /** Where the probability of a topic's level was at least 0.8: how often it was the right one. */
  sure: { count: number; right: number };
}

export const LENGTH = 40;

/** The same learners, questions and dice for every method. */
export function simulate(
  make: MakeMethod,
  options: WorldOptions,
  seed: string,
  learners: number,
  perWorld = 100,
): Result {
  const squares = new Array<number>(LENGTH + 1).fill(0);
  const touched: number[] = [];
  const claimed = { count: 0, sum: 0, squares: 0 };
  const sure = { count: 0, right: 0 };
  let within = 0;
  let exposure = 0;
  let rightLevels = 0;
  let topicSquares = 0;
  for (let start = 0; start < learners; start += perWorld) {
    const world = makeWorld(seededRandom(`${seed}-world-${start}`), options);
    const uses = new Map<string, number>();
    for (let i = start; i < start + perWorld; i++) {
      const random = seededRandom(`${seed}-learner-${i}`);
      const learner = makeLearner(random, world);
      const truth = overallOf(learner);
      const method = make(world, `${seed}-${i}`, seededRandom(`${seed}-order-${i}`));
      const topics = new Set<string>();
      const first = method.guess();
      squares[0] = (squares[0] ?? 0) + (first.overall - truth) ** 2;
      for (let n = 1; n <= LENGTH; n++) {
        const id = method.next();
        if (id === null) throw new Error("the bank is too small for this simulation");
        if (n <= 20) uses.set(id, (uses.get(id) ?? 0) + 1);
        method.answer(id, answerOf(random, world, learner, id));
        topics.add(world.items.get(id)?.summary.topic ?? "");
        if (n === 10) touched.push(topics.size);
        const guess = method.guess();
        const error = guess.overall - truth;
        squares[n] = (squares[n] ?? 0) + error ** 2;
        if (guess.se !== undefined) {
          if (Math.abs(error) <= 1.96 * guess.se) within++;
          if (guess.se < 0.3) {
            claimed.count++;
            claimed.sum += guess.se;
            claimed.squares += error ** 2;
          }
        }
        if (n === 20)
          for (const [topic, theta] of learner) {
            const mean = guess.topics.get(topic)?.mean ?? 0;
            const level = guess.topics.get(topic)?.level ?? levelChances(mean, 0);
            const said = likeliestLevel(level);
            const right = said.level === likeliestLevel(levelChances(theta, 0)).level;
            if (right) rightLevels++;
            if (guess.se !== undefined && said.chance >= 0.8) {
              sure.count++;
              if (right) sure.right++;
            }
            topicSquares += (mean - theta) ** 2;
          }
      }
    }
    for (const count of uses.values()) exposure = Math.max(exposure, count / perWorld);
  }
  return {
    rmse: squares.map((sum) => Math.sqrt(sum / learners)),
    levelAccuracy: rightLevels / (learners * options.topics),
    topicRmse: Math.sqrt(topicSquares / (learners * options.topics)),
    touched: {
      mean: touched.reduce((sum, count) => sum + count, 0) / touched.length,
      least: Math.min(...touched),
    },
    claimed: {
      count: claimed.count,
      mean: claimed.sum / Math.max(1, claimed.count),
      rmse: Math.sqrt(claimed.squares / Math.max(1, claimed.count)),
    },
    within: within / (learners * LENGTH),
    exposure,
    sure,
  };
}

/** The first number of questions, interpolated, at which the RMSE is at most `goal`; undefined when it never is. */
export function questionsTo(goal: number, rmse: readonly number[]): number | undefined {
  const at = rmse.findIndex((value) => value <= goal);
  if (at <= 0) return at === 0 ? 0 : undefined;
  const before = rmse[at - 1] ?? goal;
  const after = rmse[at] ?? goal;
  return at - 1 + (before - goal) / Math.max(1e-12, before - after);
}
