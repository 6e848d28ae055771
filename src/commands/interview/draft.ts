/** Keeps what is being typed in an interview, so that a kill or a stop in the middle of an answer loses nothing. */
import { readSession, removeSession, type SavedSession, writeSession } from "../../adapters/session-file.js";
import type { DrillState } from "../../session/drill-state.js";
import type { DrillSetup } from "../drill/setup.js";

export interface DraftKeeper {
  keep(draft: string): void;
  /** True when an unfinished answer waits for the next drill. */
  waits(): boolean;
}

/**
 * An interview cannot be gone on with, but the next drill starts with an answer that was begun (`unfinishedAnswer`). A
 * drill that was interrupted before stays as it was, but for the question it stood at.
 */
export function draftKeeper(
  { data, bank, seed }: Pick<DrillSetup, "data" | "bank" | "seed">,
  state: () => DrillState,
): DraftKeeper {
  if (data === undefined) return { keep: () => undefined, waits: () => false };
  const before = readSession(data);
  if (before?.current?.draft.trim()) return { keep: () => undefined, waits: () => false };
  let kept: { question: string; draft: string } | undefined;
  return {
    keep(draft) {
      const { phase, settings } = state();
      // The opening and the candidate's own questions are in no bank, and nothing asks them again.
      const asking = phase.name === "asking" && bank.summary(phase.asking.question.id) && phase.asking;
      if (!asking || !draft.trim()) {
        if (kept) before ? writeSession(data, before) : removeSession(data);
        kept = undefined;
        return;
      }
      const { question, points, hints, reason } = asking;
      if (kept?.question === question.id && kept.draft === draft) return;
      kept = { question: question.id, draft };
      const current = {
        question: question.id,
        points: [...points],
        again: false,
        hints: [...hints],
        reason,
        draft,
      };
      writeSession(data, { ...(before ?? emptySession(settings.session, seed)), current });
    },
    waits: () => kept !== undefined,
  };
}

function emptySession(session: string, seed: string): SavedSession {
  return { v: 1, session, seed, options: {}, elapsed: 0, answered: 0, shown: [], retries: [] };
}
