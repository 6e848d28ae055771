/**
 * The library's public face: load questions, grade answers, and drive sessions from a program.
 * Importing it does nothing by itself: no file is read and no state is kept until a function is called.
 */

export { type Gpcm, gpcmExpected, gpcmInformation, gpcmProbabilities } from "./ability/gpcm.js";
export type { ItemParameters } from "./ability/item.js";
export type { Ability, Estimate, TopicAbility } from "./ability/learner.js";
export { information3pl, probability3pl, type ThreePl } from "./ability/three-pl.js";
export { type Bank, createBank, type PointSummary, type QuestionSummary, topicsOf } from "./bank/bank.js";
export { type ParsedFile, parseQuestionFile } from "./bank/parse.js";
export {
  type Option,
  type Point,
  type Question,
  type RedFlag,
  type Reference,
  toQuestion,
} from "./bank/question.js";
export type { Level, QuestionInput, QuestionKind } from "./bank/question-input.js";
export type { Diagnostic, Severity } from "./core/diagnostics.js";
export { UserError } from "./core/errors.js";
export type {
  Aliases,
  Assessment,
  Flag,
  GradeOptions,
  Grader,
  PointAssessment,
  RedFlagAssessment,
  Span,
  Verdict,
} from "./grading/assessment.js";
export {
  bankOf,
  createSession,
  gradeAnswer,
  type LoadedQuestions,
  loadBank,
  type SessionSettings,
} from "./library.js";
export type { JournalEvent, NewEvent, ReviewEvent } from "./progress/events.js";
export type { Answered } from "./session/drill-state.js";
export {
  createPolicy,
  type Policy,
  type PolicyBank,
  type PolicyMode,
  type PolicyOptions,
  type StopRule,
} from "./session/policy.js";
export type { PracticeSession } from "./session/practice.js";
export type { DrillSummary } from "./session/summary.js";
export { version } from "./version.js";
