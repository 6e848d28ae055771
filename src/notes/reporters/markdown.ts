/** Markdown for job summaries and comments: a table of answers, worst first, and what they miss. */
import type { CheckResult, Finding, NoteReport } from "../result.js";
import { count, pathText, type Reporter, shown } from "./report.js";

/** GitHub cuts a step's summary at 1 MiB. */
const MOST_ROWS = 300;
const MOST_FINDINGS = 300;

export const markdown: Reporter = (result, options) => {
  const findings = shown(result, options);
  const rows = [...result.answers].sort((a, b) => rank(a) - rank(b) || (a.question < b.question ? -1 : 1));
  const worth = options.verbose ? rows : rows.filter(({ status }) => status !== "passed");
  return [
    `## ${result.exitCode === 0 ? "Answers pass" : "Answers fall short"}`,
    summaryLine(result),
    worth.length ? table(worth) : "",
    findings.length ? details(findings) : "",
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
};

/** Failed answers first, lowest score first. */
function rank({ status, score }: NoteReport): number {
  return (status === "passed" ? 1000 : 0) + (score ?? 0);
}

function summaryLine({ summary }: CheckResult): string {
  const { answers, files, passed, failed, average, errors, warnings, accepted, omitted } = summary;
  return [
    `${count(answers, "answer")} in ${count(files, "file")}`,
    `**${failed}** failed`,
    `${passed} passed`,
    ...(average === null ? [] : [`${average} % on average`]),
    count(errors, "error"),
    count(warnings, "warning"),
    ...(accepted ? [`${accepted} accepted by the baseline`] : []),
    ...(omitted ? [`${omitted} not shown`] : []),
  ].join(" · ");
}

function table(rows: readonly NoteReport[]): string {
  const lines = rows.slice(0, MOST_ROWS).map(({ question, score, minScore, status, points, file, line }) => {
    const missed = points.filter((p) => p.verdict === "missed" && !p.bonus && p.disabled === undefined);
    const figure = status === "empty" ? "empty" : score === null ? "–" : `${score} %`;
    return `| ${plain(question)} | ${figure} | ${minScore} % | ${missed.map(({ id, must }) => (must ? `**${plain(id)}**` : plain(id))).join(", ")} | ${plain(`${file}:${line}`)} |`;
  });
  const more = rows.length > MOST_ROWS ? `\n\n…and ${rows.length - MOST_ROWS} more.` : "";
  return `| question | covers | asked for | missed (**must**) | place |\n| --- | ---: | ---: | --- | --- |\n${lines.join("\n")}${more}`;
}

function details(findings: readonly Finding[]): string {
  const lines = findings
    .slice(0, MOST_FINDINGS)
    .map(
      ({ file, line, column, severity, message, code }) =>
        `- ${severity} ${plain(`${file}:${line}:${column}`)} ${plain(message)} (${plain(code)})`,
    );
  const more = findings.length > MOST_FINDINGS ? `\n\n…and ${findings.length - MOST_FINDINGS} more.` : "";
  return `<details><summary>${count(findings.length, "finding")}</summary>\n\n${lines.join("\n")}${more}\n\n</details>`;
}

/** Text that Markdown shows as it is. */
function plain(text: string): string {
  return pathText(text)
    .replace(/[\\`*_{}[\]()#+!|~]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/@/g, "@\u2060")
    .replace(/^([ \t]*):/g, "$1\\:");
}
