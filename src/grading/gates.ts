/** The gates a bank must pass to be trusted: computed with the grader itself, each failure with what to change. */
import type { Question } from "../bank/question.js";
import { crossGate } from "./gates-cross.js";
import { formGates } from "./gates-form.js";
import { patternGate, phraseGate, rubricGates, trickGates } from "./gates-rubric.js";
import type { BuiltInGrader } from "./grader.js";

export type GateName =
  | "own-rubric"
  | "own-red-flag"
  | "deletion"
  | "cross-topic"
  | "same-topic"
  | "trick"
  | "duplicate"
  | "shape"
  | "length"
  | "phrase";

export interface GateFinding {
  gate: GateName;
  /** The question's id, or undefined for a finding about the bank as a whole. */
  question: string | undefined;
  /** The point's or red flag's id. */
  point?: string;
  severity: "error" | "warning";
  /** What is wrong, in one sentence. */
  message: string;
  /** The offending words. */
  text?: string;
  /** What to change. */
  suggestion: string;
}

/** How many of the things a gate looks at fail it, and how many may. */
export interface GateRate {
  failed: number;
  of: number;
  /** Largest share that may fail, 0..1. */
  allowed: number;
}

export interface GateReport {
  findings: GateFinding[];
  rates: Record<string, GateRate>;
}

/** Computes every gate. Takes seconds for hundreds of questions; deterministic. */
export function strictGates(questions: readonly Question[], grader: BuiltInGrader): GateReport {
  const broken = questions.flatMap(patternGate);
  const unusable = new Set(broken.map(({ question }) => question));
  const sound = questions.filter(({ id }) => !unusable.has(id));
  const parts = [
    { findings: broken, rates: {} },
    formGates(questions),
    { findings: sound.flatMap((question) => phraseGate(question, grader)), rates: {} },
    rubricGates(sound, grader),
    trickGates(sound, grader),
    crossGate(sound, grader),
  ];
  const rates: GateReport["rates"] = Object.assign({}, ...parts.map((part) => part.rates));
  return { findings: [...parts.flatMap((part) => part.findings), ...overLimit(rates)], rates };
}

/** A gate that only a share may fail is an error of the bank, not of one question. */
function overLimit(rates: GateReport["rates"]): GateFinding[] {
  return Object.entries(rates)
    .filter(([, { failed, of, allowed }]) => allowed > 0 && failed > of * allowed)
    .map(([name, { failed, of, allowed }]) => ({
      gate: name as GateName,
      question: undefined,
      severity: "error",
      message: `${failed} of ${of} fail the gate "${name}", at most ${Math.round(allowed * 1000) / 10} % may`,
      suggestion: "Mend the questions that the warnings of this gate name.",
    }));
}
