/** What grading gives back: verdicts with their evidence, and the flags that say why a score was lowered. */

/** Half-open range of UTF-16 code units in the answer as it was typed. */
export interface Span {
  start: number;
  end: number;
}

export const VERDICTS = ["covered", "partial", "missed"] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface PointAssessment {
  /** The point's id. */
  id: string;
  verdict: Verdict;
  /** 0..1; only comparable within one grader version. */
  score: number;
  /** 0..1: how sure the verdict is. */
  confidence: number;
  /** Ordered, not overlapping, inside the answer. Also given for a missed point that was negated. */
  evidence: Span[];
  /** The author's phrase, pattern or alias that fitted, where one did. */
  phrase?: string;
  /** Why the verdict is lower than the words suggest, for example "said the opposite". */
  reason?: string;
}

export interface RedFlagAssessment {
  id: string;
  raised: boolean;
  evidence: Span[];
}

export type FlagCode =
  | "empty"
  | "no-answer"
  | "keyword-list"
  | "shuffled"
  | "copied-prompt"
  | "copied-model-answer"
  | "contradicts-itself"
  | "negated"
  | "off-topic"
  | "padding"
  | "unreadable";

/** A visible guard: what made the score lower than the words alone would give. */
export interface Flag {
  code: FlagCode;
  /** One sentence for the person. */
  message: string;
  evidence: Span[];
}

/** An answer held against the points of a question. */
export interface Assessment {
  /** Weighted share of points covered, 0..1; a partial point counts half. Bonus points only add. */
  coverage: number;
  points: PointAssessment[];
  redFlags: RedFlagAssessment[];
  flags: Flag[];
  /** Grader name and version, kept in the journal beside the verdicts. */
  grader: string;
}

/** Phrases that a person's corrections have added, by point id. */
export type Aliases = Readonly<Record<string, readonly string[]>>;

export interface GradeOptions {
  aliases?: Aliases;
}

/** What every grader offers: the built-in one and the opt-in language model. */
export interface Grader<Result = Assessment> {
  readonly name: string;
  grade(question: import("../bank/question.js").Question, answer: string, options?: GradeOptions): Result;
}
