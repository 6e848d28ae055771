/** From the files to the state at start-up: by the snapshot where it fits the journal, else by reading everything. */
import { basename } from "node:path";
import { UserError } from "../core/errors.js";
import { JOURNAL_VERSION } from "../progress/events.js";
import { emptyState, type ProgressState } from "../progress/state.js";
import { codeOf, type Files } from "./files.js";
import { type Place, type Reading, readFurther, readJournal } from "./journal-read.js";
import { tellDamage } from "./quarantine.js";
import { type Key, keyMatches, keyOf, readSnapshot, writeSnapshot } from "./snapshot-file.js";
import { reasonOf } from "./system-errors.js";

export interface Loaded {
  state: ProgressState;
  /** Where reading ended. */
  end: Place | undefined;
  /** Of the snapshot that was used. */
  key: Key | undefined;
  /** A snapshot made now would save time at the next start. */
  worthSaving: boolean;
  /** Lines of an older version. */
  older: number;
  warnings: string[];
}

export interface LoadPaths {
  journal: string;
  snapshot: string;
}

/** @throws UserError when the journal cannot be read, or was written by a newer version */
export function loadJournal(
  files: Files,
  paths: LoadPaths,
  options: { writable: boolean; now: number },
): Loaded {
  return guarded(files, paths.journal, () => read(files, paths, options)) ?? nothing();
}

/**
 * The whole journal, for a command that needs no snapshot; undefined when there is none.
 *
 * @throws UserError as `loadJournal`
 */
export function readOrRefuse(files: Files, path: string): Reading | undefined {
  return guarded(files, path, () => {
    const reading = readJournal(files, path);
    refuseNewer(reading, path);
    return reading;
  });
}

function guarded<T>(files: Files, path: string, work: () => T): T | undefined {
  try {
    const stat = files.stat(path);
    if (!stat) return undefined;
    if (stat.directory)
      throw new UserError(`${path} is a folder, not a progress file.`, "Name a file with --progress.");
    return work();
  } catch (error) {
    if (codeOf(error) === "ENOTDIR") return undefined;
    throw error instanceof UserError ? error : unreadable(path, error);
  }
}

function read(files: Files, paths: LoadPaths, options: { writable: boolean; now: number }): Loaded {
  const snapshot = readSnapshot(files, paths.snapshot);
  if (snapshot && keyMatches(files, paths.journal, snapshot.key)) {
    const from = snapshot.key.place;
    const reading = readFurther(files, paths.journal, snapshot.state, from);
    if (reading) {
      refuseNewer(reading, paths.journal);
      const worthSaving = reading.end.offset !== from.offset;
      const warnings = tellDamage(files, paths.journal, reading, options);
      return {
        state: reading.state,
        end: endOf(reading),
        key: snapshot.key,
        worthSaving,
        older: reading.older,
        warnings,
      };
    }
  }
  const reading = readJournal(files, paths.journal);
  refuseNewer(reading, paths.journal);
  const warnings = tellDamage(files, paths.journal, reading, options);
  return {
    state: reading.state,
    end: endOf(reading),
    key: undefined,
    worthSaving: true,
    older: reading.older,
    warnings,
  };
}

/** A torn last line must be read again: another session may just be writing it. */
function endOf(reading: Reading): Place | undefined {
  return reading.damage.some((damage) => damage.torn) ? undefined : reading.end;
}

function nothing(): Loaded {
  return {
    state: emptyState(),
    end: { offset: 0, lines: 0 },
    key: undefined,
    worthSaving: false,
    older: 0,
    warnings: [],
  };
}

function refuseNewer(reading: Reading, path: string): void {
  if (reading.newer === undefined) return;
  throw new UserError(
    `${path} was written by a newer hotseat (journal version ${reading.newer}; this one reads up to ${JOURNAL_VERSION}). It was not touched.`,
    "Update with `npm install -g hotseat@latest`, or run `npx hotseat@latest`.",
  );
}

function unreadable(path: string, error: unknown): UserError {
  return new UserError(
    `${path} could not be read: ${reasonOf(error)}.`,
    `Nothing was changed. \`hotseat doctor\` checks ${basename(path)}; --no-save practices without it.`,
  );
}

/** Never throws: a snapshot only saves time. */
export function saveSnapshot(
  files: Files,
  journal: string,
  snapshot: string,
  made: { state: ProgressState; end: Place; key: Key | undefined },
): void {
  try {
    const key = keyOf(files, journal, made.end, made.key);
    if (key) writeSnapshot(files, snapshot, { key, state: made.state });
  } catch {
    // The next start reads the whole journal instead.
  }
}
