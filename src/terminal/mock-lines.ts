/** A mock interview's debrief, and the list of earlier ones, as lines. */
import { clock } from "../core/time-words.js";
import type { FinishReason } from "../session/drill-state.js";
import { comparableMock, type MockSummary } from "../session/mock-history.js";
import { type AnswerNote, type MockReport, scoreWords } from "../session/mock-report.js";
import { sureWords } from "./drill/header.js";
import { hanging, padEnd, truncate, wrap } from "./layout.js";
import { shareBar } from "./plot.js";
import type { Theme } from "./theme.js";

export function debriefLines(
  report: MockReport,
  before: MockSummary | undefined,
  why: FinishReason,
  width: number,
  theme: Theme,
): { title: string; body: string[] } {
  if (report.score === undefined)
    return { title: "No question answered, so there is nothing to tell.", body: [] };
  const body = [
    ...wrap(
      `Overall ${theme.strong(`${report.score.toFixed(1)} of 5`)}, ${scoreWords(report.score)}.${comparison(report.score, before)}${why === "stopped" ? " You stopped early: what was not asked does not count." : ""}`,
      width,
    ),
    "",
    ...report.competencies.map((competency) => competencyRow(competency, width, theme)),
  ];
  const find = (id: string | undefined): AnswerNote | undefined =>
    report.answers.find(({ question }) => question === id);
  body.push(...highlight("Strongest answer", find(report.strongest), width, theme));
  body.push(...highlight("Weakest answer", find(report.weakest), width, theme));
  body.push("", theme.strong("What an interviewer would write down"));
  for (const note of report.answers) body.push(...noteLines(note, width, theme));
  if (report.skipped) body.push("", `${report.skipped} skipped.`);
  if (report.drill.length)
    body.push("", ...hanging("Next: ", `hotseat drill ${report.drill.join(" ")}`, width));
  body.push(
    "",
    ...wrap(
      theme.dim("Scored by the points of each question; how you come across in person is not measured."),
      width,
    ),
  );
  return { title: "Debrief", body };
}

/** Where room is scarce the number alone. */
function competencyRow(
  { name, score, answers }: MockReport["competencies"][number],
  width: number,
  theme: Theme,
): string {
  const said = `  ${padEnd(name, 24)}`;
  if (width < 56) return `${said}${score.toFixed(1)}`;
  const count = theme.dim(`${answers} ${answers === 1 ? "answer" : "answers"}`);
  return `${said}${shareBar((score - 1) / 4, 10, theme)}  ${score.toFixed(1)}  ${count}`;
}

function longer(a: string, b: string): string {
  return a.length > b.length ? a : b;
}

function comparison(score: number, before: MockSummary | undefined): string {
  if (before?.score === undefined) return "";
  const change = Math.round((score - before.score) * 10) / 10;
  if (change === 0) return " As in the last one like it.";
  return ` ${change > 0 ? "Up" : "Down"} ${Math.abs(change).toFixed(1)} from the last one like it.`;
}

function highlight(title: string, note: AnswerNote | undefined, width: number, theme: Theme): string[] {
  if (!note) return [];
  const evidence = note.heard.reduce((most, entry) => longer(entry.evidence ?? "", most), "");
  const lines = wrap(`${theme.strong(title)} (${note.score.toFixed(1)}): ${note.title}`, width);
  if (evidence) lines.push(...wrap(`“${evidence}”`, width, "  "));
  const missing = note.missed[0];
  if (missing) lines.push(...wrap(`not heard: ${missing.point}`, width, "  "));
  if (note.anchor) lines.push(...wrap(theme.dim(`Like: ${note.anchor}`), width, "  "));
  return ["", ...lines];
}

function noteLines(note: AnswerNote, width: number, theme: Theme): string[] {
  const { covered, missed } = theme.symbols;
  const lines = wrap(
    `${note.score.toFixed(1)}  ${truncate(note.title, Math.max(20, width - 24))}  ${theme.dim(`${clock(note.seconds)}${note.followedUp ? ", with a follow-up" : ""}${note.confidence === undefined ? "" : `, ${sureWords(note.confidence)}`}`)}`,
    width,
  );
  for (const { point, evidence } of note.heard.slice(0, 4))
    lines.push(
      ...wrap(
        `${theme.good(covered)} ${point}${evidence ? ` — “${truncate(evidence, 60)}”` : ""}`,
        width,
        "     ",
      ),
    );
  for (const { point, must } of note.missed.slice(0, 4))
    lines.push(...wrap(`${theme.bad(missed)} ${point}${must ? " (must)" : ""}`, width, "     "));
  for (const flag of note.redFlags) lines.push(...wrap(`${theme.symbols.flag} ${flag}`, width, "     "));
  return ["", ...lines];
}

export function historyLines(mocks: readonly MockSummary[], width: number, theme: Theme): string[] {
  if (mocks.length === 0) return ["No mock interviews yet. `hotseat mock` starts one."];
  const names = [...new Set(mocks.flatMap(({ competencies }) => competencies.map(({ name }) => name)))];
  const lines = [theme.dim(`${padEnd("when", 12)}${padEnd("what", 26)}overall  change`)];
  for (const [i, mock] of mocks.entries()) {
    const before = comparableMock(mocks.slice(0, i), mock)?.score;
    const change = mock.score === undefined || before === undefined ? "" : signed(mock.score - before);
    const what = truncate([mock.role, mock.level, `${mock.minutes} min`].filter(Boolean).join(" "), 24);
    lines.push(
      `${padEnd(new Date(mock.at).toISOString().slice(0, 10), 12)}${padEnd(what, 26)}${(mock.score?.toFixed(1) ?? "–").padEnd(9)}${change}`.trimEnd(),
    );
  }
  lines.push("");
  const shown = Math.max(1, Math.min(10, Math.floor((width - 26) / 5)));
  for (const name of names) {
    const scores = mocks.map(
      ({ competencies }) => competencies.find((entry) => entry.name === name)?.score.toFixed(1) ?? " – ",
    );
    lines.push(`${padEnd(name, 26)}${scores.slice(-shown).join("  ")}`.trimEnd());
  }
  if (mocks.some((mock) => mock.score !== undefined && mock.level !== mocks[0]?.level))
    lines.push("", ...wrap(theme.dim("The change is from the last one of the same level and role."), width));
  return lines;
}

function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return rounded > 0 ? `+${rounded.toFixed(1)}` : rounded.toFixed(1);
}
