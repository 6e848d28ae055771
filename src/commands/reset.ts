/** `hotseat reset`: forgets the memory of questions, so that they are new again; the history stays. */
import { counted } from "../core/count.js";
import { ExitCode, UserError } from "../core/errors.js";
import { sanitizeLine } from "../core/sanitize.js";
import { didYouMean } from "../core/suggest.js";
import { type Env, print, printJson } from "../env.js";
import type { ProgressState } from "../progress/state.js";
import { confirm } from "./confirm.js";
import { openStore, type ProgressOptions, saved, sayWarnings } from "./progress-options.js";

export interface ResetOptions extends ProgressOptions {
  topic?: string[];
  question?: string[];
  dryRun?: boolean;
  yes?: boolean;
  json?: boolean;
}

export async function runReset(env: Env, options: ResetOptions): Promise<ExitCode> {
  const store = openStore(env, options, { readOnly: options.dryRun === true });
  const everything = !options.topic?.length && !options.question?.length;
  const questions = everything ? [...store.state.points.keys()] : chosen(store.state, options);
  const tell = (done: boolean): void => {
    const names = questions.map((id) => sanitizeLine(id));
    if (options.json) printJson(env, { questions, everything, dryRun: options.dryRun === true, done });
    else if (done)
      print(
        env,
        `Forgot the memory of ${counted(names.length, "question")}. \`hotseat undo\` takes that back.`,
      );
    else if (options.dryRun)
      print(env, [`Would forget the memory of ${counted(names.length, "question")}.`, ...names].join("\n"));
    else print(env, names.length === 0 ? "No question is remembered." : "Nothing was changed.");
  };
  if (options.dryRun || questions.length === 0) {
    tell(false);
    return ExitCode.ok;
  }
  const what =
    everything && questions.length > 1
      ? `all ${questions.length} questions`
      : counted(questions.length, "question");
  const sure = await confirm(env, `Forget the memory of ${what}? They will be new again.`, options.yes);
  if (sure) saved(() => store.append([{ type: "reset", questions: everything ? "all" : questions }]));
  store.close();
  sayWarnings(env, store);
  tell(sure);
  return ExitCode.ok;
}

/** Ids of questions that have a memory, by topic as last asked or by id. */
function chosen(state: ProgressState, options: ResetOptions): string[] {
  const topicOf = (id: string): string => state.questions.get(id)?.asked?.topic ?? id.split(".", 1)[0] ?? id;
  const known = [...state.points.keys()];
  for (const id of options.question ?? [])
    if (!state.points.has(id))
      throw new UserError(`nothing is remembered of "${sanitizeLine(id)}".${didYouMean(id, known)}`);
  const topics = new Set(known.map(topicOf));
  for (const topic of options.topic ?? [])
    if (!topics.has(topic))
      throw new UserError(
        `nothing is remembered of topic "${sanitizeLine(topic)}".${didYouMean(topic, topics)}`,
      );
  return known.filter((id) => options.question?.includes(id) || options.topic?.includes(topicOf(id)));
}
