/** Gates on one question by itself: its model answer against its own rubric, and answers that must not pass. */
import type { Question } from "../bank/question.js";
import type { Grader, PointAssessment, Span } from "./assessment.js";
import { passes } from "./coverage.js";
import type { GateFinding, GateReport } from "./gates.js";
import type { BuiltInGrader } from "./grader.js";
import { compilePattern, isPattern, PatternError } from "./pattern.js";
import { readText } from "./text.js";

/** Accept patterns that cannot be run. */
export function patternGate(question: Question): GateFinding[] {
  return [...question.look_for, ...question.red_flags].flatMap(({ id, accept }) =>
    accept.filter(isPattern).flatMap((pattern) => {
      try {
        compilePattern(pattern);
        return [];
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        return {
          gate: "phrase" as const,
          question: question.id,
          point: id,
          severity: "error" as const,
          message: `the pattern ${error.message}`,
          text: pattern,
          suggestion: "Write a phrase, or a pattern without look-around and back-references.",
        };
      }
    }),
  );
}

/** Phrases that can never match. */
export function phraseGate(question: Question, grader: BuiltInGrader): GateFinding[] {
  return grader.deadPhrases(question).flatMap(({ id, phrases }) =>
    phrases.map((phrase) => ({
      gate: "phrase" as const,
      question: question.id,
      point: id,
      severity: "error" as const,
      message: "a phrase that never matches: the prompt says it, or it has no words that count",
      text: phrase,
      suggestion: "Give it a word of its own that tells what is said, or write a pattern.",
    })),
  );
}

const DELETION_ALLOWED = 0.05;

/** The model answer covers every point, raises no red flag, and owes each point to one sentence. */
export function rubricGates(questions: readonly Question[], grader: Grader): GateReport {
  const findings: GateFinding[] = [];
  let covered = 0;
  let points = 0;
  let kept = 0;
  for (const question of questions) {
    if (question.answer === "" || question.look_for.length === 0) continue;
    const assessment = grader.grade(question, question.answer);
    findings.push(...ownRedFlags(question, assessment.redFlags));
    question.look_for.forEach((point, i) => {
      const verdict = assessment.points[i];
      if (!verdict) return;
      if (!point.bonus) points++;
      if (verdict.verdict !== "covered") {
        if (!point.bonus) findings.push(notCovered(question, verdict));
        return;
      }
      if (point.bonus) return;
      covered++;
      const spare = keptWithout(question, verdict, grader);
      if (spare) {
        kept++;
        findings.push(spare);
      }
    });
  }
  return {
    findings,
    rates: {
      "own-rubric": { failed: points - covered, of: points, allowed: 0 },
      deletion: { failed: kept, of: covered, allowed: DELETION_ALLOWED },
    },
  };
}

function notCovered(question: Question, verdict: PointAssessment): GateFinding {
  const point = question.look_for.find(({ id }) => id === verdict.id);
  const why = verdict.reason ? ` (${verdict.reason})` : "";
  return {
    gate: "own-rubric",
    question: question.id,
    point: verdict.id,
    severity: "error",
    message: `the model answer does not cover its own point "${point?.point}"${why}`,
    text: quote(question.answer, verdict.evidence) || (point?.accept ?? []).join("; "),
    suggestion: "Add a phrase whose words stand in one sentence of the model answer, or say the point there.",
  };
}

function ownRedFlags(
  question: Question,
  flags: readonly { id: string; raised: boolean; evidence: Span[] }[],
): GateFinding[] {
  return flags
    .filter(({ raised }) => raised)
    .map(({ id, evidence }) => ({
      gate: "own-red-flag",
      question: question.id,
      point: id,
      severity: "error",
      message: "the model answer raises its own red flag",
      text: quote(question.answer, evidence),
      suggestion: "Word the red flag's phrase as only a mistaken person would, or reword that sentence.",
    }));
}

/** Deletes the sentence that serves a point; a finding where the point stays covered all the same. */
function keptWithout(question: Question, verdict: PointAssessment, grader: Grader): GateFinding | undefined {
  const first = verdict.evidence[0];
  if (!first) return undefined;
  const rest = withoutSentence(question.answer, first);
  const again = grader.grade(question, rest).points.find(({ id }) => id === verdict.id);
  if (again?.verdict !== "covered") return undefined;
  const by = again.phrase === undefined ? "" : ` by the phrase "${again.phrase}"`;
  return {
    gate: "deletion",
    question: question.id,
    point: verdict.id,
    severity: "warning",
    message: `two places of the model answer serve this point: without “${quote(question.answer, verdict.evidence)}” it is still covered${by}`,
    text: quote(rest, again.evidence),
    suggestion: "Say it once in the model answer, or make the phrase fit only one of the two places.",
  };
}

/** The text without the sentence in which the span starts. */
export function withoutSentence(answer: string, span: Span): string {
  const { sentences, tokens } = readText(answer);
  for (let i = 0; i < sentences.length; i++) {
    const start = tokens[sentences[i]?.first ?? 0]?.start ?? 0;
    const end = tokens[sentences[i + 1]?.first ?? tokens.length]?.start ?? answer.length;
    if (span.start >= start && span.start < end) return answer.slice(0, start) + answer.slice(end);
  }
  return answer;
}

/** Answers that hold no answer; each must not pass. */
const TRICKS: Record<string, (question: Question) => string> = {
  "the prompt pasted as the answer": ({ prompt }) => prompt,
  "an empty answer": () => "",
  '"I don\'t know"': () => "I don't know.",
  "the bare list of accept phrases": ({ look_for }) =>
    look_for.flatMap(({ accept }) => accept.filter((phrase) => !isPattern(phrase))).join(", "),
};

export function trickGates(questions: readonly Question[], grader: Grader): GateReport {
  const findings: GateFinding[] = [];
  let tried = 0;
  for (const question of questions)
    for (const [name, make] of Object.entries(TRICKS)) {
      tried++;
      const assessment = grader.grade(question, make(question));
      if (!passes(question, assessment)) continue;
      const covered = assessment.points.filter(({ verdict }) => verdict !== "missed");
      findings.push({
        gate: "trick",
        question: question.id,
        severity: "error",
        message: `${name} passes`,
        text: covered.map(({ id, phrase }) => `${id}: ${phrase ?? "its own words"}`).join("; "),
        suggestion: "Make the phrases of these points hold words that the prompt does not say.",
      });
    }
  return { findings, rates: { trick: { failed: findings.length, of: tried, allowed: 0 } } };
}

const LONGEST_QUOTE = 160;

/** The words of the spans, on one line. */
export function quote(text: string, spans: readonly Span[]): string {
  const words = spans
    .map(({ start, end }) => text.slice(start, end))
    .join(" … ")
    .replace(/\s+/g, " ");
  return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE - 1)}…` : words;
}
