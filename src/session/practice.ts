/** A session for programs: the same state machine as the drill, driven by calls and holding its events in memory. */
import type { Bank } from "../bank/bank.js";
import type { Question } from "../bank/question.js";
import { type Random, seededRandom } from "../core/random.js";
import type { Aliases, Assessment } from "../grading/assessment.js";
import type { NewEvent } from "../progress/events.js";
import { startDrill, stepDrill } from "./drill.js";
import type { Answered, DrillEvent, DrillState, Step } from "./drill-state.js";
import { type Standing, selectNext } from "./select.js";
import { type DrillSummary, summarizeDrill } from "./summary.js";

export interface SessionOptions {
  bank: Bank;
  /** Grades a typed answer. */
  grade: (question: Question, answer: string, aliases: Aliases) => Assessment;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The same seed, answers and times give the same session. */
  seed?: string;
  /** Stop after this many questions. */
  count?: number;
  /** Stop after this many minutes. */
  minutes?: number;
  /** What is known of a question's past; without it every question is new. */
  standing?: (id: string) => Standing;
  aliases?: (id: string) => Aliases;
}

export interface PracticeSession {
  readonly state: DrillState;
  /** The question to answer now; undefined when the session is over. */
  question(): Question | undefined;
  /** Grades the text and goes on; returns what was made of it. */
  answer(text: string): Answered | undefined;
  /** Answers by naming the points that were covered. */
  say(points: readonly string[]): Answered | undefined;
  /** Answers a choice by the indexes of its options, from 0. */
  choose(options: readonly number[]): Answered | undefined;
  skip(): void;
  /** Takes the last answer back and asks its question again. */
  undo(): void;
  summary(): DrillSummary;
  /** What a journal would hold, in order. */
  readonly events: readonly NewEvent[];
}

const NEVER_SEEN: Standing = { due: false, suspended: false, seen: 0 };

export function createPracticeSession(options: SessionOptions): PracticeSession {
  const { bank, now } = options;
  const seed = options.seed ?? "hotseat";
  const random: Random = seededRandom(seed);
  const events: NewEvent[] = [];
  let state: DrillState;
  const settle = (step: Step): void => {
    state = step.state;
    for (const effect of step.effects) {
      switch (effect.type) {
        case "select": {
          const selection = selectNext({
            summaries: bank.summaries,
            standing: ({ id }) => options.standing?.(id) ?? NEVER_SEEN,
            exclude: new Set(effect.exclude),
            random,
            ...(effect.lastTopic === undefined ? {} : { lastTopic: effect.lastTopic }),
          });
          const question = selection && bank.get(selection.id);
          settle(
            stepDrill(state, { type: "selected", question, reason: selection?.reason ?? "", at: now() }),
          );
          break;
        }
        case "grade": {
          const assessment = options.grade(
            effect.question,
            effect.answer,
            options.aliases?.(effect.question.id) ?? {},
          );
          settle(stepDrill(state, { type: "graded", assessment }));
          break;
        }
        case "save":
          events.push(effect.event);
          settle(stepDrill(state, { type: "saved", eventId: `event-${events.length}` }));
          break;
        case "take-back":
          events.push({ type: "undo", target: effect.eventId });
          break;
        case "append":
          events.push(effect.event);
          break;
      }
    }
  };
  const send = (event: DrillEvent): void => settle(stepDrill(state, event));
  /** Answers, and moves on to the next question. */
  const give = (event: DrillEvent): Answered | undefined => {
    if (state.phase.name !== "asking") return undefined;
    send(event);
    const answered = state.answered.at(-1);
    send({ type: "next", at: now() });
    return answered;
  };
  const limits = {
    ...(options.count === undefined ? {} : { count: options.count }),
    ...(options.minutes === undefined ? {} : { duration: options.minutes * 60_000 }),
  };
  const first = startDrill({ session: seed, limits, cram: false }, now());
  state = first.state;
  settle(first);
  return {
    get state() {
      return state;
    },
    question: () => (state.phase.name === "asking" ? state.phase.asking.question : undefined),
    answer: (text) => give({ type: "submit", answer: text, at: now() }),
    say: (points) => give({ type: "said", covered: points, at: now() }),
    choose: (chosen) => give({ type: "choose", options: chosen, at: now() }),
    skip: () => send({ type: "skip", at: now() }),
    undo: () => send({ type: "undo", at: now() }),
    summary: () => summarizeDrill(state),
    events,
  };
}
