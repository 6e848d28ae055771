/** Looks at the journal: whether it can be read whole, what stands in it twice or damaged, and whether its dates can be. */
import { counted } from "../core/count.js";
import { JOURNAL_VERSION } from "../progress/events.js";
import type { Check, CheckupContext } from "./checkup-types.js";
import { type Reading, readJournal } from "./journal-read.js";

const DAY = 86_400_000;

export function checkJournal({ files, paths, now }: CheckupContext): Check[] {
  const name = "journal";
  const stat = files.stat(paths.journal);
  if (!stat) return [{ name, status: "ok", message: `No progress yet: ${paths.journal} will be made.` }];
  if (stat.directory) return [{ name, status: "damage", message: `${paths.journal} is a folder.` }];
  const reading = readJournal(files, paths.journal);
  if (reading.newer !== undefined) return [newerCheck(paths.journal, reading.newer)];
  const checks: Check[] = [];
  const { events, reviews } = reading.state;
  checks.push({
    name,
    status: "ok",
    message: `${counted(events, "event")}, ${counted(reviews, "review")}, ${counted(stat.size, "byte")}.`,
  });
  for (const damage of reading.damage.slice(0, 20))
    checks.push({
      name,
      status: "damage",
      message: `Line ${damage.line}: ${damage.reason}.`,
      repair: "set the line aside, after a backup, and keep the others",
    });
  if (reading.damage.length > 20)
    checks.push({
      name,
      status: "damage",
      message: `${counted(reading.damage.length - 20, "more line is", "more lines are")} damaged.`,
    });
  return [...checks, ...journalNotes(reading), ...clockChecks(reading, now)];
}

function newerCheck(journal: string, version: number): Check {
  const message = `${journal} was written by a newer hotseat (version ${version}; this one reads up to ${JOURNAL_VERSION}).`;
  return { name: "journal", status: "damage", message };
}

function journalNotes(reading: Reading): Check[] {
  const checks: Check[] = [];
  const note = (message: string, repair?: string): void => {
    checks.push({ name: "journal", status: "note", message, ...(repair ? { repair } : {}) });
  };
  if (reading.older > 0)
    note(`${counted(reading.older, "line")} of an older version.`, "bring them up to date");
  if (reading.unknown > 0)
    note(`${counted(reading.unknown, "event")} of types this version does not know: kept.`);
  if (reading.repeated > 0)
    note(`${counted(reading.repeated, "event stands", "events stand")} there twice; each counts once.`);
  return checks;
}

function clockChecks(reading: Reading, now: number): Check[] {
  const name = "clock";
  const last = reading.state.recent.reduce((latest, { at }) => Math.max(latest, at), 0);
  if (last > now + DAY)
    return [
      {
        name,
        status: "warning",
        message: `The last review is dated ${new Date(last).toISOString()}, after now (${new Date(now).toISOString()}): this clock or the one then was wrong.`,
      },
    ];
  return [{ name, status: "ok", message: `It is ${new Date(now).toISOString()}.` }];
}
