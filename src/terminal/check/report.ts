/** The report of a check on a terminal: a block for each answer that falls short, its place said once. In a pipe it is one line a finding. */
import { sanitizeLine } from "../../core/sanitize.js";
import { count, pathText, shown } from "../../notes/reporters/report.js";
import type { CheckResult, Finding, NoteReport } from "../../notes/result.js";
import { hanging, widthOf, wrap } from "../layout.js";
import type { Theme } from "../theme.js";
import { answerLines } from "./answer.js";
import { headLines } from "./head.js";

export interface ReportLook {
  theme: Theme;
  /** Columns of the terminal. */
  columns: number;
  quiet: boolean;
  verbose: boolean;
}

/** Longer lines are hard to read. */
const WIDEST = 100;

export function checkReport(result: CheckResult, look: ReportLook): string {
  const width = Math.max(20, Math.min(WIDEST, look.columns));
  const blocks = blocksOf(result, look).map((block) => block.lines(width));
  // Answers of one line, such as empty ones, stand together.
  const lines = blocks.flatMap((block, i) => {
    const apart = i > 0 && (block.length > 1 || (blocks[i - 1]?.length ?? 0) > 1);
    return apart ? ["", ...block] : block;
  });
  return `${[...lines, ...(lines.length ? [""] : []), ...summaryLines(result, look.theme, width)].join("\n")}\n`;
}

interface Block {
  /** Findings about the whole tree come last. */
  last: boolean;
  file: string;
  line: number;
  lines: (width: number) => string[];
}

function blocksOf(result: CheckResult, look: ReportLook): Block[] {
  const { theme, verbose } = look;
  const byAnswer = new Map<string, Finding[]>();
  const answers = new Map(result.answers.map((answer) => [keyOf(answer), answer]));
  const blocks: Block[] = [];
  for (const finding of shown(result, look)) {
    const key = keyOf(finding);
    if (finding.question === undefined || !answers.has(key)) {
      const { file, line, code } = finding;
      const last = /^(?:match|average|require|baseline)\//.test(code);
      blocks.push({ last, file, line, lines: (width) => looseLines(finding, theme, width) });
    } else byAnswer.set(key, [...(byAnswer.get(key) ?? []), finding]);
  }
  for (const [key, answer] of answers) {
    const findings = byAnswer.get(key) ?? [];
    if (findings.length === 0 && !verbose) continue;
    const { file, line } = answer;
    blocks.push({ last: false, file, line, lines: (width) => answerLines(answer, findings, look, width) });
  }
  return blocks.sort((a, b) => Number(a.last) - Number(b.last) || compare(a.file, b.file) || a.line - b.line);
}

function keyOf({ file, question }: Pick<Finding | NoteReport, "file" | "question">): string {
  return `${file}\n${question ?? ""}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A finding that belongs to no answer. */
function looseLines(
  { file, line, column, severity, message, suggestion, code }: Finding,
  theme: Theme,
  width: number,
): string[] {
  const { missed, partial } = theme.symbols;
  const mark = severity === "error" ? theme.bad(missed) : theme.warn(partial);
  const text = `${sanitizeLine(message, 300)}  ${theme.dim(code)}`;
  const head = code.startsWith("file/")
    ? hanging(`${mark} `, text, width)
    : headLines(
        { mark: `${mark} `, text, place: `${pathText(file)}:${line}:${column}`, indent: 2 },
        theme,
        width,
      );
  return suggestion ? [...head, ...hanging("  → ", theme.dim(sanitizeLine(suggestion, 300)), width)] : head;
}

function summaryLines({ summary }: CheckResult, theme: Theme, width: number): string[] {
  const { answers, files, passed, failed, average, errors, warnings, accepted, omitted } = summary;
  const dot = ` ${theme.symbols.dot} `;
  const found = [
    `${count(answers, "answer")} in ${count(files, "file")}`,
    failed ? theme.bad(`${failed} failed`) : "",
    passed ? theme.good(`${passed} passed`) : "",
    average === null ? "" : `${average} % on average`,
  ];
  const wrong = [
    errors ? theme.bad(count(errors, "error")) : "",
    warnings ? theme.warn(count(warnings, "warning")) : "",
    errors + warnings === 0 ? `nothing ${accepted ? "worse" : "wrong"}` : "",
    accepted ? `${accepted} accepted by the baseline` : "",
    omitted ? `${omitted} not shown` : "",
  ];
  const [first, second] = [found, wrong].map((parts) => parts.filter(Boolean).join(dot));
  const whole = first + dot + second;
  if (widthOf(whole) <= width) return [whole];
  return [first ?? "", second ?? ""].flatMap((line) => wrap(line, width));
}
