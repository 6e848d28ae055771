/** An answer in the report of a check: its score, what it misses, and the words that an interviewer would stop at. */
import { sanitizeLine } from "../../core/sanitize.js";
import { pathText } from "../../notes/reporters/report.js";
import type { Evidence, Finding, NoteReport, PointReport } from "../../notes/result.js";
import { hanging, truncate, widthOf, wrap } from "../layout.js";
import type { Theme } from "../theme.js";
import { headLines } from "./head.js";
import type { ReportLook } from "./report.js";

/** Below this, what an answer misses is not moved below its name: there is no room to spare. */
const ROOMY = 60;
/** Of a mark and the widest score: `✖ empty  `. */
const GUTTER = 9;

export function answerLines(
  answer: NoteReport,
  findings: readonly Finding[],
  look: ReportLook,
  width: number,
): string[] {
  const { theme, verbose } = look;
  const indent = indentFor(width);
  const inner = width - indent;
  const errorsFirst = [...findings].sort((a, b) => rank(a) - rank(b));
  const details = [
    ...errorsFirst.flatMap((finding) => findingLines(answer, finding, theme, inner)),
    ...partialLines(answer, findings, theme, inner),
    ...(verbose ? verboseLines(answer, theme, inner) : []),
  ];
  const head = headOf(answer, theme, width);
  if (details.length === 0) return head;
  const title = theme.dim(truncate(sanitizeLine(answer.title, 200), inner));
  return [...head, ...[title, ...details].map((line) => " ".repeat(indent) + line)];
}

function indentFor(width: number): number {
  return width >= ROOMY ? GUTTER : 2;
}

function rank({ severity }: Finding): number {
  return severity === "error" ? 0 : 1;
}

function headOf(
  { question, status, score, minScore, file, line, column }: NoteReport,
  theme: Theme,
  width: number,
): string[] {
  const { covered, partial, missed } = theme.symbols;
  const good = status === "passed";
  const mark = good
    ? theme.good(covered)
    : status === "failed" || status === "empty"
      ? theme.bad(missed)
      : theme.warn(partial);
  const figure = status === "empty" ? "empty" : score === null ? "  –" : `${Math.floor(score)} %`.padStart(5);
  const below = status !== "empty" && score !== null && score < minScore ? `  below ${minScore} %` : "";
  const why = status === "accepted" ? `${below}, accepted by the baseline` : below;
  return headLines(
    {
      mark: `${mark} ${figure.padEnd(GUTTER - 4)}  `,
      text: theme.strong(sanitizeLine(question)) + (good ? theme.dim(why) : theme.bad(why)),
      place: placeOf(file, { line, column }),
      indent: indentFor(width),
    },
    theme,
    width,
  );
}

function placeOf(file: string, { line, column }: { line: number; column: number }): string {
  return `${pathText(file)}:${line}:${column}`;
}

/** What the head has said already. */
const SAID = new Set(["answer/below-minimum", "answer/empty"]);

function findingLines(answer: NoteReport, finding: Finding, theme: Theme, width: number): string[] {
  const { code, severity, suggestion, text } = finding;
  if (SAID.has(code)) return [];
  const bad = severity === "error" ? theme.bad : theme.warn;
  const { missed, flag } = theme.symbols;
  if (code.startsWith("point/missed")) {
    const point = answer.points.find(({ id }) => id === finding.point);
    return point ? pointLines(point, bad(missed), suggestion, theme, width) : [];
  }
  if (code === "red-flag/raised") {
    const flagged = answer.redFlags.find(({ id }) => id === finding.point);
    const name = flagged?.point ? `${flagged.point}  ${theme.dim(flagged.id)}` : (finding.point ?? "");
    return [
      ...hanging(`${bad(flag)} `, name, width),
      ...(text ? quoteLines(text, placeOf(finding.file, finding), theme, width) : []),
    ];
  }
  const own = finding.line === answer.line ? "" : `  ${placeOf(finding.file, finding)}`;
  return [
    ...hanging(`${bad("!")} `, `${sanitizeLine(finding.message, 300)}  ${theme.dim(code + own)}`, width),
    ...(suggestion ? hanging("  → ", theme.dim(sanitizeLine(suggestion, 300)), width) : []),
  ];
}

function pointLines(
  { id, point, must, reason }: PointReport,
  mark: string,
  hint: string | undefined,
  theme: Theme,
  width: number,
): string[] {
  const tags = theme.dim(
    [must ? "must" : "", point ? id : ""].filter(Boolean).join(` ${theme.symbols.dot} `),
  );
  const text = sanitizeLine(point ?? id, 300);
  return [
    ...hanging(`${mark} `, tags ? `${text}  ${tags}` : text, width),
    ...(reason ? hanging("  ", theme.warn(sanitizeLine(reason, 200)), width) : []),
    ...(hint ? hanging("  → ", theme.dim(sanitizeLine(hint, 300)), width) : []),
  ];
}

/** Where there are no colors, the words are underlined with marks. */
function quoteLines(words: string, place: string, theme: Theme, width: number): string[] {
  const clean = sanitizeLine(words, 160);
  const rows = wrap(`“${clean}”`, width - 2).flatMap((row) => {
    const [, before = "", quoted = "", after = ""] = /^(“?)(.*?)(”?)$/.exec(row) ?? [];
    if (theme.level > 0) return [before + theme.underline(quoted) + after];
    return [row, " ".repeat(widthOf(before)) + "~".repeat(widthOf(quoted))];
  });
  const last = rows.at(-1) ?? "";
  const fits = theme.level > 0 && widthOf(last) + 2 + widthOf(place) <= width - 2;
  const all = fits
    ? [...rows.slice(0, -1), `${last}  ${theme.dim(place)}`]
    : [...rows, ...wrap(place, width - 2).map((line) => theme.dim(line))];
  return all.map((row) => `  ${row}`);
}

/** Where the score is too low, half-covered points are part of the reason. */
function partialLines(
  answer: NoteReport,
  findings: readonly Finding[],
  theme: Theme,
  width: number,
): string[] {
  if (!findings.some(({ code }) => code === "answer/below-minimum")) return [];
  return answer.points
    .filter(({ verdict, disabled }) => verdict === "partial" && disabled === undefined)
    .flatMap((point) => pointLines(point, theme.warn(theme.symbols.partial), undefined, theme, width));
}

function verboseLines(answer: NoteReport, theme: Theme, width: number): string[] {
  const lines = answer.points.flatMap((point) => {
    const { id, point: said, verdict, evidence, disabled } = point;
    const text = sanitizeLine(said ?? id, 300);
    if (disabled !== undefined)
      return hanging(`${theme.dim("–")} `, `${text}  ${theme.dim(`left out: ${disabled}`)}`, width);
    if (verdict !== "covered") return [];
    return [
      ...hanging(`${theme.good(theme.symbols.covered)} `, text, width),
      ...evidenceLines(answer.file, evidence, theme, width),
    ];
  });
  if (!answer.modelAnswer) return lines;
  const model = answer.modelAnswer.trim().split("\n");
  return [
    ...lines,
    theme.dim("model answer"),
    ...model.flatMap((line) =>
      wrap(sanitizeLine(line, 1000) || " ", width - 2).map((row) => `${theme.dim("|")} ${row}`.trimEnd()),
    ),
  ];
}

function evidenceLines(file: string, evidence: readonly Evidence[], theme: Theme, width: number): string[] {
  const [words] = evidence;
  if (!words) return [];
  return wrap(`“${words.text}”  ${placeOf(file, words)}`, width - 2).map((row) => `  ${theme.dim(row)}`);
}
