/** The drill's words: what it knows at any moment, what can happen to it, and what it asks the outside to do. */
import type { Question } from "../bank/question.js";
import type { Assessment, Verdict } from "../grading/assessment.js";
import type { AnswerMode, NewEvent } from "../progress/events.js";

/** When the session ends; without either it runs until the bank is exhausted. */
export interface DrillLimits {
  count?: number;
  /** Milliseconds. */
  duration?: number;
}

export interface DrillSettings {
  session: string;
  limits: DrillLimits;
  /** Scheduling is left alone. */
  cram: boolean;
  /** Nothing is told between the questions and what was missed does not come back: an interview. */
  quiet?: boolean;
  /** What was missed does not come back in this session: a placement. */
  noRetry?: boolean;
  /** What would help is not offered, and nothing is looked up: it is about what a person can do now. */
  unaided?: boolean;
  /** Minutes that one question is expected to take, before the person's own pace is known. */
  pace?: number;
  /** How many questions there are to ask, where that is few enough to matter. */
  pool?: number;
  /** Questions answered before the session was interrupted. */
  before?: number;
}

/** A stretch of an interview, with a clock of its own. */
export interface DrillPart {
  name: string;
  /** Milliseconds since 1970. */
  endsAt: number;
}

/** A question on screen, waiting for its answer. */
export interface Asking {
  question: Question;
  /** The points that weigh: all, or those missed before. */
  points: readonly string[];
  /** Asked again in this session. */
  again: boolean;
  /** Points whose hint has been shown, in the order shown. */
  hints: readonly string[];
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Why it is asked now, for `--explain`. */
  reason: string;
  /** What was typed before, to go on with. */
  draft: string;
  /** 0..1, said before the reveal. */
  confidence?: number;
  /** Digs deeper after an answer: only what it adds counts. */
  followUp?: boolean;
}

/** An answer and what became of it. */
export interface Answered {
  asking: Asking;
  mode: AnswerMode;
  answer: string;
  /** Options chosen, 0-based. */
  chosen: readonly number[];
  seconds: number;
  assessment?: Assessment;
  /** By point id: the machine's or the person's. */
  verdicts: Readonly<Record<string, Verdict>>;
  /** The machine's verdict where the person corrected it. */
  graded: Readonly<Record<string, Verdict>>;
  /** 0..1. */
  coverage: number;
  easy: boolean;
  /** The journal event that holds it. */
  eventId?: string;
  /** When it comes back, milliseconds since 1970. */
  due?: number;
  /** When it would come back for what was not missed, where something was. */
  restDue?: number;
}

/** A question that was left without an answer, or put away after one: what undo brings back. */
export interface Passed {
  /** As it was on screen, with what was typed. */
  phase: Extract<Phase, { name: "asking" | "feedback" }>;
  suspended: boolean;
  /** How many answers had been given by then. */
  after: number;
}

export interface Retry {
  id: string;
  points: readonly string[];
  /** How many answers had been given when it was missed. */
  after: number;
}

export type Phase =
  | { name: "selecting" }
  | { name: "asking"; asking: Asking }
  | { name: "grading"; answered: Answered }
  | { name: "feedback"; answered: Answered }
  | { name: "finished"; why: FinishReason };

export type FinishReason = "count" | "time" | "exhausted" | "stopped";

export interface DrillState {
  settings: DrillSettings;
  phase: Phase;
  startedAt: number;
  /** Answers given, in order; the last one is what undo takes back. */
  answered: readonly Answered[];
  /** Questions that were shown, whether answered or skipped. */
  shown: readonly string[];
  retries: readonly Retry[];
  /** Questions to be asked before anything else, after an undo or a resume. */
  waiting: readonly Asking[];
  /** Skipped or suspended, in order. */
  passed: readonly Passed[];
  skipped: number;
  lastTopic?: string;
  /** Where the interview stands. */
  part?: DrillPart;
}

export type DrillEvent =
  | {
      type: "selected";
      question: Question | undefined;
      reason: string;
      at: number;
      part?: DrillPart;
      followUp?: boolean;
    }
  | { type: "submit"; answer: string; at: number }
  | { type: "said"; covered: readonly string[]; at: number }
  | { type: "choose"; options: readonly number[]; at: number }
  | { type: "graded"; assessment: Assessment }
  | { type: "saved"; eventId: string; due?: number; restDue?: number }
  /** What is typed so far, for when the question is left. */
  | { type: "draft"; text: string }
  | { type: "hint" }
  | { type: "confidence"; value: number }
  | { type: "correct"; point: string; verdict: Verdict }
  | { type: "easy" }
  | { type: "skip"; at: number }
  | { type: "suspend"; at: number }
  | { type: "note"; text: string }
  | { type: "next"; at: number }
  | { type: "undo"; at: number }
  | { type: "stop" };

export type DrillEffect =
  /** Choose a question that is not in `exclude`, and send `selected`. */
  | { type: "select"; exclude: readonly string[]; lastTopic?: string }
  /** Load the question and send `selected`-like: used for retries. */
  | { type: "grade"; question: Question; answer: string }
  /** Append durably, then send `saved`. The answer's text goes to the answers file. */
  | { type: "save"; event: NewEvent; answer?: string; replaces?: string }
  /** Take back a journal event. */
  | { type: "take-back"; eventId: string }
  /** Append something that is not a review. */
  | { type: "append"; event: NewEvent };

export interface Step {
  state: DrillState;
  effects: readonly DrillEffect[];
}
