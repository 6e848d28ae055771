/** Makes the drill's store from the person's progress. */

import type { Paths } from "../../adapters/paths.js";
import { openProgress, type ProgressStore } from "../../adapters/progress-store.js";
import type { QuestionSummary } from "../../bank/bank.js";
import type { Env } from "../../env.js";
import { dueAt, isDue, questionRetrievability } from "../../memory/due.js";
import type { ProgressState } from "../../progress/state.js";
import type { Standing } from "../../session/select.js";
import type { DrillStore } from "./store.js";

export interface StoreOptions {
  paths: Paths;
  save: boolean;
  keepAnswers: boolean;
}

export function openStore(env: Env, options: StoreOptions): DrillStore {
  const progress = openProgress({
    paths: options.paths,
    now: env.now,
    offsetAt: env.offsetAt,
    random: env.random,
    save: options.save,
  });
  return drillStore(progress, options.keepAnswers, env.now);
}

function drillStore(progress: ProgressStore, keepAnswers: boolean, now: () => number): DrillStore {
  return {
    isNew: progress.state.events === 0,
    get saves() {
      return progress.saves;
    },
    get progress() {
      return progress.state;
    },
    warnings: progress.warnings,
    standing: (summary, now) => standingOf(progress.state, summary, now),
    dueAt: (summary, only) => {
      const points = only ? summary.points.filter(({ id }) => only.has(id)) : summary.points;
      return dueAt({ points }, progress.state.points.get(summary.id), now());
    },
    aliases: (question) => Object.fromEntries(progress.state.aliases.get(question) ?? []),
    note: (question) => progress.state.notes.get(question),
    append: (events) => progress.append(events),
    saveAnswer: (eventId, answer) => {
      if (keepAnswers) progress.answers.save(answer, eventId);
    },
    syncAnswers: () => progress.answers.flush(),
    close: () => progress.close(),
  };
}

/** Of most questions of a large deck: one value for all of them. */
const UNTOUCHED: Standing = { due: false, suspended: false, seen: 0 };

export function standingOf(state: ProgressState, summary: QuestionSummary, now: number): Standing {
  const points = state.points.get(summary.id);
  const suspended = state.suspended.has(summary.id);
  const seen = state.questions.get(summary.id)?.reviews ?? 0;
  if (!points) return seen === 0 && !suspended ? UNTOUCHED : { due: false, suspended, seen };
  const retrievability = questionRetrievability(summary, points, now);
  return {
    due: isDue(summary, points, now),
    suspended,
    seen,
    ...(retrievability === undefined ? {} : { retrievability }),
  };
}
