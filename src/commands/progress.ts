/** `hotseat progress export|import`: the whole progress out to a file and in from one, losing and doubling nothing. */
import path from "node:path";
import { fileAnswers } from "../adapters/answers.js";
import { makeBackup } from "../adapters/backups.js";
import { realFiles as files } from "../adapters/files.js";
import { ensureFolder, readWhole, replaceWithText } from "../adapters/files-durable.js";
import { readOrRefuse } from "../adapters/journal-load.js";
import type { Paths } from "../adapters/paths.js";
import { addMissingLines, eachEntry, eachEvent } from "../adapters/rewrite.js";
import { describeFailure } from "../adapters/save-error.js";
import { reasonOf } from "../adapters/system-errors.js";
import { counted } from "../core/count.js";
import { ExitCode, UserError } from "../core/errors.js";
import { grouped } from "../core/pieces.js";
import { sanitizeLine } from "../core/sanitize.js";
import { type Env, print, printJson, say } from "../env.js";
import { exportJson, type Imported, importJson, importLines } from "../interchange/progress-json.js";
import { exportRevlog, importRevlog } from "../interchange/revlog.js";
import type { JournalEvent } from "../progress/events.js";
import { effectiveReviews } from "../progress/reviews.js";
import { type ProgressOptions, progressPaths } from "./progress-options.js";

export interface ExportOptions extends ProgressOptions {
  /** Without one, to stdout. */
  file?: string;
  format?: "json" | "anki-csv";
  answers?: boolean;
  dryRun?: boolean;
}

export interface ImportOptions extends ProgressOptions {
  file: string;
  dryRun?: boolean;
  json?: boolean;
}

/** What certainly fits into one string, in bytes. */
const LARGEST_IMPORT = 500_000_000;

export async function runProgressExport(env: Env, options: ExportOptions): Promise<ExitCode> {
  const paths = progressPaths(env, options);
  const events = readEvents(paths);
  const format = options.format ?? (options.file?.endsWith(".csv") ? "anki-csv" : "json");
  const reviews = effectiveReviews(events);
  const contents = `${counted(events.length, "event")} (${counted(reviews.length, "review")})`;
  if (options.dryRun) {
    say(env, `Would export ${contents} as ${format}.`);
    return ExitCode.ok;
  }
  const pieces = format === "json" ? asJson(env, paths, events, options) : exportRevlog(reviews);
  if (options.file === undefined || options.file === "-") {
    for (const text of grouped(pieces)) env.stdout.write(text);
    return ExitCode.ok;
  }
  const file = path.resolve(env.cwd, options.file);
  try {
    replaceWithText(files, file, pieces);
  } catch (error) {
    throw new UserError(describeFailure(error, file));
  }
  say(env, `Exported ${contents} to ${file}.`);
  return ExitCode.ok;
}

function asJson(
  env: Env,
  paths: Paths,
  events: readonly JournalEvent[],
  options: ExportOptions,
): Iterable<string> {
  const answers = options.answers ? fileAnswers(files, paths.answers).readAll() : new Map<string, string>();
  return exportJson(events, answers, new Date(env.now()).toISOString());
}

/** Every event once, in order of id, those of types this version does not know among them. */
function readEvents(paths: Paths): JournalEvent[] {
  if (!readOrRefuse(files, paths.journal)) return [];
  const lines = new Map<string, string>();
  eachEntry(files, paths.journal, (id, line) => lines.set(id, line));
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => JSON.parse(line));
}

export async function runProgressImport(env: Env, options: ImportOptions): Promise<ExitCode> {
  const paths = progressPaths(env, options);
  const imported = readImport(path.resolve(env.cwd, options.file), options.file);
  const known = new Set<string>();
  if (readOrRefuse(files, paths.journal)) eachEvent(files, paths.journal, ({ id }) => known.add(id));
  const fresh = imported.entries.filter(({ id }) => !known.has(id)).length;
  const kept = files.stat(paths.answers) ? fileAnswers(files, paths.answers).readAll() : new Map();
  const answers = [...imported.answers].filter(([id]) => !kept.has(id));
  const result = {
    dryRun: options.dryRun === true,
    found: imported.entries.length,
    added: fresh,
    answers: answers.length,
    problems: imported.problems,
  };
  if (!options.dryRun && fresh + answers.length > 0) add(env, paths, imported, answers);
  if (options.json) printJson(env, result);
  else {
    const verb = options.dryRun ? "Would add" : "Added";
    print(
      env,
      `${verb} ${fresh} of ${counted(result.found, "event")} and ${counted(answers.length, "typed answer")}${fresh < result.found ? "; the others are here already" : ""}.`,
    );
    for (const problem of imported.problems.slice(0, 10)) say(env, `hotseat: ${sanitizeLine(problem)}`);
    if (imported.problems.length > 10)
      say(env, `hotseat: ${imported.problems.length - 10} more could not be used.`);
  }
  return imported.problems.length > 0 ? ExitCode.findings : ExitCode.ok;
}

function add(env: Env, paths: Paths, imported: Imported, answers: readonly [string, string][]): void {
  try {
    ensureFolder(files, path.dirname(paths.journal));
    makeBackup(files, paths, env.now(), "before-import");
    const entries = imported.entries.map(({ id, line }) => [id, line] as const);
    addMissingLines(files, paths.journal, entries);
    const store = fileAnswers(files, paths.answers);
    for (const [id, text] of answers) store.save(text, id);
  } catch (error) {
    throw new UserError(`${describeFailure(error, paths.journal)} Importing again adds what is missing.`);
  }
}

function readImport(file: string, shown: string): Imported {
  let bytes: Buffer | undefined;
  try {
    bytes = readWhole(files, file);
  } catch (error) {
    throw new UserError(`${shown} could not be read: ${reasonOf(error)}.`);
  }
  if (!bytes) throw new UserError(`there is no file ${shown}.`);
  if (bytes.length > LARGEST_IMPORT)
    throw new UserError(
      `${shown} is too large: at most ${LARGEST_IMPORT / 1e6} MB can be imported at once.`,
      "A journal or a review log can be split between any two lines; give each part of a log its first line.",
    );
  const text = bytes.toString("utf8");
  const imported = importJson(text) ?? importRevlog(text) ?? importJournal(text);
  if (!imported)
    throw new UserError(
      `${shown} is neither an export of hotseat, a journal, nor an Anki review log.`,
      "Columns of a review log: id,cid,usn,ease,ivl,lastIvl,factor,time,type.",
    );
  return imported;
}

function importJournal(text: string): Imported | undefined {
  const imported = importLines(text.split("\n"));
  return imported.entries.length > 0 ? imported : undefined;
}
