/** Where each line of a journal is, in order of id: a row of numbers for each, so that the journal need not be in memory. */
import { sortRuns } from "../core/sort-runs.js";
import { compareIds, PARTS, readIdNumbers } from "../progress/id-number.js";
import type { Files } from "./files.js";
import { type LinePlace, readPlaces } from "./journal-lines.js";
import { BEFORE_ID, bytesAt } from "./journal-survey.js";
import { openLine, PREFIX } from "./open-line.js";

export interface Places {
  /** By id, and by place where that is the same; lines without an event come first. */
  sorted: Iterable<LinePlace>;
  /** Where reading ended. */
  end: { offset: number; lines: number };
}

/** The columns of a row: the id, then these. */
const OFFSET = PARTS;
const LENGTH = PARTS + 1;
const NUMBER = PARTS + 2;
const COLUMNS = PARTS + 3;

const FIRST_ROWS = 1 << 12;
const SECOND_START = Buffer.from(PREFIX);

export function placesInOrder(files: Files, path: string): Places {
  let rows = new Float64Array(FIRST_ROWS * COLUMNS);
  let count = 0;
  let ended = true;
  const end = readPlaces(files, path, { offset: 0, lines: 0 }, (place, block, start) => {
    const row = count * COLUMNS;
    if (row === rows.length) rows = twiceAsLong(rows);
    writeId(rows, row, place, block, start);
    rows[row + OFFSET] = place.offset;
    rows[row + LENGTH] = place.length;
    rows[row + NUMBER] = place.number;
    ended = place.ended;
    count++;
    return undefined;
  });
  return { sorted: inOrder(rows, count, ended), end };
}

function* inOrder(rows: Float64Array, count: number, lastEnded: boolean): Generator<LinePlace> {
  const order = sortRuns(count, (a, b) => compareIds(rows, a * COLUMNS, rows, b * COLUMNS));
  for (const index of order) {
    const row = index * COLUMNS;
    yield {
      offset: rows[row + OFFSET] ?? 0,
      length: rows[row + LENGTH] ?? 0,
      number: rows[row + NUMBER] ?? 0,
      ended: lastEnded || index < count - 1,
    };
  }
}

function writeId(rows: Float64Array, row: number, place: LinePlace, block: Buffer, start: number): void {
  if (isPlain(block, start, place.length) && readIdNumbers(block, start + BEFORE_ID.length, rows, row))
    return;
  const { event } = openLine({ ...place, text: block.toString("utf8", start, start + place.length) });
  if (event) readIdNumbers(Buffer.from(event.id), 0, rows, row);
  else rows.fill(0, row, row + PARTS);
}

/** One start in the line: behind a torn write another event can stand, which `openLine` takes apart. */
function isPlain(block: Buffer, start: number, length: number): boolean {
  if (!bytesAt(block, start, BEFORE_ID)) return false;
  const second = block.indexOf(SECOND_START, start + 1);
  return second === -1 || second >= start + length;
}

function twiceAsLong(rows: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(rows.length * 2);
  longer.set(rows);
  return longer;
}
