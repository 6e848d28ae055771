/** `hotseat grade`: one answer against a question's points, or many answers as JSON Lines. */
import path from "node:path";
import { builtInGrader } from "../adapters/grading.js";
import { loadLexicon } from "../adapters/lexicon.js";
import { readTextFile } from "../adapters/text-file.js";
import type { Question } from "../bank/question.js";
import { ExitCode, UserError } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import type { Aliases, Assessment } from "../grading/assessment.js";
import { passes } from "../grading/coverage.js";
import { explain } from "../grading/explain.js";
import { createTheme } from "../terminal/theme.js";
import { type BankOptions, openBank, requireId } from "./bank-options.js";
import { gradeLines } from "./grade-lines.js";
import { assessmentReport, explanationReport } from "./grade-report.js";
import { openStore } from "./progress-options.js";

export interface GradeCommandOptions extends Pick<BankOptions, "deck"> {
  id?: string;
  /** A file, or "-" or nothing for standard input. */
  file?: string;
  json?: boolean;
  jsonl?: boolean;
  explain?: boolean;
  /** "builtin", or "openai" for a language model. */
  grader?: string;
  progress?: string;
}

/** Longest answer that is read, in UTF-16 code units. */
const LONGEST_ANSWER = 4_000_000;

export async function runGrade(env: Env, options: GradeCommandOptions): Promise<ExitCode> {
  if (options.jsonl) return gradeLines(env);
  if (options.id === undefined)
    throw new UserError(
      "which question? Name its id.",
      "`hotseat list` shows all; --jsonl grades lines without a bank.",
    );
  const bank = await openBank(env, options);
  const question = bank.get(requireId(bank, options.id));
  if (!question) throw new UserError(`the question "${options.id}" cannot be read`);
  const answer = await readAnswerText(env, options.file);
  const aliases = aliasesOf(env, options, question.id);
  if (options.explain) return explainAnswer(env, options, question, answer, aliases);
  const assessment = await assess(env, options, question, answer, aliases);
  if (options.json)
    printJson(env, { question: question.id, passes: passes(question, assessment), assessment });
  else print(env, assessmentReport(question, answer, assessment, createTheme(env)).join("\n"));
  return passes(question, assessment) ? ExitCode.ok : ExitCode.findings;
}

async function assess(
  env: Env,
  options: GradeCommandOptions,
  question: Question,
  answer: string,
  aliases: Aliases,
): Promise<Assessment> {
  const offline = () => builtInGrader().grade(question, answer, { aliases });
  if (options.grader === undefined || options.grader === "builtin") return offline();
  if (options.grader !== "openai")
    throw new UserError(`unknown grader "${options.grader}"`, "Graders: builtin, openai.");
  const { gradeWithModel } = await import("../adapters/openai-grader.js");
  const result = await gradeWithModel(question, answer, env.env);
  if (result.ok) return result.assessment;
  say(
    env,
    `hotseat: the language model gave no verdict: ${result.reason}. These verdicts are the built-in grader's.`,
  );
  return offline();
}

function explainAnswer(
  env: Env,
  options: GradeCommandOptions,
  question: Question,
  answer: string,
  aliases: Aliases,
): ExitCode {
  const explanation = explain(question, answer, { grader: builtInGrader(), lexicon: loadLexicon(), aliases });
  if (options.json) printJson(env, { question: question.id, ...explanation });
  else print(env, explanationReport(question, answer, explanation, createTheme(env)).join("\n"));
  return passes(question, explanation.assessment) ? ExitCode.ok : ExitCode.findings;
}

async function readAnswerText(env: Env, file: string | undefined): Promise<string> {
  if (file !== undefined && file !== "-") {
    const read = readTextFile(path.resolve(env.cwd, file), LONGEST_ANSWER);
    if (!read.ok) throw new UserError(`${file}: ${read.message}`);
    return read.text;
  }
  if (env.isTTY.stdin) say(env, "Type your answer; end it with Ctrl-D on a line of its own.");
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of env.stdin) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > LONGEST_ANSWER * 2) throw new UserError("the answer is longer than 4 million characters");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The person's own phrases count here as they do in the drill; no file is written. */
function aliasesOf(env: Env, options: GradeCommandOptions, question: string): Aliases {
  const store = openStore(env, options, { readOnly: true });
  const aliases = Object.fromEntries(store.state.aliases.get(question) ?? []);
  store.close();
  return aliases;
}
