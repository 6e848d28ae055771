/** The quality gates as findings with a place: `hotseat lint --strict`. */
import { builtInGrader } from "../../adapters/grading.js";
import type { ParsedDeck } from "../../adapters/question-files.js";
import type { Diagnostic } from "../../core/diagnostics.js";
import { sanitizeLine } from "../../core/sanitize.js";
import { type GateFinding, type GateRate, strictGates } from "../../grading/gates.js";

export interface StrictResult {
  diagnostics: Diagnostic[];
  /** By gate: how many fail, of how many, and the share that may. */
  rates: Record<string, GateRate>;
}

export function strictFindings(deck: ParsedDeck): StrictResult {
  const { findings, rates } = strictGates(deck.questions, builtInGrader());
  return { diagnostics: findings.map((finding) => toDiagnostic(deck, finding)), rates };
}

function toDiagnostic(deck: ParsedDeck, finding: GateFinding): Diagnostic {
  const location = finding.question === undefined ? undefined : deck.locations.get(finding.question);
  const at = (finding.point === undefined ? undefined : location?.points.get(finding.point)) ?? location;
  const subject = [finding.question, finding.point].filter((name) => name !== undefined).join(" / ");
  return {
    file: location?.file ?? deck.files[0] ?? "",
    line: at?.line ?? 1,
    column: at?.column ?? 1,
    severity: finding.severity,
    code: `gate/${finding.gate}`,
    message: sanitizeLine(subject ? `${subject}: ${finding.message}` : finding.message, 400),
    ...(finding.text ? { text: sanitizeLine(finding.text, 160) } : {}),
    suggestion: sanitizeLine(finding.suggestion, 300),
  };
}
