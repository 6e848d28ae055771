/** Runs a placement or a mock interview on the drill's session, its pages and its plain protocol. */
import { builtInGrader } from "../../adapters/grading.js";
import type { ExitCode } from "../../core/errors.js";
import { type Env, print, say } from "../../env.js";
import type { NewEvent } from "../../progress/events.js";
import type { DrillSettings, DrillState, FinishReason } from "../../session/drill-state.js";
import type { Selection } from "../../session/select.js";
import { runApp, type Session } from "../../terminal/drill/app.js";
import type { PlainReport } from "../../terminal/plain/report.js";
import { createTheme, type Theme } from "../../terminal/theme.js";
import { createDriver } from "../drill/driver.js";
import type { DrillSetup } from "../drill/setup.js";
import { type DraftKeeper, draftKeeper } from "./draft.js";

export interface InterviewParts {
  env: Env;
  setup: DrillSetup;
  kind: "place" | "mock";
  settings: DrillSettings;
  /** For the journal. */
  facts: Record<string, unknown>;
  select: (
    exclude: readonly string[],
    lastTopic: string | undefined,
    state: DrillState | undefined,
  ) => Selection | undefined;
  welcome: readonly string[];
  /** The result as lines, for the last page, the scrollback and plain output. */
  lines: (
    state: DrillState,
    why: FinishReason,
    width: number,
    theme: Theme,
  ) => { title: string; body: string[] };
  /** The result as one object, for `--json`. */
  document: (state: DrillState, why: FinishReason) => Record<string, unknown>;
  /** Kept in the journal when the interview is over and something was answered. */
  record?: (state: DrillState, why: FinishReason) => NewEvent;
}

export async function runInterview(parts: InterviewParts): Promise<ExitCode> {
  const { env, setup, settings } = parts;
  const { bank, store, seed, options } = setup;
  const driver = await createDriver({
    bank,
    store,
    settings,
    now: env.now,
    select: parts.select,
    grade: async (question, answer, aliases) => builtInGrader().grade(question, answer, { aliases }),
    opening: { type: "session", session: settings.session, kind: parts.kind, seed, settings: parts.facts },
  });
  const session: Session = {
    get state() {
      return driver.state;
    },
    get problem() {
      return driver.problem;
    },
    send: driver.send,
    note: (question) => store.note(question),
  };
  const keep = recorder(parts, () => driver.state);
  const drafts = draftKeeper(setup, () => driver.state);
  const inTerminal =
    env.isTTY.stdin && env.isTTY.stdout && env.env.TERM !== "dumb" && !options.plain && !options.json;
  try {
    return inTerminal
      ? await inFullScreen(parts, session, keep, drafts)
      : await lineByLine(parts, session, keep, drafts);
  } finally {
    if (drafts.waits()) say(env, "hotseat: what you were typing is kept; the next `hotseat` starts with it.");
    keep();
    store.close();
    for (const warning of store.warnings.splice(0)) say(env, `hotseat: ${warning}`);
  }
}

/** Writes the record once, when the result is first shown or the program is left. */
function recorder({ env, setup, record }: InterviewParts, state: () => DrillState): () => void {
  let done = false;
  return () => {
    const now = state();
    if (done || !record || now.answered.length === 0) return;
    done = true;
    try {
      setup.store.append([record(now, whyOf(now))]);
    } catch (error) {
      say(env, `hotseat: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}

function whyOf({ phase }: DrillState): FinishReason {
  return phase.name === "finished" ? phase.why : "stopped";
}

async function inFullScreen(
  parts: InterviewParts,
  session: Session,
  keep: () => void,
  drafts: DraftKeeper,
): Promise<ExitCode> {
  const { env, setup } = parts;
  const theme = createTheme(env);
  return runApp({
    env,
    session,
    theme,
    welcome: parts.welcome,
    preferred: setup.settings.answer === "said" ? "saying" : "typing",
    explain: setup.options.explain === true,
    resumable: false,
    message: setup.store.warnings.splice(0).join(" ") || undefined,
    editExternally: async (text) =>
      (await import("../../adapters/external-editor.js")).editExternally(text, env.env, env.platform),
    keepDraft: drafts.keep,
    background: async () => (await import("../../adapters/background.js")).waitInBackground(),
    ending: (width) => {
      keep();
      return parts.lines(session.state, whyOf(session.state), width, theme);
    },
    closing: () => {
      const width = Math.max(40, Math.min(100, env.stdout.columns ?? 80));
      const { title, body } = parts.lines(session.state, whyOf(session.state), width, theme);
      return [theme.strong(title), "", ...body].join("\n");
    },
  });
}

async function lineByLine(
  parts: InterviewParts,
  session: Session,
  keep: () => void,
  drafts: DraftKeeper,
): Promise<ExitCode> {
  const { runPlain } = await import("../../terminal/plain/app.js");
  const { jsonReport, textReport } = await import("../../terminal/plain/report.js");
  const { env, setup } = parts;
  const { store, options } = setup;
  for (const warning of store.warnings.splice(0)) say(env, `hotseat: ${warning}`);
  const plain = createTheme({ env: { ...env.env, FORCE_COLOR: "0" }, isTTY: env.isTTY });
  const width = env.isTTY.stdout ? Math.max(40, (env.stdout.columns || 80) - 1) : 100;
  const base = options.json ? jsonReport(env, () => store.saves) : textReport(env);
  const report: PlainReport = {
    ...base,
    summary: (state, why) => {
      keep();
      if (options.json) {
        print(env, JSON.stringify({ ...parts.document(state, why), schemaVersion: 1 }));
        return;
      }
      const { title, body } = parts.lines(state, why, width, plain);
      print(env, ["", title, "", ...body].join("\n"));
    },
  };
  return runPlain({
    env,
    session,
    report,
    explain: options.explain === true,
    welcome: options.json ? [] : parts.welcome,
    keepDraft: drafts.keep,
    keepsDrafts: !options.json,
  });
}
