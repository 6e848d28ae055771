/** The library's functions: what a program needs to load questions, grade answers and run a session of its own. */
import { loadBankFrom } from "./adapters/banks.js";
import { builtInGrader } from "./adapters/grading.js";
import { type Bank, createBank } from "./bank/bank.js";
import { type Question, toQuestion } from "./bank/question.js";
import type { QuestionInput } from "./bank/question-input.js";
import type { Diagnostic } from "./core/diagnostics.js";
import type { Assessment, GradeOptions } from "./grading/assessment.js";
import { createPracticeSession, type PracticeSession, type SessionOptions } from "./session/practice.js";

export interface LoadedQuestions extends Bank {
  /** Every question, read when this is asked for. */
  readonly questions: readonly Question[];
  /** What is wrong with the files; the sound questions are loaded all the same. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads question files or folders (YAML), or the shipped bank when no path is given.
 *
 * @param paths relative to `options.cwd`, by default the process's working folder
 * @throws UserError when a path does not exist, or when no file holds a sound question
 */
export async function loadBank(
  paths: string | readonly string[] = [],
  options: { cwd?: string } = {},
): Promise<LoadedQuestions> {
  const decks = typeof paths === "string" ? [paths] : paths;
  const { bank, diagnostics } = await loadBankFrom({ decks, cwd: options.cwd ?? process.cwd() });
  return {
    summaries: bank.summaries,
    summary: bank.summary,
    get: bank.get,
    diagnostics,
    get questions() {
      return bank.summaries.flatMap(({ id }) => bank.get(id) ?? []);
    },
  };
}

/** A bank of questions that a program made itself; defaults are filled in as for a file. */
export function bankOf(questions: readonly (Question | QuestionInput)[]): Bank {
  return createBank(questions.map(asQuestion));
}

const completed = new WeakMap<object, Question>();

function asQuestion(question: Question | QuestionInput): Question {
  if (isComplete(question)) return question;
  const known = completed.get(question);
  if (known) return known;
  const made = toQuestion(question);
  completed.set(question, made);
  return made;
}

function isComplete(question: Question | QuestionInput): question is Question {
  return (
    "topic" in question &&
    Array.isArray(question.look_for) &&
    question.look_for.every((point) => typeof point === "object" && "accept" in point && "weight" in point)
  );
}

/**
 * Holds an answer against the question's points: offline, deterministic, well under a millisecond once the
 * lexicon is loaded (at the first call).
 *
 * @param question a loaded question, or an object as in a question file
 * @param options `aliases`: phrases that count in addition, by point id
 * @returns verdicts with spans in UTF-16 code units of `answer`, red flags, guards and coverage from 0 to 1
 */
export function gradeAnswer(
  question: Question | QuestionInput,
  answer: string,
  options?: GradeOptions,
): Assessment {
  return builtInGrader().grade(asQuestion(question), answer, options);
}

/** Options of `createSession`; the clock and the grader are the process's own unless given. */
export type SessionSettings = Omit<SessionOptions, "grade" | "now"> &
  Partial<Pick<SessionOptions, "grade" | "now">>;

/** A practice session driven by calls: asks, grades, asks again what was missed. Nothing is written to disk. */
export function createSession(settings: SessionSettings): PracticeSession {
  return createPracticeSession({
    grade: (question, answer, aliases) => gradeAnswer(question, answer, { aliases }),
    now: Date.now,
    ...settings,
  });
}
