/** `hotseat stats`: due now and in the next thirty days, every topic, level, retention and streak. */
import { confidenceCalibration } from "../ability/confidence.js";
import { createAbilityReader } from "../ability/history.js";
import { widenBelief } from "../ability/widen.js";
import type { Bank, QuestionSummary } from "../bank/bank.js";
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson } from "../env.js";
import { statistics } from "../memory/statistics.js";
import type { ProgressState } from "../progress/state.js";
import { type Placement, placementOf } from "../session/placement.js";
import { statsLines } from "../terminal/stats-lines.js";
import { createTheme } from "../terminal/theme.js";
import { type BankOptions, openBank, selectSummaries } from "./bank-options.js";
import type { ProgressOptions } from "./progress-options.js";
import { readProgress } from "./standings.js";

export interface StatsOptions extends BankOptions, ProgressOptions {
  json?: boolean;
}

export async function runStats(env: Env, options: StatsOptions): Promise<ExitCode> {
  const bank = await openBank(env, options);
  const summaries = selectSummaries(bank, options);
  const state = readProgress(env, options);
  const now = env.now();
  const result = statistics({ summaries, state, now, offset: env.offsetAt(now) });
  const levels = levelsOf(bank, summaries, state, now);
  const confidence = confidenceCalibration(state.recent);
  if (options.json) {
    const topics = result.topics.map((topic) => {
      const level = levels.topics.find((placed) => placed.topic === topic.topic);
      return { ...topic, ...(level ? { level: level.level, levelChance: level.chance } : {}) };
    });
    const overall = { level: levels.overall.level, chance: levels.overall.chance };
    printJson(env, { ...result, topics, overall, ...(confidence ? { confidence } : {}) });
    return ExitCode.ok;
  }
  if (result.reviews === 0) {
    print(env, `Nothing practiced yet: ${result.questions} questions are waiting. \`hotseat\` starts.`);
    return ExitCode.ok;
  }
  const report = {
    ...result,
    levels: new Map(levels.topics.map(({ topic, words }) => [topic, words])),
    overall: levels.overall.words,
    ...(confidence ? { confidence: confidence.sentence } : {}),
    prompt: (id: string) => bank.get(id)?.prompt ?? "",
  };
  const width = env.isTTY.stdout ? Math.max(40, Math.min(100, (env.stdout.columns ?? 80) - 1)) : 80;
  print(env, statsLines(report, width, createTheme(env)).join("\n"));
  return ExitCode.ok;
}

/** What the answers say of each topic's level, as in a placement. */
function levelsOf(
  bank: Bank,
  summaries: readonly QuestionSummary[],
  state: ProgressState,
  now: number,
): Placement {
  const topics = [...new Set(summaries.map(({ topic }) => topic))];
  const belief = createAbilityReader((id) => bank.summary(id), topics).read(state.recent, now);
  return placementOf(widenBelief(belief, topics), topics, []);
}
