/** What `hotseat doctor` looks at, each thing by itself, so that one failure hides no other. */
import { basename, dirname } from "node:path";
import { counted } from "../core/count.js";
import { JOURNAL_VERSION } from "../progress/events.js";
import { encodeState } from "../progress/snapshot.js";
import { parseAnswer } from "./answers.js";
import { findConflictCopies, listBackups } from "./backups.js";
import { codeOf, type Files } from "./files.js";
import { readWhole } from "./files-durable.js";
import { readLines } from "./journal-lines.js";
import { type Reading, readJournal } from "./journal-read.js";
import { isDead, lockPath, readHolder } from "./lock.js";
import { asidePath } from "./rewrite.js";
import { keyMatches, readSnapshot } from "./snapshot-file.js";
import { reasonOf } from "./system-errors.js";

/** `note`: worth knowing; `warning`: may become trouble; `damage`: something is lost or will be. */
export type CheckStatus = "ok" | "note" | "warning" | "damage";

export interface Check {
  /** Stable name, such as "journal". */
  name: string;
  status: CheckStatus;
  /** One sentence. */
  message: string;
  /** What `--repair` would do about it. */
  repair?: string;
}

export interface CheckupPaths {
  data: string;
  journal: string;
  answers: string;
  backups: string;
  snapshot: string;
  cache: string;
  config: string;
  settings: string;
}

export interface CheckupContext {
  files: Files;
  paths: CheckupPaths;
  now: number;
}

const DAY = 86_400_000;
const LITTLE_SPACE = 50 * 1024 * 1024;

/** Every check, in the order of importance. Changes nothing and never throws. */
export function checkup(context: CheckupContext): Check[] {
  const checks: [string, (context: CheckupContext) => Check[]][] = [
    ["journal", checkJournal],
    ["answers", checkAnswers],
    ["snapshot", checkSnapshot],
    ["backups", checkBackups],
    ["leftovers", checkLeftovers],
    ["settings", checkSettings],
    ["folders", checkFolders],
    ["permissions", checkPermissions],
    ["space", checkSpace],
  ];
  return checks.flatMap(([name, check]) => {
    try {
      return check(context);
    } catch (error) {
      return [{ name, status: "damage" as const, message: `Could not be checked: ${reasonOf(error)}.` }];
    }
  });
}

function checkJournal({ files, paths, now }: CheckupContext): Check[] {
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

function checkAnswers({ files, paths }: CheckupContext): Check[] {
  const name = "answers";
  if (!files.stat(paths.answers)) return [{ name, status: "ok", message: "No typed answers are kept." }];
  let answers = 0;
  const bad: number[] = [];
  readLines(files, paths.answers, { offset: 0, lines: 0 }, ({ text, number }) => {
    if (parseAnswer(text)) answers++;
    else bad.push(number);
    return undefined;
  });
  const checks: Check[] = [{ name, status: "ok", message: `${counted(answers, "typed answer")}.` }];
  if (bad.length > 0)
    checks.push({
      name,
      status: "damage",
      message: `${basename(paths.answers)} has ${counted(bad.length, "unreadable line")} (first: line ${bad[0]}).`,
      repair: "set them aside, after a backup",
    });
  return checks;
}

function checkSnapshot({ files, paths }: CheckupContext): Check[] {
  const name = "snapshot";
  if (!files.stat(paths.snapshot))
    return [{ name, status: "ok", message: "None yet; it is made by itself." }];
  const snapshot = readSnapshot(files, paths.snapshot);
  const repair = "delete it; it is made anew";
  if (!snapshot)
    return [{ name, status: "note", message: "Unreadable or of another version; it is not used.", repair }];
  if (!files.stat(paths.journal) || !keyMatches(files, paths.journal, snapshot.key))
    return [{ name, status: "note", message: "Made from another journal; it is not used.", repair }];
  const whole = readJournal(files, paths.journal);
  if (whole.end.offset !== snapshot.key.place.offset)
    return [
      { name, status: "ok", message: `Covers ${snapshot.state.events} of ${whole.state.events} events.` },
    ];
  if (JSON.stringify(encodeState(whole.state)) !== JSON.stringify(encodeState(snapshot.state)))
    return [{ name, status: "damage", message: "Does not agree with the journal.", repair }];
  return [{ name, status: "ok", message: "Agrees with the journal." }];
}

function checkBackups({ files, paths, now }: CheckupContext): Check[] {
  const name = "backups";
  const backups = listBackups(files, paths.backups);
  const newest = backups.at(-1);
  if (!newest) return [{ name, status: "ok", message: "None yet; one is made at the end of a session." }];
  const days = Math.floor((now - newest.at) / DAY);
  const message = `${backups.length} in ${paths.backups}, the newest ${days <= 0 ? "of today" : `${counted(days, "day")} old`}.`;
  return [{ name, status: "ok", message }];
}

function checkLeftovers({ files, paths }: CheckupContext): Check[] {
  const name = "leftovers";
  const checks: Check[] = [];
  const folder = dirname(paths.journal);
  const names = files.stat(folder) ? files.list(folder) : [];
  for (const path of findConflictCopies(names, paths.journal))
    checks.push({
      name: "conflict-copy",
      status: "warning",
      message: `${path} was left by a file synchronizer.`,
      repair: "add what it has and the journal lacks, then move it to the backups",
    });
  if (files.stat(asidePath(paths.journal)))
    checks.push({ name, status: "warning", message: "A rewrite was cut off.", repair: "complete it" });
  const lock = lockPath(paths.journal);
  const holder = files.stat(lock) && readHolder(files, lock);
  if (files.stat(lock) && (!holder || isDead(holder)))
    checks.push({
      name,
      status: "note",
      message: `${lock} is of a process that has ended.`,
      repair: "delete it",
    });
  const temporary = names.filter((file) => /^\..*\.\d+-\d+\.tmp$/.test(file));
  if (temporary.length > 0)
    checks.push({
      name,
      status: "note",
      message: `${counted(temporary.length, "unfinished file")} of interrupted writes.`,
      repair: "delete those whose process has ended",
    });
  return checks;
}

function checkSettings({ files, paths }: CheckupContext): Check[] {
  const name = "settings";
  const bytes = readWhole(files, paths.settings);
  if (!bytes) return [{ name, status: "ok", message: "None set; the defaults are used." }];
  try {
    const raw: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof raw === "object" && raw !== null && !Array.isArray(raw))
      return [{ name, status: "ok", message: `${paths.settings} can be read.` }];
  } catch {
    // Told of below.
  }
  return [
    {
      name,
      status: "damage",
      message: `${paths.settings} is not a JSON object; the defaults are used.`,
      repair: "set it aside as config.json.damaged",
    },
  ];
}

function checkFolders({ files, paths }: CheckupContext): Check[] {
  const places = [...new Set([paths.data, paths.config, paths.cache])];
  return places.map((path): Check => {
    const name = "folders";
    try {
      const stat = files.stat(path);
      if (!stat) return { name, status: "ok", message: `${path} will be made when it is needed.` };
      if (!stat.directory) return { name, status: "damage", message: `${path} is a file, not a folder.` };
      files.checkWritable(path);
      return { name, status: "ok", message: `${path} can be written.` };
    } catch (error) {
      const reason = codeOf(error) === "ENOTDIR" ? "a file is where a folder should be" : reasonOf(error);
      return { name, status: "damage", message: `${path} cannot be written: ${reason}.` };
    }
  });
}

function checkPermissions({ files, paths }: CheckupContext): Check[] {
  if (process.platform === "win32") return [];
  return [paths.journal, paths.answers].flatMap((path): Check[] => {
    const mode = files.stat(path)?.mode;
    if (mode === undefined || (mode & 0o077) === 0) return [];
    const message = `${path} can be read by others (mode ${(mode & 0o777).toString(8)}); \`chmod 600\` closes it.`;
    return [{ name: "permissions", status: "note", message }];
  });
}

function checkSpace({ files, paths }: CheckupContext): Check[] {
  let folder = paths.data;
  while (!files.stat(folder) && folder !== dirname(folder)) folder = dirname(folder);
  const free = files.freeSpace(folder);
  const text =
    free > 10 * 1024 ** 3 ? `${Math.round(free / 1024 ** 3)} GiB` : `${Math.round(free / 1024 ** 2)} MiB`;
  return [
    {
      name: "space",
      status: free < LITTLE_SPACE ? "warning" : "ok",
      message: `${text} free where the progress is kept.`,
    },
  ];
}
