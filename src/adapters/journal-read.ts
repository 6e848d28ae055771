/** The whole journal to a state, whatever is wrong with some of its lines: in one pass when its ids ascend. */
import { decodeLine, encodeEvent } from "../progress/codec.js";
import type { JournalEvent, UndoEvent } from "../progress/events.js";
import { apply, applySorted, resolveUndone } from "../progress/fold.js";
import { emptyState, type ProgressState } from "../progress/state.js";
import type { Files } from "./files.js";
import { createLineReader, type Line, readBlocks, readLines, readPlaces } from "./journal-lines.js";

/** A line, or the part of one, that could not be read. */
export interface Damage {
  /** 1-based. */
  line: number;
  offset: number;
  reason: string;
  text: string;
  /** The last line, without a newline: a write that was cut off. */
  torn: boolean;
}

/** A position after the last line that was read. */
export interface Place {
  offset: number;
  lines: number;
}

export interface Reading {
  state: ProgressState;
  end: Place;
  damage: Damage[];
  /** Lines of an older version. */
  older: number;
  /** Lines of types this program does not know. */
  unknown: number;
  /** Lines whose event was there already. */
  repeated: number;
  /** Set when a line was written by a newer version; then nothing else counts. */
  newer?: number;
  /** Whether ids ascend from line to line. */
  ordered: boolean;
}

export interface Opened {
  event?: JournalEvent;
  damage?: Damage;
  newer?: number;
  older?: true;
  unknown?: string;
}

const PREFIX = '{"v":';

/** Reads one line, saving what can be saved of one that begins with NUL bytes or the rest of a torn write. */
export function openLine(line: Pick<Line, "text" | "number" | "offset" | "ended">): Opened {
  const decoded = decodeLine(line.text);
  switch (decoded.kind) {
    case "event":
      return { event: decoded.event };
    case "older":
      return { event: decoded.event, older: true };
    case "unknown":
      return { unknown: decoded.id };
    case "newer":
      return { newer: decoded.version };
    case "bad": {
      const damage = { line: line.number, offset: line.offset, reason: decoded.reason, torn: !line.ended };
      const start = line.text.lastIndexOf(PREFIX);
      const rest = start > 0 ? decodeLine(line.text.slice(start)) : undefined;
      if (rest?.kind === "event")
        return { event: rest.event, damage: { ...damage, torn: false, text: line.text.slice(0, start) } };
      return { damage: { ...damage, text: line.text } };
    }
  }
}

/** Reads a journal from its start. `extra` are events that count as if they stood at its end. */
export function readJournal(files: Files, path: string, extra: readonly JournalEvent[] = []): Reading {
  const undone = resolveUndone([
    ...findUndos(files, path),
    ...extra.filter((event) => event.type === "undo"),
  ]);
  return readOrdered(files, path, extra, undone) ?? readUnordered(files, path, extra, undone);
}

function emptyReading(): Reading {
  return {
    state: emptyState(),
    end: { offset: 0, lines: 0 },
    damage: [],
    older: 0,
    unknown: 0,
    repeated: 0,
    ordered: true,
  };
}

/** Undo events are few, and which events count has to be known before the fold: a search for the word is enough. */
function findUndos(files: Files, path: string): UndoEvent[] {
  const undos: UndoEvent[] = [];
  readBlocks(files, path, 0, (block, offset) => {
    for (let at = block.indexOf('"undo"'); at !== -1; ) {
      const start = block.lastIndexOf(10, at) + 1;
      const newline = block.indexOf(10, at);
      const end = newline === -1 ? block.length : newline;
      const text = block.toString("utf8", start, end);
      const { event } = openLine({ text, number: 0, offset: offset + start, ended: true });
      if (event?.type === "undo") undos.push(event);
      at = block.indexOf('"undo"', end);
    }
    return undefined;
  });
  return undos;
}

/** Undefined when an id does not ascend. */
function readOrdered(
  files: Files,
  path: string,
  extra: readonly JournalEvent[],
  undone: ReadonlySet<string>,
): Reading | undefined {
  const reading = emptyReading();
  const { state } = reading;
  let ordered = true;
  reading.end = readLines(files, path, reading.end, (line) => {
    const opened = openLine(line);
    if (!note(reading, opened)) return false;
    if (!opened.event) return undefined;
    ordered = opened.event.id > state.lastId;
    if (!ordered) return false;
    applySorted(state, opened.event, undone);
    return undefined;
  });
  for (const event of extra) {
    if (!ordered || event.id <= state.lastId) return undefined;
    applySorted(state, event, undone);
  }
  return ordered ? reading : undefined;
}

/** Counts what is not an event; false when the file must be left alone. */
function note(reading: Reading, opened: Opened): boolean {
  if (opened.newer !== undefined) {
    reading.newer = opened.newer;
    return false;
  }
  if (opened.damage) reading.damage.push(opened.damage);
  if (opened.older) reading.older++;
  if (opened.unknown) reading.unknown++;
  return true;
}

interface Entry {
  id: string;
  offset: number;
  length: number;
  number: number;
  ended: boolean;
}

const START = Buffer.from('{"v":1,"id":"');
const ID_LENGTH = 26;

/** The id of the line's event without decoding the line, where it is as this program writes it; empty without one. */
function idAt(block: Buffer, start: number, { length, number, offset, ended }: Omit<Entry, "id">): string {
  const end = start + length;
  const plain = block.compare(START, 0, START.length, start, Math.min(end, start + START.length)) === 0;
  // Two starts in one line: a torn write with another line behind it, which openLine takes apart.
  const second = block.indexOf(PREFIX, start + 1);
  if (plain && (second === -1 || second >= end))
    return block.toString("latin1", start + START.length, start + START.length + ID_LENGTH);
  const text = block.toString("utf8", start, end);
  return openLine({ text, number, offset, ended }).event?.id ?? "";
}

/** Sorts the places of lines rather than events, so that a large journal need not be in memory. */
function readUnordered(
  files: Files,
  path: string,
  extra: readonly JournalEvent[],
  undone: ReadonlySet<string>,
): Reading {
  const reading = { ...emptyReading(), ordered: false };
  const entries: Entry[] = [];
  reading.end = readPlaces(files, path, reading.end, (place, block, start) => {
    entries.push({ ...place, id: idAt(block, start, place) });
    return undefined;
  });
  entries.sort((a, b) => (a.id === b.id ? a.offset - b.offset : a.id < b.id ? -1 : 1));
  const lines = createLineReader(files, path);
  try {
    mergeSorted(
      reading,
      opensInOrder(entries, lines.read),
      [...extra].sort((a, b) => (a.id < b.id ? -1 : 1)),
      undone,
    );
  } finally {
    lines.close();
  }
  reading.damage.sort((a, b) => a.offset - b.offset);
  return reading;
}

function* opensInOrder(
  entries: readonly Entry[],
  read: (offset: number, length: number) => string,
): Generator<Opened> {
  for (const { offset, length, number, ended } of entries)
    yield openLine({ text: read(offset, length), number, offset, ended });
}

function mergeSorted(
  reading: Reading,
  lines: Iterable<Opened>,
  extra: readonly JournalEvent[],
  undone: ReadonlySet<string>,
): void {
  const { state } = reading;
  let held: JournalEvent | undefined;
  // An event waits until the next has another id: of two with one id the greater text counts, as in `fold`.
  const take = (event: JournalEvent): void => {
    if (held && held.id === event.id) {
      reading.repeated++;
      if (encodeEvent(event) > encodeEvent(held)) held = event;
      return;
    }
    if (held) applySorted(state, held, undone);
    held = event;
  };
  let next = 0;
  for (const opened of lines) {
    if (!note(reading, opened)) return;
    if (!opened.event) continue;
    for (let other = extra[next]; other && other.id <= opened.event.id; other = extra[++next]) take(other);
    take(opened.event);
  }
  for (const event of extra.slice(next)) take(event);
  if (held) applySorted(state, held, undone);
}

/** Goes on from a known state; undefined when what follows needs a reading from the start. */
export function readFurther(
  files: Files,
  path: string,
  state: ProgressState,
  from: Place,
): Reading | undefined {
  const reading: Reading = { ...emptyReading(), state };
  let possible = true;
  reading.end = readLines(files, path, from, (line) => {
    const opened = openLine(line);
    if (!note(reading, opened)) return false;
    if (opened.event) possible = apply(state, opened.event);
    return possible ? undefined : false;
  });
  return possible ? reading : undefined;
}
