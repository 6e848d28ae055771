/** Durations in the words a person would use. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `in 8 minutes`, `tomorrow`, `in 6 days`, `in 3 months`; `now` when it is not ahead. */
export function fromNow(milliseconds: number): string {
  if (milliseconds < MINUTE / 2) return "now";
  if (milliseconds < 50 * MINUTE) return `in ${count(milliseconds / MINUTE, "minute")}`;
  if (milliseconds < 20 * HOUR) return `in ${count(milliseconds / HOUR, "hour")}`;
  if (milliseconds < 1.5 * DAY) return "tomorrow";
  if (milliseconds < 60 * DAY) return `in ${count(milliseconds / DAY, "day")}`;
  if (milliseconds < 700 * DAY) return `in ${count(milliseconds / (30.44 * DAY), "month")}`;
  return `in ${count(milliseconds / (365.25 * DAY), "year")}`;
}

function count(value: number, unit: string): string {
  const whole = Math.max(1, Math.round(value));
  return `${whole} ${unit}${whole === 1 ? "" : "s"}`;
}

/** `2:14`, or `1:02:14` from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
