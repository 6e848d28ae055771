/** `hotseat` and `hotseat drill`: practice, in the terminal or line by line. */
import { keepMemorySmall } from "../adapters/memory.js";
import type { QuestionSummary } from "../bank/bank.js";
import type { ExitCode } from "../core/errors.js";
import { type Env, say } from "../env.js";
import { usualWeights } from "../session/default-topics.js";
import { createNewQuestionChooser, type NewQuestionChooser } from "../session/policy-practice.js";
import { selectNext } from "../session/select.js";
import { runApp, type Session } from "../terminal/drill/app.js";
import { createTheme } from "../terminal/theme.js";
import type { BankOptions } from "./bank-options.js";
import { createDriver, type DrillDriver } from "./drill/driver.js";
import { continuationOf, keepSession, type SessionKeeper, unfinishedAnswer } from "./drill/resume.js";
import { type DrillSetup, setUpDrill } from "./drill/setup.js";

export interface DrillOptions extends BankOptions {
  what: string[];
  count?: number;
  minutes?: number;
  new?: boolean;
  due?: boolean;
  cram?: boolean;
  resume?: boolean;
  seed?: string;
  /** False for `--no-save`. */
  save?: boolean;
  plain?: boolean;
  json?: boolean;
  explain?: boolean;
  progress?: string;
  /** A job description to weigh topics by: a file, or `-` for standard input. */
  job?: string;
  role?: string;
}

/** `commands` are the names to suggest when a word is neither topic nor file. */
export async function runDrill(
  env: Env,
  options: DrillOptions,
  commands: readonly string[] = [],
): Promise<ExitCode> {
  const setup = await setUpDrill(env, options, commands);
  if (options.job === undefined && options.role === undefined) return drill(env, setup, usualTopics(setup));
  const { askForJob } = await import("./interview/job.js");
  const topics = [...new Set(setup.summaries.map(({ topic }) => topic))];
  const outcome = await askForJob(env, options, topics);
  const { job } = outcome;
  // What the job does not ask for comes only when nothing else is left.
  const weights = job ? new Map(topics.map((topic) => [topic, LITTLE])) : undefined;
  for (const { topic, weight } of job?.topics ?? []) weights?.set(topic, weight);
  try {
    return await drill(outcome.env, setup, weights ?? usualTopics(setup));
  } finally {
    outcome.close();
  }
}

const LITTLE = 0.02;

/** Without a wish, what is asked everywhere comes before the languages and roles that only some have. */
function usualTopics({
  summaries,
  options,
  bank,
  store,
}: DrillSetup): ReadonlyMap<string, number> | undefined {
  if (options.what.length || options.topic?.length || options.deck?.length) return undefined;
  const practiced = new Set(
    store.progress.recent.flatMap(({ question }) => bank.summary(question)?.topic ?? []),
  );
  const topics = [...new Set(summaries.map(({ topic }) => topic))];
  return new Map(
    [...usualWeights(topics, practiced)].map(([topic, weight]) => [topic, Math.max(LITTLE, weight)]),
  );
}

async function drill(
  env: Env,
  setup: DrillSetup,
  weights: ReadonlyMap<string, number> | undefined,
): Promise<ExitCode> {
  const keeper = keepSession(setup);
  const inTerminal = usesTerminal(env, setup.options);
  const newQuestions = createNewQuestionChooser({
    bank: setup.bank,
    reviews: () => setup.store.progress.recent,
    now: env.now,
    seed: setup.seed,
    startedAt: env.now(),
    kept: setup.ability.read,
    ...(weights ? { weights } : {}),
  });
  const driver = await startDriver(env, setup, keeper, inTerminal, newQuestions);
  const session: Session = {
    get state() {
      return driver.state;
    },
    get problem() {
      return driver.problem;
    },
    send: driver.send,
    note: (question) => setup.store.note(question),
  };
  const keepDraft = (draft: string): void => {
    // Otherwise a session that is written later would not have it.
    driver.catchUp();
    keeper.keepDraft(draft);
  };
  try {
    if (inTerminal) return await inFullScreen(env, setup, session, keepDraft);
    const { drillLineByLine } = await import("./drill/line-by-line.js");
    return await drillLineByLine(env, setup, session, keepDraft, WELCOME.slice(0, 1));
  } finally {
    driver.catchUp();
    setup.store.close();
    const kept = newQuestions.keep();
    if (kept && setup.data !== undefined) setup.ability.write(kept);
    for (const warning of setup.store.warnings.splice(0)) say(env, `hotseat: ${warning}`);
  }
}

function usesTerminal(env: Env, options: DrillOptions): boolean {
  return env.isTTY.stdin && env.isTTY.stdout && env.env.TERM !== "dumb" && !options.plain && !options.json;
}

async function startDriver(
  env: Env,
  setup: DrillSetup,
  keeper: SessionKeeper,
  inTerminal: boolean,
  newQuestions: NewQuestionChooser,
): Promise<DrillDriver> {
  const { bank, store, summaries, random, options, saved, data, drill, seed } = setup;
  const now = env.now();
  const begun = !saved && inTerminal && data !== undefined ? unfinishedAnswer(bank, data, now) : undefined;
  const from = saved ? continuationOf(bank, saved, now) : begun ? { waiting: [begun], shown: [] } : undefined;
  const only = options.cram ? "all" : options.new ? "new" : options.due ? "due" : undefined;
  return createDriver(
    {
      bank,
      store,
      settings: { ...drill, ...poolOf(setup, env.now()) },
      now: env.now,
      select: (exclude, lastTopic) => {
        const at = env.now();
        return selectNext({
          summaries: store.isNew && exclude.length === 0 ? withoutChoices(summaries) : summaries,
          standing: (summary) => store.standing(summary, at),
          exclude: new Set(exclude),
          random,
          chooseNew: newQuestions.choose,
          named: setup.named,
          ...(setup.settings.level === "auto" ? {} : { level: setup.settings.level }),
          ...(lastTopic === undefined ? {} : { lastTopic }),
          ...(only === undefined ? {} : { only }),
        });
      },
      grade: async (question, answer, aliases) => {
        const { builtInGrader } = await import("../adapters/grading.js");
        // After the grader is loaded: what was compiled of it is only taken under the flags it was made under.
        keepMemorySmall();
        return builtInGrader().grade(question, answer, { aliases });
      },
      opening: {
        type: "session",
        session: drill.session,
        kind: "drill",
        seed,
        settings: sessionFacts(setup),
      },
      onChange: (state) => keeper.onChange(state, env.now()),
    },
    from,
  );
}

/** The very first question shows what is special here: an answer in one's own words. */
function withoutChoices(summaries: readonly QuestionSummary[]): readonly QuestionSummary[] {
  const open = summaries.filter(({ kind }) => kind !== "choice");
  return open.length ? open : summaries;
}

/** More questions than this are more than one sits through, so nobody needs them counted. */
const FEW = 60;

/** How many questions there are to ask, for "1 of 3"; counted only where they are few. */
function poolOf({ summaries, store, options, named }: DrillSetup, now: number): { pool?: number } {
  if (summaries.length > FEW) return {};
  const pool = summaries.filter((summary) => {
    const { suspended, due, seen } = store.standing(summary, now);
    if (suspended) return false;
    if (options.cram) return true;
    if (options.new) return seen === 0;
    return due || (!options.due && (seen === 0 || named.has(summary.id)));
  });
  return { pool: pool.length };
}

function sessionFacts({ options, drill }: DrillSetup): Record<string, unknown> {
  const { what, deck, level, topic, cram } = options;
  return JSON.parse(JSON.stringify({ what, deck, level, topic, cram, limits: drill.limits }));
}

/** Two lines of 80 columns. */
const WELCOME = [
  "Welcome to hotseat. Answer as in an interview; an empty line ends the answer.",
  "Then you see what an interviewer listens for. All of it stays on this machine.",
];

async function inFullScreen(
  env: Env,
  setup: DrillSetup,
  session: Session,
  keepDraft: (draft: string) => void,
): Promise<ExitCode> {
  const { store, settings, options } = setup;
  return runApp({
    env,
    session,
    theme: createTheme(env),
    welcome: store.isNew ? WELCOME : [],
    preferred: settings.answer === "said" ? "saying" : "typing",
    explain: options.explain === true,
    resumable: setup.data !== undefined,
    message: [...store.warnings.splice(0), ...begunBefore(setup, session)].join(" ") || undefined,
    editExternally: async (text) =>
      (await import("../adapters/external-editor.js")).editExternally(text, env.env, env.platform),
    keepDraft,
    background: async () => (await import("../adapters/background.js")).waitInBackground(),
  });
}

function begunBefore({ saved }: DrillSetup, { state }: Session): string[] {
  const begun = !saved && state.phase.name === "asking" && state.phase.asking.draft !== "";
  return begun ? ["You had begun to answer this one. ctrl-k skips it."] : [];
}
