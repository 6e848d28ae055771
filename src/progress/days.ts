/** Days as the person lives them, and times as events have them. */
const DAY = 86_400_000;

let lastAt = "";
let lastTime = Number.NaN;

/** Milliseconds since 1970 of an ISO time; NaN for anything else. */
export function timeOf(at: string): number {
  // Each event is asked about twice in a row: when its line is checked and when it is counted.
  if (at !== lastAt) {
    lastAt = at;
    lastTime = Date.parse(at);
  }
  return lastTime;
}

/** For a reader that has worked out the time of an event that is about to be counted. */
export function rememberTime(at: string, time: number): void {
  lastAt = at;
  lastTime = time;
}

let lastDay = Number.NaN;
let lastText = "";

/**
 * The local calendar day, YYYY-MM-DD.
 *
 * @param at milliseconds since 1970
 * @param offset minutes east of UTC
 */
export function localDay(at: number, offset: number): string {
  const day = Math.floor((at + offset * 60_000) / DAY);
  // Events come in runs of the same day, and formatting a date is the slowest part of a fold.
  if (day !== lastDay) {
    lastDay = day;
    lastText = dayText(day);
  }
  return lastText;
}

/** The local time to the minute, `2026-11-24 17:09`; for what is no time, a question mark. */
export function localMinute(at: number, offset: number): string {
  const date = new Date(at + offset * 60_000);
  return Number.isNaN(date.getTime()) ? "?" : date.toISOString().slice(0, -8).replace("T", " ");
}

function dayText(day: number): string {
  const date = new Date(day * DAY);
  return Number.isNaN(date.getTime()) ? "1970-01-01" : date.toISOString().slice(0, -14);
}
