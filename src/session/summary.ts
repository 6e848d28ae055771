/** What a session came to: what was learnt, what was missed, and when it comes back. */

import type { Verdict } from "../grading/assessment.js";
import type { Answered, DrillState } from "./drill-state.js";
import { firstAnswers } from "./next-question.js";

export interface SummaryLine {
  question: string;
  prompt: string;
  topic: string;
  /** Of the first answer in this session. */
  coverage: number;
  /** Of the last one, when it was asked again. */
  finalCoverage?: number;
  due?: number;
}

/** A point of one of the session's questions. */
export interface SummaryPoint {
  question: string;
  point: string;
  /** Its sentence, as the author wrote it. */
  text: string;
}

export interface DrillSummary {
  answered: number;
  skipped: number;
  seconds: number;
  /** Mean coverage of first answers, 0..1; undefined when there are none. */
  coverage?: number;
  pointsCovered: number;
  pointsAsked: number;
  questions: SummaryLine[];
  /** Not covered at first, and covered when asked again. */
  learned: SummaryPoint[];
  /** Required and missed, also when asked again. */
  missing: SummaryPoint[];
  /** The earliest return among them, milliseconds since 1970. */
  nextDue?: number;
}

export function summarizeDrill(state: DrillState): DrillSummary {
  const first = firstAnswers(state);
  const lines = first.map((answered) => summaryLine(state, answered));
  const verdicts = first.flatMap(requiredVerdicts);
  const dues = lines.flatMap(({ due }) => (due === undefined ? [] : [due]));
  return {
    answered: first.length,
    skipped: state.skipped,
    seconds: state.answered.reduce((sum, { seconds }) => sum + seconds, 0),
    ...(first.length
      ? { coverage: first.reduce((sum, { coverage }) => sum + coverage, 0) / first.length }
      : {}),
    pointsCovered: verdicts.filter((verdict) => verdict === "covered").length,
    pointsAsked: verdicts.length,
    questions: lines,
    ...outcomeOf(state, first),
    ...(dues.length ? { nextDue: Math.min(...dues) } : {}),
  };
}

/** Bonus points add to the coverage, and are not counted as points that were asked for. */
function requiredVerdicts({ asking, verdicts }: Answered): Verdict[] {
  const bonus = new Set(asking.question.look_for.flatMap((point) => (point.bonus ? [point.id] : [])));
  return Object.entries(verdicts).flatMap(([id, verdict]) => (bonus.has(id) ? [] : [verdict]));
}

function outcomeOf(state: DrillState, first: readonly Answered[]): Pick<DrillSummary, "learned" | "missing"> {
  const learned: SummaryPoint[] = [];
  const missing: SummaryPoint[] = [];
  for (const { asking, verdicts } of first) {
    const { question } = asking;
    const later = answersTo(state, question.id).slice(1);
    for (const { id, point, bonus } of question.look_for) {
      const before = verdicts[id];
      if (before === undefined || before === "covered") continue;
      const now = later.reduce<Verdict>((verdict, answered) => answered.verdicts[id] ?? verdict, before);
      const line = { question: question.id, point: id, text: point };
      if (now === "covered") learned.push(line);
      else if (now === "missed" && !bonus) missing.push(line);
    }
  }
  return { learned, missing };
}

function answersTo(state: DrillState, question: string): Answered[] {
  return state.answered.filter(({ asking }) => asking.question.id === question);
}

function summaryLine(state: DrillState, answered: Answered): SummaryLine {
  const { question } = answered.asking;
  const last = answersTo(state, question.id).at(-1) ?? answered;
  return {
    question: question.id,
    prompt: question.prompt,
    topic: question.topic,
    coverage: answered.coverage,
    ...(last === answered ? {} : { finalCoverage: last.coverage }),
    ...(last.due === undefined ? {} : { due: last.due }),
  };
}
