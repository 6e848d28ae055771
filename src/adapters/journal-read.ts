/** The whole journal to a state, whatever is wrong with some of its lines: in one pass when its ids ascend. */
import { encodeEvent } from "../progress/codec.js";
import type { JournalEvent, UndoEvent } from "../progress/events.js";
import { apply, applySorted, resolveUndone } from "../progress/fold.js";
import { emptyState, type ProgressState } from "../progress/state.js";
import type { Files } from "./files.js";
import { createScanner, readEvents } from "./journal-events.js";
import type { LinePlace } from "./journal-lines.js";
import { placesInOrder } from "./journal-places.js";
import { surveyJournal } from "./journal-survey.js";
import { type LineWindows, openWindows } from "./line-windows.js";
import { type Damage, type Opened, openLine } from "./open-line.js";

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
  undos: UndoEvent[];
  /** Set when a line was written by a newer version; then nothing else counts. */
  newer?: number;
  /** Whether ids ascend from line to line. */
  ordered: boolean;
}

/** Reads a journal from its start. `extra` are events that count as if they stood at its end. */
export function readJournal(files: Files, path: string, extra: readonly JournalEvent[] = []): Reading {
  const { ascending, undos } = surveyJournal(files, path);
  const undosOfExtra = extra.filter((event) => event.type === "undo");
  for (;;) {
    const undone = resolveUndone([...undos, ...undosOfExtra]);
    const reading =
      (ascending ? readOrdered(files, path, extra, undone) : undefined) ??
      readUnordered(files, path, extra, undone);
    const known = new Set(undos.map(({ id }) => id));
    const overlooked = reading.undos.filter(({ id }) => !known.has(id));
    if (overlooked.length === 0) return reading;
    // Another session has taken something back since the survey.
    undos.push(...overlooked);
  }
}

function emptyReading(): Reading {
  return {
    state: emptyState(),
    end: { offset: 0, lines: 0 },
    damage: [],
    older: 0,
    unknown: 0,
    repeated: 0,
    undos: [],
    ordered: true,
  };
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
  reading.end = readEvents(files, path, reading.end, (opened) => {
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
  if (opened.event?.type === "undo") reading.undos.push(opened.event);
  return true;
}

/** By the places of lines rather than the events, so that a large journal need not be in memory. */
function readUnordered(
  files: Files,
  path: string,
  extra: readonly JournalEvent[],
  undone: ReadonlySet<string>,
): Reading {
  const { sorted, end } = placesInOrder(files, path);
  const reading = { ...emptyReading(), end, ordered: false };
  const windows = openWindows(files, path);
  try {
    const extraInOrder = [...extra].sort((a, b) => (a.id < b.id ? -1 : 1));
    mergeSorted(reading, openPlaces(windows, sorted), extraInOrder, undone);
  } finally {
    windows.close();
  }
  reading.damage.sort((a, b) => a.offset - b.offset);
  return reading;
}

function* openPlaces(windows: LineWindows, places: Iterable<LinePlace>): Generator<Opened> {
  const scanner = createScanner();
  for (const place of places)
    yield windows.at(place.offset, place.length + 1, (bytes, start) => {
      const event = scanner.scan(bytes, start);
      return event
        ? { event }
        : openLine({ ...place, text: bytes.toString("utf8", start, start + place.length) });
    });
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
  reading.end = readEvents(files, path, from, (opened) => {
    if (!note(reading, opened)) return false;
    if (opened.event) possible = apply(state, opened.event);
    return possible ? undefined : false;
  });
  return possible ? reading : undefined;
}
