/** What the grading tests share: the shipped lexicon and a question made of the parts a test cares about. */
import { loadLexicon } from "../../src/adapters/lexicon.js";
import { type Question, toQuestion } from "../../src/bank/question.js";
import type { QuestionInput } from "../../src/bank/question-input.js";
import { createGrader } from "../../src/grading/grader.js";

export const lexicon = loadLexicon();
export const grader = createGrader({ lexicon });

export function questionOf(parts: Partial<QuestionInput>): Question {
  return toQuestion({ id: "test.question", prompt: "What went wrong here?", ...parts });
}

/** The verdict on the first point for an answer. */
export function verdictOn(parts: Partial<QuestionInput>, answer: string): string | undefined {
  return grader.grade(questionOf(parts), answer).points[0]?.verdict;
}
