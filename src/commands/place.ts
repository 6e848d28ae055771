/** `hotseat place`: about ten minutes that end with a level for each topic and how sure it is. */
import { createAbilityReader } from "../ability/history.js";
import { widenBelief } from "../ability/widen.js";
import type { ExitCode } from "../core/errors.js";
import type { Env } from "../env.js";
import { candidatesOf } from "../session/candidates.js";
import { usualWeights } from "../session/default-topics.js";
import type { DrillState, FinishReason } from "../session/drill-state.js";
import { jobWeights } from "../session/job.js";
import { type Placement, placementOf, placementSeconds, shortQuestions } from "../session/placement.js";
import { chooseInformative } from "../session/policy-choice.js";
import type { Selection } from "../session/select.js";
import { placementLines } from "../terminal/placement-lines.js";
import type { BankOptions } from "./bank-options.js";
import { setUpDrill } from "./drill/setup.js";
import { askForJob, type JobOptions } from "./interview/job.js";
import { runInterview } from "./interview/run.js";

export interface PlaceOptions extends BankOptions, JobOptions {
  what: string[];
  count?: number;
  minutes?: number;
  seed?: string;
  save?: boolean;
  explain?: boolean;
  progress?: string;
}

const MINUTES = 10;
/** Minutes a question takes here: most are choices. */
const PACE = 1.25;

export async function runPlace(env: Env, options: PlaceOptions): Promise<ExitCode> {
  const setup = await setUpDrill(env, { ...options, minutes: options.minutes ?? MINUTES }, []);
  const outcome = await askForJob(env, options, [...new Set(setup.summaries.map(({ topic }) => topic))]);
  try {
    return await place(outcome.env, options, setup, outcome.job);
  } finally {
    outcome.close();
  }
}

async function place(
  env: Env,
  options: PlaceOptions,
  setup: Awaited<ReturnType<typeof setUpDrill>>,
  job: Awaited<ReturnType<typeof askForJob>>["job"],
): Promise<ExitCode> {
  const { bank, store, seed } = setup;
  const named =
    options.what.length > 0 || (options.topic?.length ?? 0) > 0 || (options.deck?.length ?? 0) > 0;
  const found = [...new Set(setup.summaries.map(({ topic }) => topic))];
  // A question about a topic that was not named may be tagged with one that was; the result is about what was named.
  const wanted = found.filter((topic) => options.what.includes(topic) || options.topic?.includes(topic));
  const all = wanted.length ? wanted : found;
  const practiced = new Set(
    store.progress.recent.flatMap(({ question }) => bank.summary(question)?.topic ?? []),
  );
  const usual = job
    ? jobWeights(job)
    : named
      ? new Map(all.map((topic) => [topic, 1]))
      : usualWeights(all, practiced);
  const topics = all.filter((topic) => (usual.get(topic) ?? 0) > 0);
  const candidates = candidatesOf(
    shortQuestions(setup.summaries.filter(({ topic }) => topics.includes(topic))),
    undefined,
    seed,
  ).map((candidate) => ({ ...candidate, seconds: placementSeconds(candidate.summary) }));
  const reader = createAbilityReader((id) => bank.summary(id), topics);
  const belief = (): ReturnType<typeof reader.read> =>
    widenBelief(reader.read(store.progress.recent, env.now()), topics);
  const result = (state: DrillState): Placement => placementOf(belief(), topics, state.answered);
  let known = false;
  const select = (
    exclude: readonly string[],
    lastTopic: string | undefined,
    state: DrillState | undefined,
  ): Selection | undefined => {
    if (state && isKnown(result(state))) {
      known = true;
      return undefined;
    }
    const used = new Set(exclude);
    const asked = new Map<string, number>();
    for (const id of exclude) {
      const topic = bank.summary(id)?.topic;
      if (topic !== undefined) asked.set(topic, (asked.get(topic) ?? 0) + 1);
    }
    const choice = chooseInformative({
      belief: belief(),
      candidates: candidates.filter(
        ({ summary }) => !used.has(summary.id) && !store.progress.suspended.has(summary.id),
      ),
      weight: (topic) => usual.get(topic) ?? 1,
      seen: (id) => store.progress.questions.get(id)?.reviews ?? 0,
      asked,
      ...(lastTopic === undefined ? {} : { lastTopic }),
    });
    return choice && { id: choice.candidate.summary.id, reason: choice.reason };
  };
  const whyIs = (why: FinishReason): FinishReason | "known" => (known ? "known" : why);
  return runInterview({
    env,
    setup,
    kind: "place",
    settings: { ...setup.drill, noRetry: true, unaided: true, pace: PACE },
    facts: { topics, minutes: options.minutes ?? MINUTES },
    select,
    welcome: [
      `A placement of about ${Math.round(options.minutes ?? MINUTES)} minutes. Two or three sentences are enough; what you skip does not count.`,
    ],
    lines: (state, why, width, theme) => placementLines(result(state), whyIs(why), width, theme),
    document: (state, why) => ({
      type: "placement",
      session: state.settings.session,
      why: whyIs(why),
      ...result(state),
    }),
  });
}

/** Fewer answers convince nobody, whatever the arithmetic says. */
const FEWEST = 6;

/** Every level is known with 80 %, or the whole to ±0.4 with every topic touched. */
function isKnown({ topics, overall, answered }: Placement): boolean {
  if (answered < FEWEST) return false;
  if (topics.every(({ chance }) => chance >= 0.8)) return true;
  return overall.se <= 0.4 && topics.length <= 10 && topics.every(({ answers }) => answers > 0);
}
