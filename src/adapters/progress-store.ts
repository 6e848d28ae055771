/** The progress of one person, open for reading and adding: the state in memory, every event on disk first. */
import { dirname } from "node:path";
import { counted } from "../core/count.js";
import { createIdMaker } from "../core/ids.js";
import type { Random } from "../core/random.js";
import { encodeEvent } from "../progress/codec.js";
import { JOURNAL_VERSION, type JournalEvent, type NewEvent } from "../progress/events.js";
import { apply, fold } from "../progress/fold.js";
import type { ProgressState, Undoable } from "../progress/state.js";
import { type Answers, fileAnswers, memoryAnswers } from "./answers.js";
import { backupAtEnd } from "./backups.js";
import { type Files, realFiles } from "./files.js";
import { appendDurably, ensureFolder } from "./files-durable.js";
import { type Loaded, loadJournal, saveSnapshot } from "./journal-load.js";
import { readJournal } from "./journal-read.js";
import { describeFailure, SaveError } from "./save-error.js";
import { migrateJournal, upkeepBefore } from "./upkeep.js";

export interface ProgressPaths {
  journal: string;
  answers: string;
  /** The snapshot's file, in the cache. */
  snapshot: string;
  backups: string;
}

export interface OpenOptions {
  paths: ProgressPaths;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Minutes east of UTC at that instant. */
  offsetAt(time: number): number;
  random: Pick<Random, "below">;
  files?: Files;
  /** Reads only: `append` keeps events for this session, and no file of the person's is touched. */
  readOnly?: boolean;
  /** False for `--no-save`: the progress so far counts, but no file is made or changed, not even in the cache. */
  save?: boolean;
}

export interface ProgressStore {
  readonly state: ProgressState;
  /** Whether events reach the disk. */
  readonly saves: boolean;
  /** Why they do not, in a sentence, where they were meant to. */
  readonly refusal: string | undefined;
  /** Sentences for the person, each given once: `warnings.splice(0)` takes them. */
  readonly warnings: string[];
  readonly answers: Answers;
  /** Events that could not be written yet. */
  readonly pending: number;
  /**
   * Gives events their id and time, and returns when they are on disk and counted in `state`.
   * @throws SaveError: nothing is acknowledged or counted; the events wait for `retry` or the next append
   */
  append(events: readonly NewEvent[]): JournalEvent[];
  /** Tries again what could not be written. Throws like `append`. */
  retry(): JournalEvent[];
  /** Takes back the last event that can be; undefined when there is none. Throws like `append`. */
  undo(): Undoable | undefined;
  /** Keeps a snapshot for the next start. Never throws. */
  close(): void;
}

/**
 * Opens the progress at `paths`. A folder that cannot be written gives one warning and a store that lasts as
 * long as the session.
 *
 * @throws UserError when the journal cannot be read, or was written by a newer version
 */
export function openProgress(options: OpenOptions): ProgressStore {
  const files = options.files ?? realFiles;
  const { paths } = options;
  const wanted = options.save !== false && options.readOnly !== true;
  const refusal = wanted ? whyNotWritable(files, paths.journal) : undefined;
  const { loaded, warnings } = load(files, options, wanted && !refusal);
  if (refusal) warnings.push(`${refusal} You can practice, but nothing of this session will be saved.`);
  const saves = wanted && !refusal;
  const journal = saves
    ? fileJournal(files, paths.journal, loaded)
    : memoryJournal(files, paths.journal, loaded);
  const stored = fileAnswers(files, paths.answers);
  const answers = saves ? stored : memoryAnswers(stored);
  const nextId = createIdMaker(options.now, options.random, loaded.state.lastId);
  let pending: JournalEvent[] = [];

  const finish = (newEvent: NewEvent): JournalEvent => {
    const time = options.now();
    const at = new Date(time).toISOString();
    return {
      v: JOURNAL_VERSION,
      id: nextId(),
      at,
      offset: options.offsetAt(time),
      ...newEvent,
    } as JournalEvent;
  };
  const send = (): JournalEvent[] => {
    const sent = pending;
    if (sent.length === 0) return [];
    journal.add(sent);
    pending = [];
    return sent;
  };
  const store: ProgressStore = {
    get state() {
      return journal.state();
    },
    saves,
    refusal,
    warnings,
    answers,
    get pending() {
      return pending.length;
    },
    append(events) {
      const finished = events.map(finish);
      pending = [...pending, ...finished];
      send();
      return finished;
    },
    retry: send,
    undo() {
      const last = journal.state().undoable.at(-1);
      if (last) store.append([{ type: "undo", target: last.id }]);
      return last;
    },
    close() {
      try {
        send();
        answers.flush();
      } catch (error) {
        const what = pending.length > 0 ? counted(pending.length, "event") : "A typed answer";
        warnings.push(`${what} could not be saved: ${describeFailure(error, paths.journal)}`);
      }
      if (options.save !== false) journal.close(paths.snapshot);
      if (saves) backupAtEnd(files, paths, options.now());
    },
  };
  return store;
}

function load(files: Files, options: OpenOptions, writable: boolean): { loaded: Loaded; warnings: string[] } {
  const { paths } = options;
  const warnings = upkeepBefore(files, paths.journal, writable);
  const how = { writable, now: options.now() };
  let loaded = loadJournal(files, paths, how);
  warnings.push(...loaded.warnings);
  if (loaded.older > 0 && writable) {
    const told = migrateJournal(files, paths, how.now);
    if (told) {
      warnings.push(told);
      loaded = loadJournal(files, paths, how);
    }
  }
  return { loaded, warnings };
}

/** Where events go and what they add up to. */
interface Journal {
  state(): ProgressState;
  /** Throws SaveError, and then has changed nothing that counts. */
  add(events: readonly JournalEvent[]): void;
  close(snapshot: string): void;
}

function fileJournal(files: Files, path: string, loaded: Loaded): Journal {
  let { state } = loaded;
  let { end } = loaded;
  let changed = loaded.worthSaving;
  let stale = false;
  const refresh = (): void => {
    try {
      state = readJournal(files, path).state;
      stale = false;
    } catch {
      // What was written is safe; what it adds up to is found when reading works again.
      stale = true;
    }
  };
  return {
    state() {
      if (stale) refresh();
      return state;
    },
    add(events) {
      const text = events.map((event) => `${encodeEvent(event)}\n`).join("");
      let place: { start: number; end: number };
      try {
        ensureFolder(files, dirname(path));
        place = appendDurably(files, path, text);
      } catch (error) {
        throw new SaveError(error, path, events);
      }
      // Lines of another session between ours and what was read: they count from the next start on.
      if (end && end.offset === place.start) end = { offset: place.end, lines: end.lines + events.length };
      else end = undefined;
      changed = true;
      if (stale || !events.every((event) => apply(state, event))) refresh();
    },
    close(snapshot) {
      if (changed && end && !stale) saveSnapshot(files, path, snapshot, { state, end, key: loaded.key });
    },
  };
}

function memoryJournal(files: Files, path: string, loaded: Loaded): Journal {
  let { state } = loaded;
  const own: JournalEvent[] = [];
  return {
    state: () => state,
    add(events) {
      own.push(...events);
      if (events.every((event) => apply(state, event))) return;
      state = files.stat(path) ? readJournal(files, path, own).state : fold(own);
    },
    close(snapshot) {
      if (loaded.worthSaving && own.length === 0 && loaded.end)
        saveSnapshot(files, path, snapshot, { state, end: loaded.end, key: loaded.key });
    },
  };
}

/** A sentence, or nothing when the journal can be written. */
function whyNotWritable(files: Files, journal: string): string | undefined {
  const folder = dirname(journal);
  try {
    ensureFolder(files, folder);
    if (files.stat(journal)) {
      files.checkWritable(journal);
      return undefined;
    }
    const target = files.linkTarget(journal);
    // A disk that is not there, most likely: a folder made in its place would hide what it holds.
    if (target !== undefined && !files.stat(dirname(target)))
      return `${journal} is a link to ${target}, and that folder is not there.`;
    files.checkWritable(target === undefined ? folder : dirname(target));
    return undefined;
  } catch (error) {
    return describeFailure(error, journal);
  }
}
