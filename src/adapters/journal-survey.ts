/** A first look at a journal: what takes something back has to be known before the fold, and so has any disorder. */
import type { UndoEvent } from "../progress/events.js";
import { compareIds, PARTS, readIdNumbers } from "../progress/id-number.js";
import type { Files } from "./files.js";
import { readPlaces } from "./journal-lines.js";
import { openLine } from "./open-line.js";

export interface Survey {
  undos: UndoEvent[];
  /** Whether the ids ascend from line to line, as far as this look can tell. */
  ascending: boolean;
}

/** What is before the id in a line as this program writes it. */
export const BEFORE_ID = Buffer.from('{"v":1,"id":"');
const BEFORE_TYPE = Buffer.from(',"type":"');
/** From the id to the digits of the offset: `01M8…","at":"2026-11-24T04:00:38.202Z","offset":` */
const ID_TO_OFFSET = 69;
const OFFSET_DIGITS = 5;
const COMMA = 44;
const R = 114;

/** Looks at the first bytes of each line where they are as this program writes them, and at the whole line elsewhere. */
export function surveyJournal(files: Files, path: string): Survey {
  const survey: Survey = { undos: [], ascending: true };
  let last = new Float64Array(PARTS);
  let next = new Float64Array(PARTS);
  readPlaces(files, path, { offset: 0, lines: 0 }, (place, block, start) => {
    if (bytesAt(block, start, BEFORE_ID) && readIdNumbers(block, start + BEFORE_ID.length, next, 0)) {
      survey.ascending &&= compareIds(last, 0, next, 0) < 0;
      [last, next] = [next, last];
      if (isReview(block, start)) return undefined;
    }
    const { event } = openLine({ ...place, text: block.toString("utf8", start, start + place.length) });
    if (event?.type === "undo") survey.undos.push(event);
    return undefined;
  });
  return survey;
}

function isReview(block: Buffer, start: number): boolean {
  const offset = start + BEFORE_ID.length + ID_TO_OFFSET;
  let at = offset;
  while (at - offset < OFFSET_DIGITS && block[at] !== COMMA) at++;
  return bytesAt(block, at, BEFORE_TYPE) && block[at + BEFORE_TYPE.length] === R;
}

export function bytesAt(block: Buffer, start: number, expected: Uint8Array): boolean {
  for (let i = 0; i < expected.length; i++) if (block[start + i] !== expected[i]) return false;
  return true;
}
