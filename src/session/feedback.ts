/** What the feedback says, as data: the terminal, `--plain` and `--json` all show the same facts in the same order. */
import { CHOICE_POINT, memoryPoints } from "../bank/bank.js";
import type { Option, RedFlag } from "../bank/question.js";
import { sanitizeLine } from "../core/sanitize.js";
import type { Span, Verdict } from "../grading/assessment.js";
import type { Answered } from "./drill-state.js";

export interface PointLine {
  id: string;
  text: string;
  verdict: Verdict;
  must: boolean;
  bonus: boolean;
  /** The answer's own words. */
  evidence: string[];
  /** Why it is lower than the words suggest. */
  reason?: string;
  /** The person overruled the grader. */
  corrected: boolean;
  hinted: boolean;
}

export interface OptionLine extends Option {
  chosen: boolean;
}

export interface Feedback {
  /** 0..1. */
  coverage: number;
  covered: number;
  /** Points that weigh; bonus points are not among them. */
  total: number;
  points: PointLine[];
  options: OptionLine[];
  redFlags: (RedFlag & { evidence: string[] })[];
  /** Sentences of the guards that lowered the score. */
  flags: string[];
}

export function feedbackOf(answered: Answered): Feedback {
  const { question } = answered.asking;
  const isChoice = question.kind === "choice" && answered.mode === "choice";
  const points = isChoice ? [] : pointLines(answered);
  const required = points.filter(({ bonus }) => !bonus);
  const options = isChoice
    ? question.options.map((option, i) => ({ ...option, chosen: answered.chosen.includes(i) }))
    : [];
  return {
    coverage: answered.coverage,
    covered: isChoice
      ? Number(answered.verdicts[CHOICE_POINT.id] === "covered")
      : required.filter(({ verdict }) => verdict === "covered").length,
    total: isChoice ? 1 : required.length,
    points,
    options,
    redFlags: raisedRedFlags(answered),
    flags: answered.assessment?.flags.map(({ message }) => message) ?? [],
  };
}

/** In the author's order, so that the numbers stay where they are when a verdict is corrected. */
function pointLines(answered: Answered): PointLine[] {
  const { question, points, hints } = answered.asking;
  const texts = new Map(question.look_for.map((point) => [point.id, point.point]));
  return memoryPoints(question)
    .filter(({ id }) => points.includes(id))
    .map(({ id, must, bonus }) => {
      const graded = answered.assessment?.points.find((point) => point.id === id);
      return {
        id,
        text: sanitizeLine(texts.get(id) ?? "The model answer's content", 300),
        verdict: answered.verdicts[id] ?? "missed",
        must,
        bonus,
        evidence: showsEvidence(graded, answered.verdicts[id])
          ? quotes(answered.answer, graded?.evidence ?? [])
          : [],
        ...(graded?.reason ? { reason: graded.reason } : {}),
        corrected: answered.graded[id] !== undefined,
        hinted: hints.includes(id),
      };
    });
}

/** Words near a missed point prove nothing, unless they say its opposite. */
function showsEvidence(graded: { reason?: string } | undefined, verdict: Verdict | undefined): boolean {
  return verdict !== "missed" || graded?.reason !== undefined;
}

function raisedRedFlags(answered: Answered): Feedback["redFlags"] {
  return answered.asking.question.red_flags.flatMap((flag) => {
    const found = answered.assessment?.redFlags.find(({ id, raised }) => raised && id === flag.id);
    return found ? [{ ...flag, evidence: quotes(answered.answer, found.evidence) }] : [];
  });
}

/** The words of the answer; spans that are close together are read as one. */
export function quotes(answer: string, spans: readonly Span[]): string[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.start - last.end <= 24 && !/[.!?\n]/.test(answer.slice(last.end, span.start)))
      last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined.map(({ start, end }) => sanitizeLine(answer.slice(start, end), 160)).filter(Boolean);
}
