/** What a session came to: what was learnt, what was missed, and when it comes back. */

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

export interface DrillSummary {
  answered: number;
  skipped: number;
  seconds: number;
  /** Mean coverage of first answers, 0..1; undefined when there are none. */
  coverage?: number;
  pointsCovered: number;
  pointsAsked: number;
  questions: SummaryLine[];
  /** The earliest return among them, milliseconds since 1970. */
  nextDue?: number;
}

export function summarizeDrill(state: DrillState): DrillSummary {
  const first = firstAnswers(state);
  const lines = first.map((answered) => summaryLine(state, answered));
  const verdicts = first.flatMap(({ verdicts }) => Object.values(verdicts));
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
    ...(dues.length ? { nextDue: Math.min(...dues) } : {}),
  };
}

function summaryLine(state: DrillState, answered: Answered): SummaryLine {
  const { question } = answered.asking;
  const last = state.answered.filter(({ asking }) => asking.question.id === question.id).at(-1) ?? answered;
  return {
    question: question.id,
    prompt: question.prompt,
    topic: question.topic,
    coverage: answered.coverage,
    ...(last === answered ? {} : { finalCoverage: last.coverage }),
    ...(last.due === undefined ? {} : { due: last.due }),
  };
}
