/** `hotseat forget --answers`: deletes the typed answers; what was known and when stays. */
import path from "node:path";
import { keepAnswers, parseAnswers } from "../adapters/answers.js";
import { type Files, realFiles as files } from "../adapters/files.js";
import { readWhole } from "../adapters/files-durable.js";
import { withLock } from "../adapters/lock.js";
import type { Paths } from "../adapters/paths.js";
import { eachEvent, rewriteJournal } from "../adapters/rewrite.js";
import { counted } from "../core/count.js";
import { ExitCode, UserError } from "../core/errors.js";
import { type Env, print, printJson } from "../env.js";
import { confirm } from "./confirm.js";
import { type ProgressOptions, progressPaths } from "./progress-options.js";

export interface ForgetOptions extends ProgressOptions {
  answers?: boolean;
  question?: string[];
  dryRun?: boolean;
  yes?: boolean;
  json?: boolean;
}

export async function runForget(env: Env, options: ForgetOptions): Promise<ExitCode> {
  if (!options.answers)
    throw new UserError("what shall be forgotten?", "`hotseat forget --answers` deletes the typed answers.");
  const paths = progressPaths(env, options);
  const all = parseAnswers(readWhole(files, paths.answers)?.toString("utf8") ?? "");
  const wanted = options.question ? idsOfQuestions(paths, options.question) : undefined;
  const ids = [...all.keys()].filter((id) => !wanted || wanted.has(id));
  const copies = wanted ? [] : oldCopies(files, paths);
  const tell = (done: boolean): void => {
    if (options.json) printJson(env, { answers: ids.length, copies, dryRun: options.dryRun === true, done });
    else if (done) print(env, `Deleted ${counted(ids.length, "typed answer")}.`);
    else if (options.dryRun)
      print(env, `Would delete ${counted(ids.length, "typed answer")} from ${paths.answers}.`);
    else print(env, ids.length === 0 ? "No typed answers are kept." : "Nothing was changed.");
  };
  if (options.dryRun || (ids.length === 0 && copies.length === 0)) {
    tell(false);
    return ExitCode.ok;
  }
  const sure = await confirm(
    env,
    `Delete ${counted(ids.length, "typed answer")}? This cannot be undone.`,
    options.yes,
  );
  if (sure) {
    const gone = new Set(ids);
    if (ids.length > 0)
      withLock(files, paths.answers, () => {
        const kept = keepAnswers((id) => !gone.has(id));
        rewriteJournal(files, paths.answers, kept, false);
      });
    for (const copy of copies) files.unlink(copy);
  }
  tell(sure);
  return ExitCode.ok;
}

function idsOfQuestions(paths: Paths, questions: readonly string[]): Set<string> {
  const ids = new Set<string>();
  if (files.stat(paths.journal))
    eachEvent(files, paths.journal, (event) => {
      if (event.type === "review" && questions.includes(event.question)) ids.add(event.id);
    });
  return ids;
}

/** What repairs have set aside would bring forgotten answers back. */
function oldCopies(from: Files, paths: Paths): string[] {
  if (!from.stat(paths.backups)) return [];
  const start = `${path.basename(paths.answers)}.`;
  return from
    .list(paths.backups)
    .filter((name) => name.startsWith(start))
    .map((name) => path.join(paths.backups, name));
}
