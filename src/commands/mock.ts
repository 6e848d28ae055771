/** `hotseat mock`: an interview with a clock, no feedback until the end, and a debrief. */
import path from "node:path";
import { createAbilityReader } from "../ability/history.js";
import { levelChances, likeliestLevel } from "../ability/levels.js";
import { widenBelief } from "../ability/widen.js";
import { resolvePaths } from "../adapters/paths.js";
import { openProgress } from "../adapters/progress-store.js";
import { LEVELS, type Level } from "../bank/question-input.js";
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import { usualWeights } from "../session/default-topics.js";
import type { DrillState } from "../session/drill-state.js";
import { type Job, jobWeights } from "../session/job.js";
import { comparableMock, mockHistory } from "../session/mock-history.js";
import { createMock, type Mock } from "../session/mock-plan.js";
import { type MockReport, mockReport } from "../session/mock-report.js";
import { debriefLines, historyLines } from "../terminal/mock-lines.js";
import { createTheme } from "../terminal/theme.js";
import { type BankOptions, checkLevel } from "./bank-options.js";
import { type DrillSetup, setUpDrill } from "./drill/setup.js";
import { askForJob, type JobOptions } from "./interview/job.js";
import { runInterview } from "./interview/run.js";

export interface MockOptions extends Omit<BankOptions, "level">, JobOptions {
  what: string[];
  level?: string;
  minutes?: number;
  history?: boolean;
  seed?: string;
  save?: boolean;
  explain?: boolean;
  progress?: string;
}

const MINUTES = 45;

export async function runMock(env: Env, options: MockOptions): Promise<ExitCode> {
  if (options.history) return showHistory(env, options);
  if (options.level !== undefined) checkLevel(options.level);
  const { level: _, ...rest } = options;
  const setup = await setUpDrill(env, { ...rest, minutes: options.minutes ?? MINUTES }, []);
  const outcome = await askForJob(env, options, [...new Set(setup.summaries.map(({ topic }) => topic))]);
  try {
    return await interview(outcome.env, options, setup, outcome.job);
  } finally {
    outcome.close();
  }
}

async function interview(
  env: Env,
  options: MockOptions,
  setup: DrillSetup,
  job: Job | undefined,
): Promise<ExitCode> {
  const { bank, store, seed } = setup;
  const topics = [...new Set(setup.summaries.map(({ topic }) => topic))];
  const named =
    options.what.length > 0 || (options.topic?.length ?? 0) > 0 || (options.deck?.length ?? 0) > 0;
  const practiced = new Set(
    store.progress.recent.flatMap(({ question }) => bank.summary(question)?.topic ?? []),
  );
  const usual = named ? new Map(topics.map((topic) => [topic, 1])) : usualWeights(topics, practiced);
  const wanted = job ? jobWeights(job) : undefined;
  const reader = createAbilityReader((id) => bank.summary(id), topics);
  const belief = (): ReturnType<typeof reader.read> =>
    widenBelief(reader.read(store.progress.recent, env.now()), topics);
  const minutes = options.minutes ?? MINUTES;
  const level = LEVELS.find((known) => known === options.level) ?? job?.level ?? levelOf(belief(), topics);
  const mock = createMock({
    bank,
    summaries: setup.summaries.filter(({ id }) => !store.progress.suspended.has(id)),
    minutes,
    level,
    weight: (topic) => wanted?.get(topic) ?? (wanted ? 0 : (usual.get(topic) ?? 1)),
    seen: (id) => store.progress.questions.get(id)?.reviews ?? 0,
    belief,
    seed,
    now: env.now,
    live: env.isTTY.stdin,
  });
  const facts = {
    minutes,
    level,
    ...(options.role ? { role: options.role } : {}),
    ...(job ? { topics: job.topics.slice(0, 20) } : {}),
  };
  const before = comparableMock(mockHistory(store.progress.mocks), facts);
  const result = (state: DrillState): MockReport => mockReport(state.answered, state.skipped);
  return runInterview({
    env,
    setup,
    kind: "mock",
    settings: { ...setup.drill, quiet: true, unaided: true },
    facts,
    select: (exclude, _last, state) => mock.select(exclude, state),
    welcome: welcomeLines(mock, level, minutes, options),
    lines: (state, why, width, theme) => debriefLines(result(state), before, why, width, theme),
    document: (state, why) => ({
      type: "debrief",
      session: state.settings.session,
      why,
      ...facts,
      ...result(state),
      before: before ?? null,
    }),
    record: (state, why) => ({
      type: "mock",
      session: state.settings.session,
      report: { ...facts, why, ...withoutTexts(result(state)) },
    }),
  });
}

function levelOf(
  belief: ReturnType<ReturnType<typeof createAbilityReader>["read"]>,
  topics: readonly string[],
): Level {
  const at = topics.map((topic) => belief.space.index.get(topic) ?? 0);
  const mean = at.reduce((sum, i) => sum + (belief.mean[i] ?? 0), 0) / Math.max(1, at.length);
  return likeliestLevel(levelChances(mean, 0.5)).level;
}

function welcomeLines(mock: Mock, level: Level, minutes: number, { role, save }: MockOptions): string[] {
  const parts = mock.parts.map((part) => `${part.name} ${Math.max(1, Math.round(part.minutes))}`).join(", ");
  return [
    `A mock interview${role ? ` for ${role}` : ""}, ${level}, ${minutes} minutes: ${parts}. Nothing is told until the end; ${save === false ? "nothing is saved" : "every answer is saved as you give it"}.`,
  ];
}

/** The journal keeps scores and ids; the words of the answers are kept with the answers. */
function withoutTexts(report: MockReport): Record<string, unknown> {
  return {
    ...report,
    answers: report.answers.map(
      ({ title: _, heard: _heard, missed: _missed, redFlags: _flags, anchor: _anchor, ...facts }) => facts,
    ),
  };
}

function showHistory(env: Env, options: MockOptions): ExitCode {
  const paths = options.progress
    ? resolvePaths(env.env, env.platform, path.resolve(env.cwd, options.progress))
    : env.paths;
  const store = openProgress({
    paths,
    now: env.now,
    offsetAt: env.offsetAt,
    random: env.random,
    readOnly: true,
  });
  for (const warning of store.warnings.splice(0)) say(env, `hotseat: ${warning}`);
  const mocks = mockHistory(store.state.mocks);
  store.close();
  if (options.json)
    printJson(env, { mocks: mocks.map(({ at, ...mock }) => ({ at: new Date(at).toISOString(), ...mock })) });
  else {
    const width = env.isTTY.stdout ? Math.max(40, env.stdout.columns ?? 80) : 80;
    print(env, historyLines(mocks, width, createTheme(env)).join("\n"));
  }
  return ExitCode.ok;
}
