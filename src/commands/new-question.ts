/** `hotseat new question`: prints a skeleton, or adds it to the end of a question file. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseFile } from "../adapters/question-files.js";
import type { Level, QuestionKind } from "../bank/question-input.js";
import { scaffoldFile, scaffoldQuestion } from "../bank/scaffold.js";
import { ExitCode, UserError } from "../core/errors.js";
import { type Env, print, say } from "../env.js";

export interface NewQuestionOptions {
  id: string;
  kind?: QuestionKind;
  level?: Level;
  file?: string;
}

export async function runNewQuestion(env: Env, options: NewQuestionOptions): Promise<ExitCode> {
  const { id, file } = options;
  if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(id))
    throw new UserError(
      `"${id}" is no id for a question.`,
      "Write topic.slug in lower case, for example caching.stampede.",
    );
  const today = new Date(env.now()).toISOString().slice(0, 10);
  const question = scaffoldQuestion({
    id,
    kind: options.kind ?? "open",
    level: options.level ?? "intermediate",
    today,
  });
  const topic = id.slice(0, id.indexOf("."));
  if (file === undefined) {
    print(env, scaffoldFile(topic) + question);
    return ExitCode.ok;
  }
  addTo(env, file, topic, id, question);
  say(env, `Added ${id} to ${file}. \`hotseat lint --strict ${file}\` tells what is still to do.`);
  return ExitCode.ok;
}

/** Only ever adds at the end, and only to a file that is sound. */
function addTo(env: Env, file: string, topic: string, id: string, question: string): void {
  const full = path.resolve(env.cwd, file);
  if (!existsSync(full)) {
    writeFileSync(full, scaffoldFile(topic) + question, { flag: "wx" });
    return;
  }
  const parsed = parseFile(file, env.cwd);
  const [problem] = parsed.diagnostics;
  if (problem)
    throw new UserError(
      `${file}:${problem.line}:${problem.column}: ${problem.message}`,
      "Mend the file first; nothing was changed.",
    );
  if (parsed.locations.has(id))
    throw new UserError(`${file} already has a question "${id}".`, "Choose another id; nothing was changed.");
  const text = readFileSync(full, "utf8");
  const added = `${text.endsWith("\n") ? "" : "\n"}\n${question}`;
  appendFileSync(full, added);
}
