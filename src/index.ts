/**
 * The library's public face: load questions, grade answers, and drive sessions from a program.
 * Importing it does nothing by itself: no file is read and no state is kept until a function is called.
 */
export { type Bank, createBank, type PointSummary, type QuestionSummary, topicsOf } from "./bank/bank.js";
export {
  type Option,
  type Point,
  type Question,
  type RedFlag,
  type Reference,
  toQuestion,
} from "./bank/question.js";
export type { Level, QuestionInput, QuestionKind } from "./bank/question-input.js";
export type {
  Aliases,
  Assessment,
  Flag,
  PointAssessment,
  RedFlagAssessment,
  Span,
  Verdict,
} from "./grading/assessment.js";
export { version } from "./version.js";
