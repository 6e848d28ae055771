/** What `hotseat doctor` looks at, each thing by itself, so that one failure hides no other. */
import { basename, dirname } from "node:path";
import { counted } from "../core/count.js";
import { encodeState } from "../progress/snapshot.js";
import { parseAnswer } from "./answers.js";
import { findConflictCopies, listBackups } from "./backups.js";
import { checkJournal } from "./checkup-journal.js";
import { checkFolders, checkPermissions, checkSettings, checkSpace } from "./checkup-places.js";
import type { Check, CheckupContext } from "./checkup-types.js";
import { readLines } from "./journal-lines.js";
import { readJournal } from "./journal-read.js";
import { isDead, lockPath, readHolder } from "./lock.js";
import { asidePath } from "./rewrite.js";
import { keyMatches, readSnapshot } from "./snapshot-file.js";
import { reasonOf } from "./system-errors.js";

const DAY = 86_400_000;

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
