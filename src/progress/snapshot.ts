/** The state as one line of JSON and back, so that start-up does not depend on the journal's length. */
import type { MemoryState } from "../memory/fsrs.js";
import { emptyState, type ProgressState, type QuestionProgress } from "./state.js";

/** Raised with every change to the fold or to this format: an older snapshot is then not used. */
export const SNAPSHOT_VERSION = 3;

type PointRow = [string, number, number, number, number, number];

/** Column by column: of years of practice it is most of the file, and columns of numbers are read fastest. */
interface DayColumns {
  /** Joined by spaces. */
  day: string;
  reviews: number[];
  seconds: number[];
  covered: number[];
  partial: number[];
  missed: number[];
}

interface Encoded {
  points: [string, PointRow[]][];
  questions: [string, Omit<QuestionProgress, "lastVerdicts"> & { lastVerdicts: [string, string][] }][];
  suspended: string[];
  notes: [string, string][];
  aliases: [string, [string, string[]][]][];
  sessions: ProgressState["sessions"];
  mocks: ProgressState["mocks"];
  recent: ProgressState["recent"];
  undoable: ProgressState["undoable"];
  days: DayColumns;
  reviews: number;
  events: number;
  lastId: string;
}

/** A plain value for JSON. Names are never keys of objects here, so `__proto__` is just a name. */
export function encodeState(state: ProgressState): unknown {
  const encoded: Encoded = {
    points: [...state.points].map(([question, points]) => [
      question,
      [...points].map(([id, m]) => [id, m.stability, m.difficulty, m.lastReview, m.reps, m.lapses]),
    ]),
    questions: [...state.questions].map(([question, progress]) => [
      question,
      { ...progress, lastVerdicts: [...progress.lastVerdicts] },
    ]),
    suspended: [...state.suspended],
    notes: [...state.notes],
    aliases: [...state.aliases].map(([question, points]) => [question, [...points]]),
    sessions: state.sessions,
    mocks: state.mocks,
    recent: state.recent,
    undoable: state.undoable,
    days: encodeDays(state.days),
    reviews: state.reviews,
    events: state.events,
    lastId: state.lastId,
  };
  return encoded;
}

function encodeDays(days: ProgressState["days"]): DayColumns {
  const records = [...days.values()];
  return {
    day: [...days.keys()].join(" "),
    reviews: records.map(({ reviews }) => reviews),
    seconds: records.map(({ seconds }) => seconds),
    covered: records.map(({ covered }) => covered),
    partial: records.map(({ partial }) => partial),
    missed: records.map(({ missed }) => missed),
  };
}

/** The state from what `encodeState` gave; undefined when it is not that. */
export function decodeState(value: unknown): ProgressState | undefined {
  try {
    return decode(value as Encoded);
  } catch {
    // A snapshot is only a shortcut: whatever is wrong with it, the journal has everything.
    return undefined;
  }
}

function decode(encoded: Encoded): ProgressState {
  const state = emptyState();
  for (const [question, rows] of encoded.points) {
    const points = new Map<string, MemoryState>();
    for (const row of rows) points.set(row[0], memoryOf(row));
    state.points.set(question, points);
  }
  for (const [question, progress] of encoded.questions)
    state.questions.set(question, {
      ...progress,
      lastVerdicts: new Map(progress.lastVerdicts) as QuestionProgress["lastVerdicts"],
    });
  state.suspended = new Set(encoded.suspended);
  state.notes = new Map(encoded.notes);
  state.aliases = new Map(encoded.aliases.map(([question, points]) => [question, new Map(points)]));
  state.sessions = list(encoded.sessions);
  state.mocks = list(encoded.mocks);
  state.recent = list(encoded.recent);
  state.undoable = list(encoded.undoable);
  state.reviews = number(encoded.reviews);
  state.events = number(encoded.events);
  if (typeof encoded.lastId !== "string") throw new TypeError("lastId");
  state.lastId = encoded.lastId;
  return withDays(state, encoded.days);
}

/** The days are put together when they are first asked for: the next question is chosen without them. */
function withDays(state: ProgressState, columns: DayColumns): ProgressState {
  const names = columns.day === "" ? [] : columns.day.split(" ");
  for (const column of [columns.reviews, columns.seconds, columns.covered, columns.partial, columns.missed])
    if (list(column).length !== names.length) throw new TypeError("days");
  let days: ProgressState["days"] | undefined;
  Object.defineProperty(state, "days", { enumerable: true, get: () => (days ??= daysOf(names, columns)) });
  return state;
}

function daysOf(names: readonly string[], columns: DayColumns): ProgressState["days"] {
  const { reviews, seconds, covered, partial, missed } = columns;
  return new Map(
    names.map((day, i) => [
      day,
      {
        reviews: reviews[i] ?? 0,
        seconds: seconds[i] ?? 0,
        covered: covered[i] ?? 0,
        partial: partial[i] ?? 0,
        missed: missed[i] ?? 0,
      },
    ]),
  );
}

function memoryOf([, stability, difficulty, lastReview, reps, lapses]: PointRow): MemoryState {
  // Out of range would make the scheduler throw in the middle of a drill.
  if (!(stability >= 0.001 && difficulty >= 1 && difficulty <= 10)) throw new RangeError("memory");
  return {
    stability,
    difficulty,
    lastReview: number(lastReview),
    reps: number(reps),
    lapses: number(lapses),
  };
}

function number(value: unknown): number {
  if (typeof value !== "number") throw new TypeError("number");
  return value;
}

function list<T>(value: T[]): T[] {
  if (!Array.isArray(value)) throw new TypeError("list");
  return value;
}
