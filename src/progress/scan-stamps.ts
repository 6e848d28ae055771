/** An event's id and time, read from bytes in the one form in which this program writes them. */
import { CROCKFORD } from "../core/ids.js";
import type { ByteReader } from "./byte-reader.js";
import { rememberTime } from "./days.js";

const ID_LENGTH = 26;
const DATE_LENGTH = 10;
/** `2026-11-24T04:00:38.202Z` */
const TIME_LENGTH = 24;

const DOT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const T = 84;
const Z = 90;

/** By byte: whether it may stand in an id (Crockford's base 32). */
const IN_ID = new Uint8Array(256);
for (const char of CROCKFORD) IN_ID[char.charCodeAt(0)] = 1;

export function scanId(from: ByteReader): string {
  let good = IN_ID[from.byte(0)] === 1 && from.byte(0) < ZERO + 8;
  for (let i = 1; good && i < ID_LENGTH; i++) good = IN_ID[from.byte(i)] === 1;
  if (good) return from.take(ID_LENGTH);
  from.fail();
  return "";
}

let lastDate = "";
let lastMidnight = Number.NaN;

/** The text; what it means is kept for `timeOf`. */
export function scanTime(from: ByteReader): string {
  const hours = twoDigits(from, 11);
  const minutes = twoDigits(from, 14);
  const seconds = twoDigits(from, 17);
  const milliseconds = twoDigits(from, 20) * 10 + digit(from, 22);
  const formed =
    from.byte(DATE_LENGTH) === T &&
    from.byte(13) === COLON &&
    from.byte(16) === COLON &&
    from.byte(19) === DOT &&
    from.byte(23) === Z;
  // Not a number compares as false.
  if (!formed || !(hours < 24 && minutes < 60 && seconds < 60 && milliseconds < 1000)) {
    from.fail();
    return "";
  }
  const midnight = scanDate(from);
  const text = from.take(TIME_LENGTH);
  rememberTime(text, midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds);
  return text;
}

/** Milliseconds since 1970; lines come in runs of the same day. */
function scanDate(from: ByteReader): number {
  for (let i = 0; i < DATE_LENGTH; i++) if (from.byte(i) !== lastDate.charCodeAt(i)) return newDate(from);
  return lastMidnight;
}

function newDate(from: ByteReader): number {
  let text = "";
  for (let i = 0; i < DATE_LENGTH; i++) text += String.fromCharCode(from.byte(i));
  const midnight = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN;
  if (Number.isNaN(midnight)) {
    from.fail();
    return midnight;
  }
  lastDate = text;
  lastMidnight = midnight;
  return midnight;
}

function twoDigits(from: ByteReader, ahead: number): number {
  return digit(from, ahead) * 10 + digit(from, ahead + 1);
}

function digit(from: ByteReader, ahead: number): number {
  const byte = from.byte(ahead);
  return byte >= ZERO && byte <= NINE ? byte - ZERO : Number.NaN;
}
