/** `hotseat search`: finds questions by the words in them. */
import { promptTitle, searchQuestions } from "../bank/query.js";
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import { createTheme } from "../terminal/theme.js";
import { type BankOptions, openBank, selectSummaries } from "./bank-options.js";

export interface SearchOptions extends BankOptions {
  words: string[];
  json?: boolean;
  limit?: number;
}

/** Exit 1 when nothing is found, as grep does. */
export async function runSearch(env: Env, options: SearchOptions): Promise<ExitCode> {
  const bank = await openBank(env, options);
  const questions = selectSummaries(bank, options).flatMap(({ id }) => bank.get(id) ?? []);
  const hits = searchQuestions(questions, options.words);
  const shown = hits.slice(0, options.limit ?? 20);
  if (options.json) {
    printJson(env, {
      total: hits.length,
      questions: shown.map(({ question, score }) => ({ ...question, score })),
    });
  } else if (shown.length === 0) {
    say(env, `Nothing found for "${options.words.join(" ")}".`);
  } else {
    const theme = createTheme(env);
    const width = env.isTTY.stdout ? Math.max(40, env.stdout.columns ?? 80) : 120;
    const pad = Math.max(...shown.map(({ question }) => question.id.length)) + 2;
    const room = width - pad - 1;
    print(
      env,
      shown
        .map(({ question }) =>
          // Where there is no room beside the id, the title stands below it.
          room >= 30
            ? `${question.id.padEnd(pad)}${theme.dim(promptTitle(question.prompt, room))}`
            : `${question.id}\n  ${theme.dim(promptTitle(question.prompt, width - 3))}`,
        )
        .join("\n"),
    );
    if (hits.length > shown.length) say(env, `${hits.length - shown.length} more; --limit shows them.`);
  }
  return hits.length ? ExitCode.ok : ExitCode.findings;
}
