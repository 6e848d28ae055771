/** The report for people: answers that fall short, with what they miss and the words that raise a red flag. */
import { sanitizeLine } from "../../core/sanitize.js";
import type { CheckResult, Finding, NoteReport } from "../result.js";
import { count, type Paint, pathText, type Reporter, type ReportOptions, shown } from "./report.js";

export const pretty: Reporter = (result, options) => {
  const findings = shown(result, options);
  const byQuestion = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = byQuestion.get(finding.question ?? "");
    if (own) own.push(finding);
    else byQuestion.set(finding.question ?? "", [finding]);
  }
  const blocks: string[] = [];
  for (const answer of result.answers) {
    const own = byQuestion.get(answer.question) ?? [];
    byQuestion.delete(answer.question);
    if (own.length > 0 || options.verbose) blocks.push(answerBlock(answer, own, options));
  }
  const rest = [...byQuestion.values()].flat();
  if (rest.length) blocks.push(rest.map((finding) => findingLines(finding, options.paint)).join("\n"));
  blocks.push(summary(result, options));
  return `${blocks.join("\n\n")}\n`;
};

function answerBlock(answer: NoteReport, findings: readonly Finding[], options: ReportOptions): string {
  const { paint, verbose } = options;
  const { question, score, minScore, status, title } = answer;
  const mark =
    status === "passed" || status === "accepted"
      ? paint.good(paint.symbols.covered)
      : status === "ungraded"
        ? paint.warn(paint.symbols.partial)
        : paint.bad(paint.symbols.missed);
  const figure =
    score === null
      ? status
      : status === "empty"
        ? "empty"
        : `${score} %${score < minScore ? ` of ${minScore} %` : ""}`;
  // An empty answer's one finding says it all.
  const lines =
    status === "empty" && findings.length > 0
      ? []
      : [`${mark} ${paint.strong(sanitizeLine(question))}  ${figure}  ${paint.dim(sanitizeLine(title, 80))}`];
  if (verbose) lines.push(...verbosePoints(answer, paint));
  lines.push(...findings.map((finding) => findingLines(finding, paint)));
  if (verbose && answer.modelAnswer)
    lines.push(
      `    ${paint.dim("model answer")}`,
      ...answer.modelAnswer
        .trim()
        .split("\n")
        .map((line) => `    ${paint.dim("|")} ${sanitizeLine(line, 400)}`),
    );
  return lines.join("\n");
}

function verbosePoints({ points, file }: NoteReport, paint: Paint): string[] {
  return points
    .filter(({ verdict, disabled }) => verdict !== "missed" || disabled !== undefined)
    .map(({ id, point, verdict, evidence, disabled }) => {
      const mark =
        verdict === "covered"
          ? paint.good(paint.symbols.covered)
          : verdict === "partial"
            ? paint.warn(paint.symbols.partial)
            : paint.dim(paint.symbols.dot);
      const [words] = evidence;
      const quote = words
        ? `  ${paint.dim(`${pathText(file)}:${words.line}:${words.column}`)} “${words.text}”`
        : "";
      const why = disabled === undefined ? "" : paint.dim(`  disabled: ${disabled}`);
      return `    ${mark} ${sanitizeLine(point ?? id, 200)}${quote}${why}`;
    });
}

function findingLines(finding: Finding, paint: Paint): string {
  const { file, line, column, severity, message, suggestion, code, text } = finding;
  const mark =
    severity === "error"
      ? paint.bad(paint.symbols.missed)
      : paint.warn(code.startsWith("red-flag") ? paint.symbols.flag : paint.symbols.partial);
  // The mark comes first: a line must not begin with words of a note or a path.
  const place = `${pathText(file)}:${line}:${column}`;
  const head = `  ${mark} ${paint.dim(place)} ${severity}: ${sanitizeLine(message, 400)} ${paint.dim(code)}`;
  const lines = [head];
  if (text && code === "red-flag/raised") lines.push(underlined(text, paint));
  if (suggestion) lines.push(`      ${paint.dim("→")} ${sanitizeLine(suggestion, 300)}`);
  return lines.join("\n");
}

/** Where there are no colors the words are underlined with marks. */
function underlined(text: string, paint: Paint): string {
  const words = sanitizeLine(text, 160);
  const line = paint.underline(words);
  return line === words ? `      “${words}”\n       ${"~".repeat([...words].length)}` : `      “${line}”`;
}

function summary({ summary: total }: CheckResult, { paint }: ReportOptions): string {
  const parts = [
    `${count(total.answers, "answer")} in ${count(total.files, "file")}`,
    total.failed ? paint.bad(`${total.failed} failed`) : "",
    total.passed ? paint.good(`${total.passed} passed`) : "",
    total.average === null ? "" : `${total.average} % on average`,
  ].filter(Boolean);
  const notes = [
    total.errors + total.warnings === 0
      ? `nothing ${total.accepted ? "worse" : "wrong"}`
      : `${count(total.errors, "error")}, ${count(total.warnings, "warning")}`,
    total.accepted ? `${total.accepted} accepted by the baseline` : "",
    total.omitted ? `${total.omitted} not shown` : "",
  ].filter(Boolean);
  return `${parts.join(` ${paint.symbols.dot} `)}\n${notes.join(` ${paint.symbols.dot} `)}`;
}
