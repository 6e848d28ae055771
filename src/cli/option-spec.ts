/** What an option is and how its value is read: plain data, so that a drill needs no option parser to start. */

export interface OptionSpec {
  /** As commander writes them: `-n, --count <number>`. */
  flags: string;
  description: string;
  parse?: (value: string, previous: unknown) => unknown;
  choices?: readonly string[];
  default?: unknown;
  /** Left out of `--help`. */
  hidden?: boolean;
}

/** A value that an option does not take; the message says what it takes. */
export class BadValue extends Error {}

/** A whole number of at least 1. */
export function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) throw new BadValue("Write a whole number of at least 1.");
  return number;
}

/** A whole number, 0 too. */
export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0 || value.trim() === "")
    throw new BadValue("Write a whole number.");
  return number;
}

/** A number above 0, such as 7.5. */
export function positiveNumber(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new BadValue("Write a number above 0.");
  return number;
}

/** A number from 0 to 100. */
export function percentage(value: string): number {
  const number = Number(value.replace(/%$/, ""));
  if (!Number.isFinite(number) || number < 0 || number > 100)
    throw new BadValue("Write a number from 0 to 100.");
  return number;
}

/** An option that may be given several times, or once with commas. */
export function listOf(value: string, previous: unknown): string[] {
  const items = value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
  return [...(Array.isArray(previous) ? previous : []), ...items];
}
