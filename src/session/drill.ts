/** The drill as a pure state machine: one step from a state and an event to the next state and what to do outside. */
import type { Question } from "../bank/question.js";
import { choose, graded, said, submit } from "./answering.js";
import { correct, replaceLast, resave, withEvent } from "./correcting.js";
import type {
  Answered,
  Asking,
  DrillEffect,
  DrillEvent,
  DrillSettings,
  DrillState,
  Passed,
  Step,
} from "./drill-state.js";
import { advance, ask, askAgain, finish, newAsking, stay, withRetry } from "./next-question.js";

/** What an interrupted drill goes on with. */
export interface Continuation {
  /** Asked before anything else. */
  waiting: readonly Asking[];
  /** Not asked again. */
  shown: readonly string[];
}

export function startDrill(settings: DrillSettings, at: number, from?: Continuation): Step {
  return advance(
    {
      settings,
      phase: { name: "selecting" },
      startedAt: at,
      answered: [],
      shown: [...(from?.shown ?? [])],
      retries: [],
      waiting: from?.waiting ?? [],
      passed: [],
      skipped: 0,
    },
    at,
  );
}

export function stepDrill(state: DrillState, event: DrillEvent): Step {
  const { phase } = state;
  if (event.type === "undo") return undo(state, event.at);
  if (event.type === "stop") return finish(state, "stopped");
  const last = state.answered.at(-1);
  if (last && event.type === "saved") return stay(replaceLast(state, withEvent(last, event)));
  if (last && event.type === "correct") return correct(state, last, event.point, event.verdict);
  if (last && event.type === "easy") return resave(state, { ...last, easy: !last.easy });
  switch (phase.name) {
    case "selecting":
      return event.type === "selected" ? selected(state, event) : stay(state);
    case "asking":
      return whileAsking(state, phase.asking, event);
    case "grading":
      return event.type === "graded" ? graded(state, phase.answered, event.assessment) : stay(state);
    case "feedback":
      return duringFeedback(state, phase.answered, event);
    case "finished":
      return stay(state);
  }
}

function selected(state: DrillState, event: Extract<DrillEvent, { type: "selected" }>): Step {
  const { question, reason, at } = event;
  if (!question) {
    const [retry] = state.retries;
    // Nothing else is left to ask in between, so what was missed comes back at once.
    return retry ? askAgain(state, retry, at) : finish(state, "exhausted");
  }
  const asking = newAsking(question, at, reason);
  const placed = event.part ? { ...state, part: event.part } : state;
  return ask(placed, event.followUp ? { ...asking, again: true, followUp: true } : asking);
}

function whileAsking(state: DrillState, asking: Asking, event: DrillEvent): Step {
  const put = (change: Partial<Asking>): Step =>
    stay({ ...state, phase: { name: "asking", asking: { ...asking, ...change } } });
  switch (event.type) {
    case "hint": {
      if (state.settings.unaided) return stay(state);
      const next = nextHint(asking);
      return next ? put({ hints: [...asking.hints, next] }) : stay(state);
    }
    case "confidence":
      return put({ confidence: event.value });
    case "submit":
      return submit(state, asking, event.answer, event.at);
    case "said":
      return said(state, asking, event.covered, event.at);
    case "choose":
      return choose(state, asking, event.options, event.at);
    case "draft":
      return put({ draft: event.text });
    case "skip":
      return advance({ ...withPassed(state, false), skipped: state.skipped + 1 }, event.at);
    case "suspend":
      return suspend(state, asking.question, event.at);
    case "note":
      return noted(state, asking.question, event.text);
    default:
      return stay(state);
  }
}

function noted(state: DrillState, question: Question, text: string): Step {
  return { state, effects: [{ type: "append", event: { type: "note", question: question.id, text } }] };
}

/** The next point with a hint that has not been shown: must points first. */
export function nextHint({ question, points, hints }: Asking): string | undefined {
  const open = question.look_for.filter(({ id, hint }) => hint && points.includes(id) && !hints.includes(id));
  return (open.find(({ must }) => must) ?? open[0])?.id;
}

function duringFeedback(state: DrillState, answered: Answered, event: DrillEvent): Step {
  switch (event.type) {
    case "note":
      return noted(state, answered.asking.question, event.text);
    case "suspend":
      return suspend(state, answered.asking.question, event.at);
    case "next":
      return advance(state, event.at);
    default:
      return stay(state);
  }
}

function suspend(state: DrillState, { id }: Question, at: number): Step {
  const retries = state.retries.filter((retry) => retry.id !== id);
  const { state: next, effects } = advance({ ...withPassed(state, true), retries }, at);
  return { state: next, effects: [suspension(id, true), ...effects] };
}

function suspension(question: string, suspended: boolean): DrillEffect {
  return { type: "append", event: { type: "suspend", question, suspended } };
}

function withPassed(state: DrillState, suspended: boolean): DrillState {
  const { phase } = state;
  if (phase.name !== "asking" && phase.name !== "feedback") return state;
  return { ...state, passed: [...state.passed, { phase, suspended, after: state.answered.length }] };
}

/** Takes the last thing back: a question left without an answer, or else the last answer. */
function undo(state: DrillState, at: number): Step {
  const passed = state.passed.at(-1);
  return passed?.after === state.answered.length ? undoPassed(state, passed, at) : undoAnswer(state, at);
}

/** What is on screen waits, with what was typed. */
function putAside({ phase, waiting }: DrillState): readonly Asking[] {
  return phase.name === "asking" ? [phase.asking, ...waiting] : waiting;
}

function undoPassed(state: DrillState, { phase, suspended }: Passed, at: number): Step {
  const before: DrillState = {
    ...state,
    waiting: putAside(state),
    passed: state.passed.slice(0, -1),
    skipped: state.skipped - (suspended ? 0 : 1),
  };
  const { question } = phase.name === "asking" ? phase.asking : phase.answered.asking;
  const effects = suspended ? [suspension(question.id, false)] : [];
  if (phase.name === "asking")
    return { state: ask(before, { ...phase.asking, startedAt: at }).state, effects };
  const retries = withRetry({ ...before, answered: before.answered.slice(0, -1) }, phase.answered);
  return { state: { ...before, retries, phase }, effects };
}

/** Asks the last answer's question again with what was typed. */
function undoAnswer(state: DrillState, at: number): Step {
  const last = state.answered.at(-1);
  if (!last) return stay(state);
  const retries = state.retries.filter(({ id }) => id !== last.asking.question.id);
  const answered = state.answered.slice(0, -1);
  const passed = state.passed.filter(({ after }) => after <= answered.length);
  const step = ask(
    { ...state, waiting: putAside(state), retries, answered, passed },
    { ...last.asking, draft: last.answer || last.asking.draft, startedAt: at },
  );
  const effects = last.eventId ? [{ type: "take-back" as const, eventId: last.eventId }] : [];
  return { state: step.state, effects };
}
