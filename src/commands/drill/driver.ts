/** Runs the drill's effects: selects, grades and saves, and feeds the results back into the state machine. */
import { SaveError } from "../../adapters/save-error.js";
import type { Bank, QuestionSummary } from "../../bank/bank.js";
import type { Question } from "../../bank/question.js";
import type { Aliases, Assessment } from "../../grading/assessment.js";
import type { NewEvent } from "../../progress/events.js";
import { type Continuation, startDrill, stepDrill } from "../../session/drill.js";
import type { DrillEffect, DrillEvent, DrillSettings, DrillState, Step } from "../../session/drill-state.js";
import type { Selection } from "../../session/select.js";
import type { DrillStore } from "./store.js";

export interface DrillDriver {
  readonly state: DrillState;
  /** Why the last answer is not on disk yet; undefined when it is. */
  readonly problem: string | undefined;
  /** Returns when everything the event caused is done: graded, saved, the next question chosen. */
  send(event: DrillEvent): Promise<void>;
  /** Does what may come after the result is shown; before the next event and by itself it is done at the latest. */
  catchUp(): void;
}

export interface DriverParts {
  bank: Bank;
  store: DrillStore;
  settings: DrillSettings;
  select: (
    exclude: readonly string[],
    lastTopic: string | undefined,
    state: DrillState,
  ) => Selection | undefined;
  grade: (question: Question, answer: string, aliases: Aliases) => Promise<Assessment>;
  now: () => number;
  /** Written before the first review, so that a session can be replayed. */
  opening: NewEvent;
  /** Called after every event, when the state is settled and its result shown. */
  onChange?: (state: DrillState) => void;
}

export async function createDriver(parts: DriverParts, from?: Continuation): Promise<DrillDriver> {
  const first = startDrill(parts.settings, parts.now(), from);
  const driver: { state: DrillState; opened: boolean; problem?: string | undefined } = {
    state: first.state,
    opened: false,
  };
  const settle = async (step: Step): Promise<void> => {
    driver.state = step.state;
    for (const effect of step.effects) await perform(effect);
  };
  /** The events with their ids. What cannot be written waits in the store under these ids, and is told. */
  const append = (events: readonly NewEvent[]): { id: string }[] => {
    const all = driver.opened ? events : [parts.opening, ...events];
    driver.opened = true;
    try {
      const written = parts.store.append(all);
      driver.problem = undefined;
      return written.slice(all.length - events.length);
    } catch (error) {
      if (!(error instanceof SaveError)) throw error;
      driver.problem = error.message;
      return error.events.slice(-events.length);
    }
  };
  const feed = (event: DrillEvent): Promise<void> => settle(stepDrill(driver.state, event));
  const perform = async (effect: DrillEffect): Promise<void> => {
    switch (effect.type) {
      case "select": {
        const selection = parts.select(effect.exclude, effect.lastTopic, driver.state);
        return feed({
          type: "selected",
          question: selection && (selection.question ?? parts.bank.get(selection.id)),
          reason: selection?.reason ?? "",
          at: parts.now(),
          ...(selection?.part ? { part: selection.part } : {}),
          ...(selection?.followUp ? { followUp: true } : {}),
        });
      }
      case "grade": {
        const aliases = parts.store.aliases(effect.question.id);
        return feed({
          type: "graded",
          assessment: await parts.grade(effect.question, effect.answer, aliases),
        });
      }
      case "save": {
        const undo: NewEvent[] = effect.replaces ? [{ type: "undo", target: effect.replaces }] : [];
        const eventId = append([...undo, effect.event]).at(-1)?.id;
        if (eventId === undefined) return;
        const { answer } = effect;
        if (answer) orTell(() => parts.store.saveAnswer(eventId, answer));
        return feed({ type: "saved", eventId, ...returnsOf(effect.event) });
      }
      case "take-back":
        append([{ type: "undo", target: effect.eventId }]);
        return;
      case "append":
        append([effect.event]);
        return;
    }
  };
  const orTell = (save: () => void): void => {
    try {
      save();
    } catch (error) {
      driver.problem = error instanceof Error ? error.message : String(error);
    }
  };
  // The person need not wait for it: the review is on disk, and what was typed outlives a kill.
  let behind = false;
  const catchUp = (): void => {
    if (!behind) return;
    behind = false;
    orTell(() => parts.store.syncAnswers());
    parts.onChange?.(driver.state);
  };
  const returnsOf = (event: NewEvent): { due?: number; restDue?: number } => {
    const summary: QuestionSummary | undefined =
      event.type === "review" ? parts.bank.summary(event.question) : undefined;
    if (event.type !== "review" || !summary) return {};
    const due = parts.store.dueAt(summary);
    const facts = Object.entries(event.points);
    const known = facts.filter(([, { verdict }]) => verdict !== "missed").map(([id]) => id);
    const rest = known.length < facts.length ? parts.store.dueAt(summary, new Set(known)) : undefined;
    return { ...(due === undefined ? {} : { due }), ...(rest === undefined ? {} : { restDue: rest }) };
  };
  await settle(first);
  parts.onChange?.(driver.state);
  return {
    get state() {
      return driver.state;
    },
    get problem() {
      return driver.problem;
    },
    send: async (event) => {
      catchUp();
      await feed(event);
      behind = true;
      setImmediate(catchUp);
    },
    catchUp,
  };
}
