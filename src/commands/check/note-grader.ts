/** Grades notes; brings the Markdown parser, the grader and its lexicon, so it is imported only when something is not cached. */
import { builtInGrader } from "../../adapters/grading.js";
import type { Bank } from "../../bank/bank.js";
import { type GradedFile, gradeFile } from "../../notes/note-file.js";
import { createQuestionNames, type NamedQuestion, type QuestionNames } from "../../notes/question-names.js";

export interface NoteGrader {
  names: QuestionNames;
  grade(text: string): GradedFile;
}

/** `details`: with the words that cover points, as some reports show them. */
export function createNoteGrader(bank: Bank, details: boolean): NoteGrader {
  const names = bankNames(bank);
  const context = {
    question: bank.get,
    revision: (id: string) => bank.summary(id)?.revision ?? "",
    grader: builtInGrader,
    details,
  };
  return { names, grade: (text) => gradeFile(text, names, context) };
}

export function bankNames(bank: Bank): QuestionNames {
  const questions = bank.summaries.flatMap(({ id }): NamedQuestion[] => {
    const question = bank.get(id);
    return question ? [{ id, prompt: question.prompt }] : [];
  });
  return createQuestionNames(questions);
}
