/** An assessment and its explanation as lines for a person. */
import type { Question } from "../bank/question.js";
import { sanitizeLine } from "../core/sanitize.js";
import type { Assessment, PointAssessment, Span } from "../grading/assessment.js";
import type { Explanation, WordExplanation } from "../grading/explain.js";
import { padEnd } from "../terminal/layout.js";
import type { Theme } from "../terminal/theme.js";

const LONGEST_QUOTE = 120;

export function assessmentReport(
  question: Question,
  answer: string,
  assessment: Assessment,
  theme: Theme,
): string[] {
  return [
    ...headLines(question, assessment, theme),
    "",
    ...assessment.points.flatMap((point) => pointLines(question, answer, point, theme)),
    ...redFlagLines(question, answer, assessment, theme),
    ...flagLines(assessment, theme),
  ];
}

function headLines(question: Question, assessment: Assessment, theme: Theme): string[] {
  // As in a drill: a bonus point is not one that was asked for.
  const bonus = new Set(question.look_for.flatMap((point) => (point.bonus ? [point.id] : [])));
  const required = assessment.points.filter(({ id }) => !bonus.has(id));
  const covered = required.filter(({ verdict }) => verdict === "covered").length;
  const count = `${covered} of ${required.length} ${required.length === 1 ? "point" : "points"}`;
  return [
    `${theme.strong(`${Math.round(assessment.coverage * 100)} %`)}  ${count}  ${theme.dim(`${question.id} · ${assessment.grader}`)}`,
  ];
}

function pointLines(question: Question, answer: string, verdict: PointAssessment, theme: Theme): string[] {
  const point = question.look_for.find(({ id }) => id === verdict.id);
  const tag = point?.must ? "  must" : point?.bonus ? "  bonus" : "";
  const head = `${mark(verdict, theme)} ${sanitizeLine(point?.point ?? "The answer as a whole", 300)}${theme.dim(tag)}`;
  const words = quoted(answer, verdict.evidence);
  return [
    head,
    ...(words ? [`    ${words}`] : []),
    ...(verdict.reason ? [`    ${theme.warn(sanitizeLine(verdict.reason, 300))}`] : []),
  ];
}

function mark({ verdict }: PointAssessment, theme: Theme): string {
  if (verdict === "covered") return theme.good(theme.symbols.covered);
  return verdict === "partial" ? theme.warn(theme.symbols.partial) : theme.bad(theme.symbols.missed);
}

function redFlagLines(question: Question, answer: string, assessment: Assessment, theme: Theme): string[] {
  return assessment.redFlags
    .filter(({ raised }) => raised)
    .flatMap(({ id, evidence }) => {
      const point = question.red_flags.find((flag) => flag.id === id)?.point ?? id;
      return [
        theme.bad(`${theme.symbols.flag} ${sanitizeLine(point, 300)}`),
        `    ${quoted(answer, evidence)}`,
      ];
    });
}

function flagLines({ flags }: Assessment, theme: Theme): string[] {
  if (flags.length === 0) return [];
  return ["", ...flags.map(({ code, message }) => `${theme.warn("!")} ${message} ${theme.dim(code)}`)];
}

function quoted(answer: string, spans: readonly Span[]): string {
  const words = spans.map(({ start, end }) => answer.slice(start, end)).join(" … ");
  return words === "" ? "" : `“${sanitizeLine(words, LONGEST_QUOTE)}”`;
}

/** The alignment word by word, below the verdict of each point. */
export function explanationReport(
  question: Question,
  answer: string,
  explanation: Explanation,
  theme: Theme,
): string[] {
  const { assessment, points } = explanation;
  const verdicts = new Map(assessment.points.map((point) => [point.id, point]));
  return [
    ...headLines(question, assessment, theme),
    ...points.flatMap(({ id, wording, words }) => {
      const verdict = verdicts.get(id);
      const head = verdict ? pointLines(question, answer, verdict, theme) : [];
      const score = verdict ? `score ${verdict.score.toFixed(2)}, sure ${verdict.confidence.toFixed(2)}` : "";
      return [
        "",
        ...head,
        theme.dim(`    beside "${sanitizeLine(wording, 200)}"  ${score}`),
        ...wordLines(words, theme),
      ];
    }),
    ...redFlagLines(question, answer, assessment, theme),
    ...flagLines(assessment, theme),
  ];
}

const MEANING: Record<string, string> = {
  same: "the same word",
  synonym: "means the same",
  spelling: "misspelt",
  form: "another form",
  opposite: "the opposite",
  related: "of the same topic",
};

function wordLines(words: readonly WordExplanation[], theme: Theme): string[] {
  const width = Math.max(0, ...words.map(({ wanted }) => wanted.length));
  return words.map((word) => {
    const wanted = padEnd(sanitizeLine(word.wanted, 40), Math.min(40, width));
    const share = `${String(Math.round(word.weight * 100)).padStart(3)} %`;
    const prompt = word.fromPrompt ? theme.dim("  in the prompt") : "";
    if (word.said === undefined) return `      ${wanted} ${share}  ${theme.dim("not said")}${prompt}`;
    const how = `${MEANING[word.rung ?? ""] ?? ""} ${(word.score ?? 0).toFixed(2)}`;
    const turned = word.turned ? theme.warn("  turned around") : "";
    return `      ${wanted} ${share}  “${sanitizeLine(word.said, 40)}” ${theme.dim(how)}${turned}${prompt}`;
  });
}
