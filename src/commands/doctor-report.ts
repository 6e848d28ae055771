/** What `hotseat doctor` found, as lines for a screen of any width. */
import type { Check } from "../adapters/checkup-types.js";
import { counted } from "../core/count.js";
import { sanitizeLine } from "../core/sanitize.js";
import { padEnd, wrap } from "../terminal/layout.js";
import type { Theme } from "../terminal/theme.js";

const STATUS_WIDTH = 8;
const NAME_WIDTH = 15;
/** Before the message: `✔ ok      journal        `. */
const LABEL_WIDTH = 2 + STATUS_WIDTH + NAME_WIDTH;
/** On a narrower screen the message goes below its label. */
const NARROW = 60;
const LONGEST = 400;

/** @param done what was repaired; undefined when nothing was to be */
export function doctorReport(
  theme: Theme,
  width: number,
  checks: readonly Check[],
  done: readonly string[] | undefined,
): string {
  const repaired = done?.length
    ? ["Repaired:", ...done.flatMap((sentence) => hanging(`${mark(theme, "ok")} `, sentence, width, 2)), ""]
    : done && ["Nothing to repair.", ""];
  const lines = checks.flatMap((check) => checkLines(theme, width, check));
  return [...(repaired ?? []), ...lines, "", ...wrap(verdict(checks), width)].join("\n");
}

function checkLines(theme: Theme, width: number, { name, status, message, repair }: Check): string[] {
  const label = `${mark(theme, status)} ${padEnd(status, STATUS_WIDTH)}${padEnd(name, NAME_WIDTH)}`;
  const narrow = width < NARROW;
  const indent = narrow ? 2 : LABEL_WIDTH;
  const lines = narrow
    ? [label.trimEnd(), ...wrap(sanitizeLine(message, LONGEST), width, " ".repeat(indent))]
    : hanging(label, message, width, indent);
  const how = repair ? wrap(`--repair would ${repair}`, width, " ".repeat(indent)) : [];
  return [...lines, ...how.map((line) => theme.dim(line))];
}

/** The text behind its label, further lines below its beginning. */
function hanging(label: string, text: string, width: number, indent: number): string[] {
  const [first = "", ...rest] = wrap(sanitizeLine(text, LONGEST), width, " ".repeat(indent));
  return [label + first.slice(indent), ...rest];
}

function mark(theme: Theme, status: Check["status"]): string {
  const { covered, partial, missed, bullet } = theme.symbols;
  switch (status) {
    case "ok":
      return theme.good(covered);
    case "note":
      return theme.dim(bullet);
    case "warning":
      return theme.warn(partial);
    case "damage":
      return theme.bad(missed);
  }
}

function verdict(checks: readonly Check[]): string {
  const damage = checks.filter(({ status }) => status === "damage").length;
  if (damage > 0) {
    const mendable = checks.some(({ status, repair: how }) => status === "damage" && how);
    return `${damage} damaged.${mendable ? " `hotseat doctor --repair` mends what it can, after a backup." : ""}`;
  }
  const warnings = checks.filter(({ status }) => status === "warning").length;
  return warnings > 0 ? `Sound, with ${counted(warnings, "warning")}.` : "Everything is in order.";
}
