/** Commands about the person's progress: history, undo, backup, doctor, export and import, sync, reset, forget. */
import type { Command } from "commander";
import type { BackupOptions, RestoreOptions } from "../commands/backup.js";
import type { DoctorOptions } from "../commands/doctor.js";
import type { ForgetOptions } from "../commands/forget.js";
import type { HistoryOptions } from "../commands/history.js";
import type { ExportOptions, ImportOptions } from "../commands/progress.js";
import type { ResetOptions } from "../commands/reset.js";
import type { SuspendOptions } from "../commands/suspend.js";
import type { SyncCommandOptions } from "../commands/sync.js";
import type { UndoOptions } from "../commands/undo.js";
import { type CommandContext, defineCommand, defineGroup } from "./define.js";
import { listOf, type OptionSpec, positiveInteger } from "./option-spec.js";
import { deckOption, jsonOption, progressOption } from "./shared-options.js";

const group = "Progress:";

const dryRunOption: OptionSpec = { flags: "--dry-run", description: "only say what would happen" };
const yesOption: OptionSpec = { flags: "-y, --yes", description: "do not ask" };
const questionsOption: OptionSpec = {
  flags: "--question <id>",
  description: "only this question (repeatable)",
  parse: listOf,
};

export function registerProgress(program: Command, context: CommandContext): void {
  registerPast(program, context);
  registerBackup(program, context);
  registerTransfer(program, context);
  registerForgetting(program, context);
}

function registerPast(program: Command, context: CommandContext): void {
  defineCommand<HistoryOptions>(program, context, {
    name: "history",
    group,
    summary: "what you answered, and how it went",
    examples: [
      ["hotseat history", "the last twenty answers"],
      ["hotseat history --question transactions.lost-update", "one question, with your answers then and now"],
    ],
    options: [
      { flags: "--question <id>", description: "only this question, with the answers side by side" },
      { flags: "--limit <number>", description: "at most this many", parse: positiveInteger },
      progressOption,
      jsonOption,
    ],
    run: async (env, options) => (await import("../commands/history.js")).runHistory(env, options),
  });
  defineCommand<UndoOptions>(program, context, {
    name: "undo",
    group,
    summary: "take back the last answer or correction",
    examples: [
      ["hotseat undo", "take back the last thing recorded; again for the one before"],
      ["hotseat undo --list", "what can be taken back"],
    ],
    options: [
      { flags: "--list", description: "only list what can be taken back" },
      dryRunOption,
      progressOption,
      jsonOption,
    ],
    run: async (env, options) => (await import("../commands/undo.js")).runUndo(env, options),
  });
  defineCommand<DoctorOptions>(program, context, {
    name: "doctor",
    group,
    summary: "check your files, and mend them",
    description:
      "Check everything hotseat owns: journal, answers, snapshot, settings, folders. Exit 1 on damage.",
    examples: [
      ["hotseat doctor", "is everything in order?"],
      ["hotseat doctor --repair", "mend what can be mended, after a backup"],
    ],
    options: [
      { flags: "--repair", description: "mend, saving the original first" },
      progressOption,
      jsonOption,
    ],
    run: async (env, options) => (await import("../commands/doctor.js")).runDoctor(env, options),
  });
}

function registerBackup(program: Command, context: CommandContext): void {
  const backup = defineGroup(program, {
    name: "backup",
    group,
    summary: "copies of your progress: list, create, restore",
    examples: [
      ["hotseat backup list", "the backups there are"],
      ["hotseat backup restore latest", "go back to the newest"],
    ],
  });
  defineCommand<BackupOptions>(backup, context, {
    name: "list",
    summary: "the backups there are",
    examples: [["hotseat backup list", "oldest first"]],
    options: [progressOption, jsonOption],
    run: async (env, options) => (await import("../commands/backup.js")).runBackupList(env, options),
  });
  defineCommand<BackupOptions>(backup, context, {
    name: "create",
    summary: "make a backup now; it is never thinned out",
    examples: [["hotseat backup create", "a copy of the journal as it is"]],
    options: [progressOption, jsonOption],
    run: async (env, options) => (await import("../commands/backup.js")).runBackupCreate(env, options),
  });
  defineCommand<Omit<RestoreOptions, "name">>(backup, context, {
    name: "restore <name>",
    summary: "put a backup in the place of the journal",
    arguments: { name: 'a name of the list, a path, or "latest"' },
    examples: [["hotseat backup restore latest", "after asking; the present file is backed up first"]],
    options: [dryRunOption, yesOption, progressOption, jsonOption],
    run: async (env, options, [name = "latest"]) =>
      (await import("../commands/backup.js")).runBackupRestore(env, { ...options, name }),
  });
}

function registerTransfer(program: Command, context: CommandContext): void {
  const progress = defineGroup(program, {
    name: "progress",
    group,
    summary: "export and import your progress",
    examples: [
      ["hotseat progress export progress.json", "everything, as one JSON document"],
      ["hotseat progress import progress.json --dry-run", "what would be added"],
    ],
  });
  defineCommand<Omit<ExportOptions, "file">>(progress, context, {
    name: "export [file]",
    summary: "write your progress to a file, or to stdout",
    arguments: { file: "where to; stdout without it" },
    examples: [
      ["hotseat progress export progress.json --answers", "also the typed answers"],
      ["hotseat progress export reviews.csv", "a review log as Anki has it, for FSRS optimizers"],
    ],
    options: [
      {
        flags: "--format <format>",
        description: "json or anki-csv; by default as the file is named",
        choices: ["json", "anki-csv"],
      },
      { flags: "--answers", description: "with the typed answers (JSON only)" },
      dryRunOption,
      progressOption,
    ],
    run: async (env, options, [file]) =>
      (await import("../commands/progress.js")).runProgressExport(env, {
        ...options,
        ...(file === undefined ? {} : { file }),
      }),
  });
  defineCommand<Omit<ImportOptions, "file">>(progress, context, {
    name: "import <file>",
    summary: "add what an export, another journal or a review log has",
    arguments: { file: "JSON export, progress.jsonl, or CSV of reviews" },
    examples: [["hotseat progress import old.json", "events that are here already are left out"]],
    options: [dryRunOption, progressOption, jsonOption],
    run: async (env, options, [file = ""]) =>
      (await import("../commands/progress.js")).runProgressImport(env, { ...options, file }),
  });
  defineCommand<Omit<SyncCommandOptions, "remote">>(program, context, {
    name: "sync [remote]",
    group,
    summary: "the same progress on several machines, through your git repository",
    arguments: { remote: "URL or path of a git repository; that of the last time without it" },
    examples: [
      ["hotseat sync git@github.com:you/progress.git", "the first time"],
      ["hotseat sync", "from then on"],
    ],
    options: [
      { flags: "--adopt", description: "also into a repository that holds other things" },
      progressOption,
      jsonOption,
    ],
    run: async (env, options, [remote]) =>
      (await import("../commands/sync.js")).runSync(env, {
        ...options,
        ...(remote === undefined ? {} : { remote }),
      }),
  });
}

function registerForgetting(program: Command, context: CommandContext): void {
  for (const suspended of [true, false])
    defineCommand<Omit<SuspendOptions, "ids">>(program, context, {
      name: `${suspended ? "suspend" : "unsuspend"} <ids...>`,
      group,
      summary: suspended ? "put questions away: they are not asked" : "ask suspended questions again",
      arguments: { ids: "question ids" },
      examples: suspended
        ? [["hotseat suspend caching.stampede", "not asked until it is taken out again"]]
        : [
            ["hotseat unsuspend caching.stampede", "asked again"],
            ["hotseat list --suspended", "what there is to take out"],
          ],
      options: [deckOption, progressOption, jsonOption],
      run: async (env, options, ids) =>
        (await import("../commands/suspend.js")).runSuspend(env, { ...options, ids: [...ids] }, suspended),
    });
  defineCommand<ResetOptions>(program, context, {
    name: "reset",
    group,
    summary: "make questions new again",
    description:
      "Forget the memory of questions, so that they are new again. The history stays, and undo takes it back.",
    examples: [
      ["hotseat reset --topic caching", "one topic"],
      ["hotseat reset --dry-run", "which questions it would be"],
    ],
    options: [
      { flags: "--topic <topic>", description: "only this topic (repeatable)", parse: listOf },
      questionsOption,
      dryRunOption,
      yesOption,
      progressOption,
      jsonOption,
    ],
    run: async (env, options) => (await import("../commands/reset.js")).runReset(env, options),
  });
  defineCommand<ForgetOptions>(program, context, {
    name: "forget",
    group,
    summary: "delete your typed answers",
    examples: [
      ["hotseat forget --answers", "all of them, after asking"],
      ["hotseat forget --answers --question caching.stampede", "those to one question"],
    ],
    options: [
      { flags: "--answers", description: "the typed answers" },
      questionsOption,
      dryRunOption,
      yesOption,
      progressOption,
      jsonOption,
    ],
    run: async (env, options) => (await import("../commands/forget.js")).runForget(env, options),
  });
}
