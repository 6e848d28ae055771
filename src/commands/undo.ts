/** `hotseat undo`: takes back the last thing that was recorded, across questions and sessions. */
import { ExitCode } from "../core/errors.js";
import { sanitizeLine } from "../core/sanitize.js";
import { type Env, print, printJson } from "../env.js";
import { localMinute } from "../progress/days.js";
import type { Undoable } from "../progress/state.js";
import { wrap } from "../terminal/layout.js";
import { lineWidth, openStore, type ProgressOptions, saved, sayWarnings } from "./progress-options.js";

export interface UndoOptions extends ProgressOptions {
  list?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export async function runUndo(env: Env, options: UndoOptions): Promise<ExitCode> {
  const store = openStore(env, options, { readOnly: options.list === true || options.dryRun === true });
  const stack = [...store.state.undoable].reverse();
  if (options.list) {
    if (options.json) printJson(env, { undoable: stack.map(toJson) });
    else print(env, stack.flatMap((undoable) => listLines(env, undoable)).join("\n") || "Nothing to undo.");
    return ExitCode.ok;
  }
  const undone = options.dryRun ? stack[0] : saved(() => store.undo());
  store.close();
  sayWarnings(env, store);
  if (options.json)
    printJson(env, { undone: undone ? toJson(undone) : null, dryRun: options.dryRun === true });
  else if (!undone) print(env, "Nothing to undo.");
  else {
    const when = localMinute(undone.at, env.offsetAt(undone.at));
    print(env, `${options.dryRun ? "Would undo" : "Undid"}: ${describe(undone)} (${when})`);
  }
  return ExitCode.ok;
}

const KINDS: Partial<Record<Undoable["type"], string>> = {
  review: "answer to",
  alias: "corrected phrase for",
  suspend: "suspending or resuming",
  note: "note to",
  reset: "reset of",
};

function listLines(env: Env, undoable: Undoable): string[] {
  const line = `${localMinute(undoable.at, env.offsetAt(undoable.at))}  ${describe(undoable)}`;
  const [first = "", ...rest] = wrap(line, lineWidth(env));
  return [first, ...rest.map((part) => `  ${part}`)];
}

function describe({ type, question, coverage }: Undoable): string {
  const what = `${KINDS[type] ?? type} ${question === undefined ? "questions" : sanitizeLine(question)}`;
  const score = coverage === undefined ? "" : `, ${Math.round(coverage * 100)} %`;
  return `${what}${score}`;
}

function toJson({ id, type, question, at, coverage }: Undoable): Record<string, unknown> {
  return { id, type, question: question ?? null, at: new Date(at).toISOString(), coverage: coverage ?? null };
}
