/** The events of the journal: raw facts, never derived numbers, so that a better scheduler can replay the past. */
import type { Verdict } from "../grading/assessment.js";

export const JOURNAL_VERSION = 1;

interface EventBase {
  /** Journal format version. */
  v: typeof JOURNAL_VERSION;
  /** ULID: unique, sortable by time. */
  id: string;
  /** UTC, ISO 8601 with milliseconds. */
  at: string;
  /** Minutes east of UTC where and when it was written. */
  offset: number;
}

export type AnswerMode = "typed" | "said" | "choice";

/** One point of one answer. `graded` is the machine's verdict where the person corrected it. */
export interface PointFact {
  verdict: Verdict;
  graded?: Verdict;
  /** A hint was shown before the answer: counts as Hard. */
  hint?: true;
}

export interface ReviewEvent extends EventBase {
  type: "review";
  question: string;
  /** Hash of the question's text and rubric as asked. */
  revision?: string;
  session: string;
  mode: AnswerMode;
  /** By point id. A choice question has the single point `choice`. */
  points: Record<string, PointFact>;
  /** Seconds from the question on screen to the answer's end. */
  seconds: number;
  /** Weighted coverage at the time, 0..1. */
  coverage: number;
  /** The person said "too easy": covered points count as Easy. */
  easy?: true;
  /** Grader name and version; absent when said aloud. */
  grader?: string;
  /** Ids of red flags raised. */
  redFlags?: string[];
  /** Codes of guards that lowered the score. */
  flags?: string[];
  /** 0..1, said before the reveal. */
  confidence?: number;
  /** Only the points named were asked again in the same session. */
  again?: true;
  /** Cramming: counts for ability and history but schedules nothing. */
  cram?: true;
  /** The options chosen, 0-based, for a choice question. */
  chosen?: number[];
  /** Topic, level and kind as asked, so that ability can be replayed when the bank has changed. */
  asked?: { topic: string; level: string; kind: string };
}

export interface AliasEvent extends EventBase {
  type: "alias";
  question: string;
  point: string;
  phrase: string;
  removed?: true;
}

/** Takes back the named event. An undone undo stands again. */
export interface UndoEvent extends EventBase {
  type: "undo";
  target: string;
}

export interface SuspendEvent extends EventBase {
  type: "suspend";
  question: string;
  suspended: boolean;
}

export interface NoteEvent extends EventBase {
  type: "note";
  question: string;
  /** Empty text removes the note. */
  text: string;
}

export interface SessionEvent extends EventBase {
  type: "session";
  session: string;
  kind: "drill" | "place" | "mock";
  seed: string;
  settings: Record<string, unknown>;
}

export interface MockEvent extends EventBase {
  type: "mock";
  session: string;
  /** Role, level, minutes and the result by competency: see the mock's debrief. */
  report: Record<string, unknown>;
}

/** Forgets the memory of the questions named, or of all; the reviews stay as history. */
export interface ResetEvent extends EventBase {
  type: "reset";
  questions: string[] | "all";
}

export type JournalEvent =
  | ReviewEvent
  | AliasEvent
  | UndoEvent
  | SuspendEvent
  | NoteEvent
  | SessionEvent
  | MockEvent
  | ResetEvent;

/** An event before the store gives it its version, id, time and offset. */
export type NewEvent = JournalEvent extends infer E
  ? E extends JournalEvent
    ? Omit<E, "v" | "id" | "at" | "offset">
    : never
  : never;
