/** `hotseat backup`: copies of the journal, listed, made and put back. */
import path from "node:path";
import { type Backup, listBackups, makeBackup } from "../adapters/backups.js";
import { realFiles as files } from "../adapters/files.js";
import { copyDurably, readWhole } from "../adapters/files-durable.js";
import { readOrRefuse } from "../adapters/journal-load.js";
import { readJournal } from "../adapters/journal-read.js";
import { withLock } from "../adapters/lock.js";
import type { Paths } from "../adapters/paths.js";
import { rewriteJournal } from "../adapters/rewrite.js";
import { counted } from "../core/count.js";
import { ExitCode, UserError } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import { type Env, print, printJson, say } from "../env.js";
import { localMinute } from "../progress/days.js";
import { widthOf } from "../terminal/layout.js";
import { confirm } from "./confirm.js";
import { lineWidth, type ProgressOptions, progressPaths } from "./progress-options.js";

export interface BackupOptions extends ProgressOptions {
  json?: boolean;
}

export interface RestoreOptions extends BackupOptions {
  /** A name of the list, a path, or "latest". */
  name: string;
  dryRun?: boolean;
  yes?: boolean;
}

export async function runBackupList(env: Env, options: BackupOptions): Promise<ExitCode> {
  const backups = listBackups(files, progressPaths(env, options).backups);
  if (options.json) printJson(env, { backups: backups.map(toJson) });
  else if (backups.length === 0) print(env, "No backups yet: one is made at the end of a session.");
  else print(env, backups.map((backup) => describe(env, backup)).join("\n"));
  return ExitCode.ok;
}

export async function runBackupCreate(env: Env, options: BackupOptions): Promise<ExitCode> {
  const backup = makeBackup(files, progressPaths(env, options), env.now(), "manual");
  if (options.json) printJson(env, { backup: backup ? toJson(backup) : null });
  else print(env, backup ? `Saved ${backup.path}.` : "There is no progress to back up yet.");
  return ExitCode.ok;
}

export async function runBackupRestore(env: Env, options: RestoreOptions): Promise<ExitCode> {
  const paths = progressPaths(env, options);
  const source = findBackup(env, paths, options.name);
  const events = readOrRefuse(files, source)?.state.events ?? 0;
  const current = files.stat(paths.journal) ? readJournal(files, paths.journal).state.events : 0;
  const summary = { restored: source, events, replacedEvents: current };
  if (options.dryRun) {
    if (options.json) printJson(env, { dryRun: true, ...summary });
    else print(env, `Would replace ${counted(current, "event")} by the ${events} of ${source}.`);
    return ExitCode.ok;
  }
  if (!options.yes && env.isTTY.stdin)
    say(
      env,
      [
        `${counted(events, "event").padStart(12)}  ${path.basename(source)}`,
        `${counted(current, "event").padStart(12)}  now; backed up before it is replaced`,
      ].join("\n"),
    );
  if (!(await confirm(env, "Replace the progress of now by this backup?", options.yes))) {
    print(env, "Nothing was changed.");
    return ExitCode.ok;
  }
  const saved = restore(env, paths, source);
  if (options.json) printJson(env, { dryRun: false, ...summary, saved: saved?.path ?? null });
  else
    print(env, `Restored ${counted(events, "event")}.${saved ? ` The file as it was: ${saved.path}.` : ""}`);
  return ExitCode.ok;
}

function restore(env: Env, paths: Paths, source: string): Backup | undefined {
  const bytes = readWhole(files, source) ?? Buffer.alloc(0);
  if (!files.stat(paths.journal)) {
    copyDurably(files, source, paths.journal);
    return undefined;
  }
  return withLock(files, paths.journal, () => {
    const saved = makeBackup(files, paths, env.now(), "before-restore");
    rewriteJournal(files, paths.journal, () => bytes, false);
    return saved;
  });
}

function findBackup(env: Env, paths: Paths, name: string): string {
  const backups = listBackups(files, paths.backups);
  const found = name === "latest" ? backups.at(-1) : backups.find((backup) => backup.name === name);
  if (found) return found.path;
  const file = path.resolve(env.cwd, name);
  if (name !== "latest" && files.stat(file)?.directory === false) return file;
  const names = backups.map((backup) => backup.name);
  throw new UserError(
    name === "latest" ? "there are no backups yet." : `no backup named "${name}".${didYouMean(name, names)}`,
    "`hotseat backup list` shows them.",
  );
}

/** The name says when in UTC and why; on a narrow screen it has a line of its own, so that it can be copied. */
function describe(env: Env, { name, at, bytes }: Backup): string {
  const facts = `${localMinute(at, env.offsetAt(at))}  ${sizeWords(bytes).padStart(7)}`;
  const beside = `${facts}  ${name}`;
  return widthOf(beside) <= lineWidth(env) ? beside : `${facts}\n${name}`;
}

function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;
}

function toJson({ name, path: file, at, bytes, reason }: Backup): Record<string, unknown> {
  return { name, path: file, at: new Date(at).toISOString(), bytes, reason };
}
