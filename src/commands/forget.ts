/** `hotseat forget --answers`: deletes the typed answers; what was known and when stays. */
import path from "node:path";
import { keepAnswers, parseAnswers } from "../adapters/answers.js";
import { type Files, realFiles as files } from "../adapters/files.js";
import { readWhole } from "../adapters/files-durable.js";
import { withLock } from "../adapters/lock.js";
import type { Paths } from "../adapters/paths.js";
import { eachEvent, rewriteJournal } from "../adapters/rewrite.js";
import { readSession, writeSession } from "../adapters/session-file.js";
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
  const draft = draftOf(paths, options.question);
  const nothing = ids.length === 0 && copies.length === 0 && !draft;
  const what = `${counted(ids.length, "typed answer")}${draft ? " and the draft of one" : ""}`;
  const tell = (done: boolean): void => {
    if (options.json)
      printJson(env, { answers: ids.length, copies, draft, dryRun: options.dryRun === true, done });
    else if (done) print(env, `Deleted ${what}.`);
    else if (options.dryRun) print(env, `Would delete ${what} from ${paths.answers}.`);
    else print(env, nothing ? "No typed answers are kept." : "Nothing was changed.");
  };
  if (options.dryRun || nothing) {
    tell(false);
    return ExitCode.ok;
  }
  const sure = await confirm(env, `Delete ${what}? This cannot be undone.`, options.yes);
  if (sure) {
    const gone = new Set(ids);
    if (ids.length > 0)
      withLock(files, paths.answers, () => {
        const kept = keepAnswers((id) => !gone.has(id));
        rewriteJournal(files, paths.answers, kept, false);
      });
    for (const copy of copies) files.unlink(copy);
    if (draft) forgetDraft(paths);
  }
  tell(sure);
  return ExitCode.ok;
}

/** True where a drill that was left holds words of an answer, to one of the questions where some are named. */
function draftOf({ data }: Paths, questions: readonly string[] | undefined): boolean {
  const current = readSession(data)?.current;
  return Boolean(current?.draft) && (!questions || questions.includes(current?.question ?? ""));
}

function forgetDraft({ data }: Paths): void {
  const saved = readSession(data);
  if (saved?.current) writeSession(data, { ...saved, current: { ...saved.current, draft: "" } });
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
