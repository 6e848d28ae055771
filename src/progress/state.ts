/** What the events add up to: everything the program knows of a person's practice. */
import type { Verdict } from "../grading/assessment.js";
import type { MemoryState } from "../memory/fsrs.js";
import type { JournalEvent } from "./events.js";

/** What is known of one question besides the memory of its points. */
export interface QuestionProgress {
  /** Reviews, not counting points asked again in the same session. */
  reviews: number;
  /** Milliseconds since 1970. */
  firstAt: number;
  lastAt: number;
  /** Id of the last review event. */
  lastId: string;
  /** 0..1, of the last full review. */
  lastCoverage: number;
  /** By point id, as last heard. */
  lastVerdicts: Map<string, Verdict>;
  /** Seconds spent answering, in all. */
  seconds: number;
  /** Points that came back after a sitting: how many, how many were recalled, and the sum of the odds given for it. */
  returned: number;
  recalled: number;
  expected: number;
  /** Topic, level and kind as last asked. */
  asked?: { topic: string; level: string; kind: string };
}

/** One review, short enough to keep the latest few hundred at hand. */
export interface ReviewSummary {
  id: string;
  question: string;
  at: number;
  coverage: number;
  seconds: number;
  mode: string;
  again: boolean;
  cram: boolean;
  confidence?: number;
  asked?: { topic: string; level: string; kind: string };
}

export interface SessionRecord {
  id: string;
  kind: string;
  seed: string;
  at: number;
  settings: Record<string, unknown>;
}

export interface MockRecord {
  session: string;
  at: number;
  report: Record<string, unknown>;
}

/** One day as the person lived it, by the local offset of each event. */
export interface DayRecord {
  reviews: number;
  seconds: number;
  covered: number;
  partial: number;
  missed: number;
}

/** Something that `undo` can take back. */
export interface Undoable {
  id: string;
  type: JournalEvent["type"];
  at: number;
  question?: string;
  coverage?: number;
}

export interface ProgressState {
  /** By question id, by point id. */
  points: Map<string, Map<string, MemoryState>>;
  questions: Map<string, QuestionProgress>;
  suspended: Set<string>;
  notes: Map<string, string>;
  /** Phrases added by corrections: by question id, by point id. */
  aliases: Map<string, Map<string, string[]>>;
  /** The latest, oldest first: see `KEEP`. */
  sessions: SessionRecord[];
  mocks: MockRecord[];
  recent: ReviewSummary[];
  undoable: Undoable[];
  /** By local day, YYYY-MM-DD. */
  days: Map<string, DayRecord>;
  /** Full reviews in all. */
  reviews: number;
  /** Distinct events of known types, undone ones included. */
  events: number;
  /** The greatest event id; empty when there is none. */
  lastId: string;
}

/** How many of the latest are kept in the state, and fewer than `SPARE` more; the journal has them all. */
export const KEEP = { sessions: 50, mocks: 100, recent: 500, undoable: 100 } as const;

export const SPARE = 32;

export function emptyState(): ProgressState {
  return {
    points: new Map(),
    questions: new Map(),
    suspended: new Set(),
    notes: new Map(),
    aliases: new Map(),
    sessions: [],
    mocks: [],
    recent: [],
    undoable: [],
    days: new Map(),
    reviews: 0,
    events: 0,
    lastId: "",
  };
}
