/** The debrief of a mock interview: scores by competency, what an interviewer would write down, what to drill. */
import { promptTitle } from "../bank/query.js";
import { sanitizeLine } from "../core/sanitize.js";
import type { Answered } from "./drill-state.js";
import { feedbackOf } from "./feedback.js";
import { type PartName, partOf } from "./mock-plan.js";

export interface AnswerNote {
  question: string;
  title: string;
  topic: string;
  part: PartName;
  /** 1 to 5 in halves. */
  score: number;
  /** 0..1, with what a follow-up brought. */
  coverage: number;
  seconds: number;
  followedUp: boolean;
  /** How sure the person was before the result, 0..1. */
  confidence?: number;
  /** Points heard, with the candidate's own words. */
  heard: { point: string; evidence?: string }[];
  /** Points not heard; required ones first. */
  missed: { point: string; must: boolean }[];
  redFlags: string[];
  /** The author's anchor nearest to the score, where there is one. */
  anchor?: string;
}

export interface Competency {
  name: string;
  score: number;
  answers: number;
}

export interface MockReport {
  /** 1 to 5; undefined when nothing was answered. */
  score?: number;
  competencies: Competency[];
  answers: AnswerNote[];
  strongest?: string;
  weakest?: string;
  /** Topics to practice, weakest first. */
  drill: string[];
  skipped: number;
}

const COMPETENCY: Readonly<Record<PartName, string>> = {
  opening: "Introducing yourself",
  "technical core": "Technical knowledge",
  design: "System design",
  behavioral: "Behavior and experience",
  "your questions": "Your questions to them",
};

/** How much each part weighs in the whole. */
const PART_WEIGHT: Readonly<Record<PartName, number>> = {
  opening: 0.5,
  "technical core": 4,
  design: 3,
  behavioral: 2,
  "your questions": 0.5,
};

export function mockReport(answered: readonly Answered[], skipped: number): MockReport {
  const answers = answered
    .filter(({ asking }) => !asking.followUp)
    .map((answer) =>
      noteOf(
        answer,
        answered.find(({ asking }) => asking.followUp && asking.question.id === answer.asking.question.id),
      ),
    );
  const competencies = competenciesOf(answers);
  const ranked = answers
    .filter(({ part }) => part !== "opening" && part !== "your questions")
    .sort((a, b) => b.score - a.score || b.coverage - a.coverage);
  const strongest = ranked[0];
  const weakest = ranked.at(-1);
  const whole = wholeScore(competencies);
  return {
    ...(whole === undefined ? {} : { score: whole }),
    competencies: competencies.map(({ name, score, answers: count }) => ({ name, score, answers: count })),
    answers,
    // Among equals none is the strongest.
    ...(strongest && weakest && strongest.score > weakest.score
      ? { strongest: strongest.question, weakest: weakest.question }
      : {}),
    drill: [
      ...new Set(
        ranked
          .filter(({ score }) => score < 4)
          .reverse()
          .map(({ topic }) => topic),
      ),
    ].slice(0, 4),
    skipped,
  };
}

function noteOf(answer: Answered, followUp: Answered | undefined): AnswerNote {
  const { question } = answer.asking;
  const merged = withFollowUp(answer, followUp);
  const feedback = feedbackOf(merged);
  const { points } = feedback;
  const redFlags = feedback.redFlags.map(({ point }) => sanitizeLine(point, 200));
  const mustMissed = points.some(({ must, verdict }) => must && verdict === "missed");
  const coverage = merged.coverage;
  const score = scoreOf(coverage, mustMissed, redFlags.length);
  const anchor = question.anchors[nearestAnchor(question.anchors, score)];
  return {
    question: question.id,
    title: promptTitle(question.prompt, 90),
    topic: question.topic,
    part: partOf(question),
    score,
    coverage: Math.round(coverage * 1000) / 1000,
    seconds: answer.seconds + (followUp?.seconds ?? 0),
    followedUp: followUp !== undefined,
    ...(answer.asking.confidence === undefined ? {} : { confidence: answer.asking.confidence }),
    heard: points
      .filter(({ verdict }) => verdict !== "missed")
      .map(({ text, evidence }) => ({ point: text, ...longest(evidence) })),
    missed: points
      .filter(({ verdict, bonus }) => verdict === "missed" && !bonus)
      .sort((a, b) => Number(b.must) - Number(a.must))
      .map(({ text, must }) => ({ point: text, must })),
    redFlags,
    ...(anchor ? { anchor: sanitizeLine(anchor, 300) } : {}),
  };
}

/** The words that say most of what made a point: of several spans the longest. */
function longest(evidence: readonly string[]): { evidence?: string } {
  const [most] = [...evidence].sort((a, b) => b.length - a.length);
  return most ? { evidence: most } : {};
}

/** What the follow-up brought counts as half: it had to be asked for. */
function withFollowUp(answer: Answered, followUp: Answered | undefined): Answered {
  if (!followUp) return answer;
  const verdicts = { ...answer.verdicts };
  let gained = 0;
  const total = answer.asking.question.look_for
    .filter(({ bonus }) => !bonus)
    .reduce((sum, { weight }) => sum + weight, 0);
  for (const { id, weight, bonus } of answer.asking.question.look_for)
    if (verdicts[id] === "missed" && (followUp.verdicts[id] ?? "missed") !== "missed") {
      verdicts[id] = "partial";
      if (!bonus) gained += weight / 2;
    }
  const coverage = Math.min(1, answer.coverage + (total > 0 ? gained / total : 0));
  return { ...answer, verdicts, coverage };
}

/**
 * 1 to 5 in halves: coverage from 0 to 1 spread over the scale; no more than 3.5 with a required point missing, and half
 * a point less for each red flag.
 */
export function scoreOf(coverage: number, mustMissed: boolean, redFlags: number): number {
  const plain = 1 + 4 * Math.max(0, Math.min(1, coverage));
  const capped = (mustMissed ? Math.min(3.5, plain) : plain) - 0.5 * redFlags;
  return Math.max(1, Math.round(capped * 2) / 2);
}

function nearestAnchor(anchors: Answered["asking"]["question"]["anchors"], score: number): 1 | 2 | 3 | 4 | 5 {
  const given = ([1, 2, 3, 4, 5] as const).filter((value) => anchors[value] !== undefined);
  return given.sort((a, b) => Math.abs(a - score) - Math.abs(b - score))[0] ?? 3;
}

function competenciesOf(answers: readonly AnswerNote[]): (Competency & { part: PartName })[] {
  return (Object.keys(COMPETENCY) as PartName[]).flatMap((part) => {
    const scores = answers.filter((answer) => answer.part === part).map(({ score }) => score);
    if (scores.length === 0) return [];
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return [{ part, name: COMPETENCY[part], score: Math.round(mean * 10) / 10, answers: scores.length }];
  });
}

function wholeScore(competencies: readonly (Competency & { part: PartName })[]): number | undefined {
  const weight = competencies.reduce((sum, { part }) => sum + PART_WEIGHT[part], 0);
  if (weight === 0) return undefined;
  const sum = competencies.reduce((total, { part, score }) => total + PART_WEIGHT[part] * score, 0);
  return Math.round((10 * sum) / weight) / 10;
}

/** The score in the words of an interviewer's form. */
export function scoreWords(score: number): string {
  if (score >= 4.5) return "outstanding";
  if (score >= 3.75) return "good";
  if (score >= 3) return "mixed";
  if (score >= 2) return "weak";
  return "far below";
}
