/** Simulated placements: random order, a staircase, Elo and this program, side by side. `npm run bench:adaptive [learners]`. */
import { seededRandom } from "../src/core/random.js";
import { createPolicy } from "../src/session/policy.js";
import { elo, type MakeMethod, ours, randomOrder, staircase } from "./adaptive/methods.js";
import { questionsTo, type Result, simulate } from "./adaptive/simulate.js";
import { makeWorld, USUAL, type WorldOptions } from "./adaptive/world.js";

/** Milliseconds of processor time, since other programs may be running. */
function measured(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function speed(): void {
  const { summaries } = makeWorld(seededRandom("speed"), { ...USUAL, topics: 30, questionsPerTopic: 34 });
  const bank = { summaries, summary: () => undefined, get: () => undefined };
  const scores = [0, 0.25, 0.5, 0.75, 1];
  const policy = createPolicy({ bank, seed: 1, mode: "place" });
  const times = Array.from({ length: 60 }, (_, i) =>
    measured(() => policy.answer(policy.next() ?? "", scores[i % 5] ?? 0)),
  );
  const rebuild = measured(() => {
    const replayed = createPolicy({ bank, seed: 1, mode: "practice" });
    for (let i = 0; i < 10_000; i++)
      replayed.answer(summaries[(i * 7) % summaries.length]?.id ?? "", scores[i % 5] ?? 0);
    replayed.next();
  });
  const sorted = [...times].sort((a, b) => a - b);
  process.stdout.write(
    `processor time: choosing among ${summaries.length} questions of 30 topics ${times[0]?.toFixed(1)} ms the first time, median ` +
      `${sorted[30]?.toFixed(1)} ms, at most ${sorted.at(-1)?.toFixed(1)} ms; 10,000 answers replayed in ${rebuild.toFixed(0)} ms\n`,
  );
}

speed();
const learners = Math.max(100, Math.ceil(Number(process.argv[2] ?? 1000) / 100) * 100);
const SEED = "hotseat-1";

const METHODS: readonly (readonly [string, MakeMethod])[] = [
  ["random order", randomOrder],
  ["staircase", staircase],
  ["Elo", elo],
  ["hotseat", ours],
];

const WORLDS: readonly (readonly [string, Partial<WorldOptions>])[] = [
  ["usual: half of the questions are choices", {}],
  ["parameters known", { calibrated: true }],
  ["30 % choices", { choices: 0.3 }],
  ["only open questions", { choices: 0 }],
  ["only choices", { choices: 1 }],
  ["answers as four points", { answers: "points" }],
  ["discrimination 0.7", { discrimination: 0.7 }],
  ["discrimination 1.4", { discrimination: 1.4 }],
  ["levels say nothing", { levelCorrelation: 0 }],
  ["abilities independent", { abilityCorrelation: 0 }],
];

const f = (value: number | undefined, digits = 3): string =>
  (value === undefined ? `> 40` : value.toFixed(digits)).padStart(7);

function row(name: string, result: Result): string {
  const { rmse } = result;
  return [
    name.padEnd(13),
    ...[5, 10, 20, 30].map((n) => f(rmse[n])),
    f(questionsTo(0.4, rmse), 1),
    f(result.topicRmse),
    f(result.levelAccuracy * 100, 1),
    `${result.touched.mean.toFixed(1)}/${result.touched.least}`.padStart(7),
    f(result.claimed.count ? result.claimed.mean : Number.NaN),
    f(result.claimed.count ? result.claimed.rmse : Number.NaN),
    f(result.within ? result.within * 100 : Number.NaN, 1),
    f(result.exposure * 100, 0),
  ].join(" ");
}

const HEAD =
  "method         RMSE 5 RMSE 10 RMSE 20 RMSE 30  to .40 topic20 level20 touched SE<.30: RMSE there  in 95% exposed";

for (const [name, change] of WORLDS) {
  const options = { ...USUAL, ...change };
  const many = Object.keys(change).length === 0 ? learners : Math.max(100, Math.round(learners / 400) * 100);
  process.stdout.write(`\n${name} (${many} learners)\n${HEAD}\n`);
  const results = new Map<string, Result>();
  for (const [method, make] of METHODS) {
    const result = simulate(make, options, SEED, many);
    results.set(method, result);
    process.stdout.write(`${row(method, result)}\n`);
  }
  const mine = results.get("hotseat");
  const random = results.get("random order");
  const steps = results.get("staircase");
  if (!mine || !random || !steps) throw new Error("a method is missing");
  const to = (result: Result): number => questionsTo(0.4, result.rmse) ?? 40;
  process.stdout.write(
    `RMSE after 20: ${((mine.rmse[20] ?? 0) / (random.rmse[20] ?? 1)).toFixed(2)} of random, ${((mine.rmse[20] ?? 0) / (steps.rmse[20] ?? 1)).toFixed(2)} of the staircase; ` +
      `questions to .40: ${(to(mine) / to(random)).toFixed(2)} of random; ` +
      `levels said with 80 % or more were right in ${((100 * mine.sure.right) / Math.max(1, mine.sure.count)).toFixed(0)} % (${mine.sure.count})\n`,
  );
}
