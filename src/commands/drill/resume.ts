/** Keeps the running drill in the session file, and makes a drill go on from it. */
import { readSession, removeSession, type SavedSession, writeSession } from "../../adapters/session-file.js";
import type { Bank } from "../../bank/bank.js";
import type { Continuation } from "../../session/drill.js";
import type { Asking, DrillState } from "../../session/drill-state.js";
import { firstAnswers, newAsking } from "../../session/next-question.js";
import type { DrillSetup } from "./setup.js";

export interface SessionKeeper {
  /** Called whenever the state has settled. */
  onChange(state: DrillState, now: number): void;
  /** What is being typed. */
  keepDraft(draft: string): void;
}

export function keepSession(setup: DrillSetup): SessionKeeper {
  const { data, saved } = setup;
  if (data === undefined) return { onChange: () => undefined, keepDraft: () => undefined };
  let last: SavedSession | undefined;
  // The first question is on screen before anything is written: the draft's first tick writes it.
  let written = false;
  const write = (session: SavedSession): void => {
    last = session;
    written = true;
    writeSession(data, session);
  };
  return {
    onChange: (state, now) => {
      if (state.phase.name === "finished") {
        // Who stops may go on later, with the question that was on screen.
        if (state.phase.why === "stopped") return;
        removeSession(data);
        last = undefined;
        return;
      }
      const session = snapshotOf(setup, state, now, saved);
      if (last === undefined && !written) last = session;
      else write(session);
    },
    keepDraft: (draft) => {
      if (!last?.current || (written && last.current.draft === draft)) return;
      write({ ...last, current: { ...last.current, draft } });
    },
  };
}

function snapshotOf(
  setup: DrillSetup,
  state: DrillState,
  now: number,
  before: SavedSession | undefined,
): SavedSession {
  const { phase } = state;
  const { what, deck, level, topic, count, minutes, cram } = setup.options;
  const only = { new: setup.options.new, due: setup.options.due };
  return {
    v: 1,
    session: state.settings.session,
    seed: setup.seed,
    options: JSON.parse(JSON.stringify({ what, deck, level, topic, count, minutes, cram, ...only })),
    elapsed: (before?.elapsed ?? 0) + Math.max(0, now - state.startedAt),
    answered: (before?.answered ?? 0) + firstAnswers(state).length,
    shown: [...state.shown],
    retries: state.retries.map(({ id, points }) => ({ question: id, points: [...points] })),
    ...(phase.name === "asking" ? { current: savedAsking(phase.asking) } : {}),
  };
}

function savedAsking({
  question,
  points,
  again,
  hints,
  reason,
  draft,
}: Asking): NonNullable<SavedSession["current"]> {
  return { question: question.id, points: [...points], again, hints: [...hints], reason, draft };
}

/** Questions that have left the bank since are passed over. */
export function continuationOf(bank: Bank, saved: SavedSession, now: number): Continuation {
  const current = saved.current ? askingFrom(bank, saved.current, now) : [];
  const retries = saved.retries.flatMap(({ question, points }) =>
    askingFrom(
      bank,
      { question, points, again: true, hints: [], reason: "missed a little while ago", draft: "" },
      now,
    ),
  );
  return { waiting: [...current, ...retries], shown: saved.shown };
}

function askingFrom(bank: Bank, saved: NonNullable<SavedSession["current"]>, now: number): Asking[] {
  const question = bank.get(saved.question);
  if (!question) return [];
  const fresh = newAsking(question, now, saved.reason);
  const points = saved.points.filter((id) => fresh.points.includes(id));
  return [
    {
      ...fresh,
      points: points.length ? points : fresh.points,
      again: saved.again,
      hints: saved.hints,
      draft: saved.draft,
    },
  ];
}

/** An answer that was begun in an earlier session and never finished: a new session starts with it. */
export function unfinishedAnswer(bank: Bank, data: string, now: number): Asking | undefined {
  const current = readSession(data)?.current;
  if (!current?.draft.trim()) return undefined;
  return askingFrom(bank, { ...current, again: false, reason: "you had begun to answer it" }, now)[0];
}
