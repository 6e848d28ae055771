/** One line of the journal to an event and back; what cannot be read is a value that says why, never an exception. */
import { EVENT_ID } from "../core/ids.js";
import type { Verdict } from "../grading/assessment.js";
import { timeOf } from "./days.js";
import { type AnswerMode, JOURNAL_VERSION, type JournalEvent, type PointFact } from "./events.js";
import { upgrade } from "./migrate.js";

export type Decoded =
  | { kind: "event"; event: JournalEvent }
  /** An older version's line, already brought up to date. */
  | { kind: "older"; version: number; event: JournalEvent }
  /** The same version, a type this program does not know: kept in the file and ignored. */
  | { kind: "unknown"; id: string; type: string }
  /** Written by a newer version: the whole file must be left alone. */
  | { kind: "newer"; version: number }
  | { kind: "bad"; reason: string };

/** Minutes between local time and UTC: a day at most. */
export const MOST_OFFSET = 1440;

/** The line of an event, without its newline; never holds a newline itself. */
export function encodeEvent(event: JournalEvent): string {
  const { v, id, at, offset, type, ...facts } = event;
  return JSON.stringify({ v, id, at, offset, type, ...facts });
}

/** Reads one line, without its newline. Extra fields are kept: a later minor version may add some. */
export function decodeLine(line: string): Decoded {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return bad(describeDamage(line));
  }
  if (!isRecord(raw)) return bad("not an event");
  const version = raw.v ?? 0;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 0)
    return bad("no version number");
  if (version > JOURNAL_VERSION) return { kind: "newer", version };
  if (version === JOURNAL_VERSION) return decodeCurrent(raw);
  const upgraded = decodeCurrent(upgrade(raw, version));
  return upgraded.kind === "event" ? { kind: "older", version, event: upgraded.event } : upgraded;
}

function decodeCurrent(raw: Record<string, unknown>): Decoded {
  if (typeof raw.id !== "string" || !EVENT_ID.test(raw.id)) return bad("no valid event id");
  if (typeof raw.at !== "string" || Number.isNaN(timeOf(raw.at))) return bad("no valid time");
  if (typeof raw.type !== "string") return bad("no event type");
  if (typeof raw.offset !== "number" || Math.abs(raw.offset) > MOST_OFFSET)
    return bad("no valid time offset");
  const check = Object.hasOwn(checks, raw.type) ? checks[raw.type] : undefined;
  if (!check) return { kind: "unknown", id: raw.id, type: raw.type };
  const wrong = check(raw);
  // Every field that the program reads has been checked just now.
  return wrong ? bad(`${raw.type} with ${wrong}`) : { kind: "event", event: raw as unknown as JournalEvent };
}

type Check = (raw: Record<string, unknown>) => string | undefined;

/** By event type: what is wrong, or nothing. */
const checks: Record<string, Check> = {
  review: (raw) =>
    needText(raw, "question") ??
    needText(raw, "session") ??
    (isMode(raw.mode) ? undefined : "an unknown mode") ??
    needNumber(raw, "seconds", Number.POSITIVE_INFINITY) ??
    needNumber(raw, "coverage", 1) ??
    (isPoints(raw.points) ? undefined : "unreadable points") ??
    (raw.asked === undefined || isAsked(raw.asked) ? undefined : "an unreadable topic"),
  alias: (raw) => needText(raw, "question") ?? needText(raw, "point") ?? needText(raw, "phrase"),
  undo: (raw) => needText(raw, "target"),
  suspend: (raw) =>
    needText(raw, "question") ?? (typeof raw.suspended === "boolean" ? undefined : "no suspended flag"),
  note: (raw) => needText(raw, "question") ?? (typeof raw.text === "string" ? undefined : "no text"),
  session: (raw) =>
    needText(raw, "session") ??
    (["drill", "place", "mock"].includes(raw.kind as string) ? undefined : "an unknown kind") ??
    (typeof raw.seed === "string" ? undefined : "no seed") ??
    (isRecord(raw.settings) ? undefined : "no settings"),
  mock: (raw) => needText(raw, "session") ?? (isRecord(raw.report) ? undefined : "no report"),
  reset: (raw) =>
    raw.questions === "all" ||
    (Array.isArray(raw.questions) && raw.questions.every((id) => typeof id === "string"))
      ? undefined
      : "no questions",
};

function needText(raw: Record<string, unknown>, field: string): string | undefined {
  const value = raw[field];
  return typeof value === "string" && value !== "" ? undefined : `no ${field}`;
}

function needNumber(raw: Record<string, unknown>, field: string, most: number): string | undefined {
  const value = raw[field];
  return typeof value === "number" && value >= 0 && value <= most ? undefined : `no valid ${field}`;
}

function isPoints(value: unknown): value is Record<string, PointFact> {
  if (!isRecord(value)) return false;
  for (const id of Object.keys(value)) {
    const fact = value[id];
    if (!isRecord(fact)) return false;
    if (!isVerdict(fact.verdict)) return false;
  }
  return true;
}

function isVerdict(value: unknown): value is Verdict {
  return value === "covered" || value === "partial" || value === "missed";
}

function isMode(value: unknown): value is AnswerMode {
  return value === "typed" || value === "said" || value === "choice";
}

function isAsked(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.topic === "string" &&
    typeof value.level === "string" &&
    typeof value.kind === "string"
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function bad(reason: string): Decoded {
  return { kind: "bad", reason };
}

const CONFLICT_MARKER = /^(?:<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$))/;

/** A line that git leaves in a file it could not merge. */
export function isConflictMarker(line: string): boolean {
  return CONFLICT_MARKER.test(line);
}

function describeDamage(line: string): string {
  if (isConflictMarker(line)) return "a merge conflict marker";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL bytes are what a crashed file system leaves
  if (/^\u0000+$/.test(line)) return "only NUL bytes";
  if (line.includes("\u0000")) return "NUL bytes in it";
  if (line.startsWith("{") && !line.trimEnd().endsWith("}")) return "cut off";
  return "not JSON";
}
