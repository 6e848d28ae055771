/** What a check found: the one value that every reporter turns into its format. */
import type { Level } from "../bank/question-input.js";
import type { Diagnostic } from "../core/diagnostics.js";
import type { Verdict } from "../grading/assessment.js";

/** Words of a note that caused a verdict. Positions are 1-based; columns count UTF-16 code units. */
export interface Evidence {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** On one line, control characters removed. */
  text: string;
}

export interface PointReport {
  id: string;
  /** The statement; left out with `--no-answers`. */
  point?: string;
  hint?: string;
  must: boolean;
  bonus: boolean;
  weight: number;
  verdict: Verdict;
  evidence: Evidence[];
  reason?: string;
  /** The reason that a disable comment gives; the point does not count. */
  disabled?: string;
}

export interface RedFlagReport {
  id: string;
  point?: string;
  evidence: Evidence[];
  disabled?: string;
}

export interface GuardReport {
  code: string;
  message: string;
}

/** `accepted`: falls short, as the baseline says it may. */
export type NoteStatus = "passed" | "failed" | "empty" | "accepted" | "ungraded";

/** One answer, held against the points of its question. */
export interface NoteReport {
  question: string;
  /** The question's first sentence. */
  title: string;
  topic: string;
  topics: string[];
  level: Level;
  file: string;
  line: number;
  column: number;
  endLine: number;
  status: NoteStatus;
  /** Percent of the points' weight covered, one decimal, rounded down; null where the question has no points. */
  score: number | null;
  /** Percent that the score must reach. */
  minScore: number;
  /** All of them in a JSON report or with `--verbose`, else those that fall short. */
  points: PointReport[];
  /** Raised ones only. */
  redFlags: RedFlagReport[];
  guards: GuardReport[];
  /** Words in the answer; with the other details of a JSON report only. */
  words?: number;
  /** Hash of the question's content that it was graded by. */
  revision: string;
  /** With `--verbose` only. */
  modelAnswer?: string;
}

export interface Finding extends Diagnostic {
  question?: string;
  point?: string;
  /** True where the baseline accepts it: it is counted, not shown, and does not fail the check. */
  accepted?: boolean;
}

export interface CheckSummary {
  files: number;
  /** Answers found, duplicates included. */
  answers: number;
  passed: number;
  failed: number;
  /** Mean score of the graded answers, one decimal; null where there is none. */
  average: number | null;
  errors: number;
  warnings: number;
  /** Findings that the baseline accepts. */
  accepted: number;
  /** Findings left out by `--max-findings`. */
  omitted: number;
}

export interface CheckResult {
  schemaVersion: 1;
  tool: { name: "hotseat"; version: string; grader: string };
  /** 0 fine, 1 answers fall short, 2 something could not be read. */
  exitCode: 0 | 1 | 2;
  summary: CheckSummary;
  answers: NoteReport[];
  findings: Finding[];
}
