/** What a check asks of answers, with every default filled in. */
import type { Severity } from "../core/diagnostics.js";

export type Reaction = Severity | "off";

export interface CheckSettings {
  /** Percent that each answer must reach. */
  minScore: number;
  /** By topic; the first of a question's topics that is named here counts. Goes before `levelMinScore`. */
  topicMinScore: Readonly<Record<string, number>>;
  levelMinScore: Readonly<Record<string, number>>;
  /** Percent that the mean of all answers must reach. */
  minAverage: number | undefined;
  /** What a missed `must` point is. */
  must: Reaction;
  /** What any other missed point is; bonus points are never missed. */
  missed: Reaction;
  redFlags: Reaction;
  /** What it is when the grader lowers a score, for example for a bare list of key words. */
  guards: Reaction;
  /** Questions that must be answered: ids and topics, or all. */
  require: "all" | readonly string[];
  /** False hides the statements of points. */
  answers: boolean;
}

export const DEFAULT_SETTINGS: CheckSettings = {
  minScore: 50,
  topicMinScore: {},
  levelMinScore: {},
  minAverage: undefined,
  must: "error",
  missed: "warning",
  redFlags: "warning",
  guards: "warning",
  require: [],
  answers: true,
};

/** Percent that an answer to this question must reach. */
export function minScoreOf(
  settings: CheckSettings,
  question: { topics: readonly string[]; level: string },
): number {
  const topic = question.topics.find((name) => Object.hasOwn(settings.topicMinScore, name));
  if (topic !== undefined) return settings.topicMinScore[topic] ?? settings.minScore;
  if (Object.hasOwn(settings.levelMinScore, question.level))
    return settings.levelMinScore[question.level] ?? settings.minScore;
  return settings.minScore;
}
