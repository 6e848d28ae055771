/** The page after an answer: coverage, every point with the words that show it, and when it comes back. */
import { sanitizeLine } from "../../core/sanitize.js";
import { clock, fromNow } from "../../core/time-words.js";
import type { Answered, DrillState } from "../../session/drill-state.js";
import { type Feedback, feedbackOf, type OptionLine, type PointLine } from "../../session/feedback.js";
import { leftRight, padEnd, truncate, widthOf, wrap } from "../layout.js";
import { renderMarkdown } from "../markdown.js";
import { shareBar } from "../plot.js";
import { type Theme, verdictMark } from "../theme.js";
import { headerLine } from "./header.js";
import type { Page } from "./page.js";

export interface FeedbackView {
  state: DrillState;
  answered: Answered;
  now: number;
  /** Sections the person has opened below the points. */
  open: ReadonlySet<Section>;
  message?: string | undefined;
}

export type Section = "model" | "references" | "follow-up" | "answer";

export async function feedbackPage(view: FeedbackView, width: number, theme: Theme): Promise<Page> {
  const { answered, state, now } = view;
  const feedback = feedbackOf(answered);
  const body = [coverageLine(feedback, answered, width, theme), ""];
  body.push(...feedback.options.flatMap((option, i) => optionRows(option, i, width, theme)));
  body.push(...feedback.points.flatMap((point, i) => pointRows(point, i, width, theme)));
  body.push(...flagRows(feedback, width, theme));
  body.push("", ...wrap(comesBack(answered, now, state.settings.noRetry), width));
  for (const section of ["answer", "model", "follow-up", "references"] as const)
    if (view.open.has(section)) body.push(...(await sectionRows(section, answered, width, theme)));
  const keys =
    answered.mode === "choice"
      ? [
          "enter next",
          "m model answer",
          "f follow-up",
          "r references",
          "e too easy",
          "u undo",
          "q stop",
          "? all keys",
        ]
      : [
          "enter next",
          "1-9 correct a verdict",
          "m model answer",
          "f follow-up",
          "r references",
          "u undo",
          "q stop",
          "? all keys",
        ];
  return { header: headerLine(state, answered.asking, now, width, theme), body, keys, message: view.message };
}

export function countText({ covered, total, options }: Feedback): string {
  if (options.length) return covered ? "right" : "not right";
  return `${covered} of ${total} point${total === 1 ? "" : "s"}`;
}

function coverageLine(feedback: Feedback, answered: Answered, width: number, theme: Theme): string {
  const percent = `${Math.round(feedback.coverage * 100)} %`;
  const cells = width >= 60 ? 20 : 10;
  const left = `${theme.strong(percent.padStart(5))}  ${shareBar(feedback.coverage, cells, theme)}   ${countText(feedback)}`;
  return leftRight(left, theme.dim(`you took ${clock(answered.seconds)}`), width);
}

function pointRows(point: PointLine, index: number, width: number, theme: Theme): string[] {
  const label = `${String(index + 1).padStart(2)} ${verdictMark(theme, point.verdict)} `;
  const tags = pointTags(point).join(", ");
  const evidence = point.evidence.map((words) => `“${words}”`).join(" ");
  const textColumn = Math.min(44, Math.floor(width * 0.5));
  const beside = width >= 70 && widthOf(point.text) <= textColumn;
  if (beside) {
    const right = [evidence && truncate(evidence, width - textColumn - 8), tags].filter(Boolean).join("  ");
    const rest = width - textColumn - 7;
    const shown = widthOf(right) <= rest ? right : truncate(right, rest);
    return [`${label}${padEnd(point.text, textColumn)}  ${theme.dim(shown)}`.trimEnd()];
  }
  if (!evidence && tags && widthOf(point.text) + widthOf(tags) + 7 <= width)
    return [`${label}${point.text}  ${theme.dim(tags)}`];
  const rows = wrap(point.text, width - 5).map((line, row) =>
    row === 0 ? `${label}${line}` : `     ${line}`,
  );
  const below = [evidence, tags].filter(Boolean).join("  ");
  return below ? [...rows, ...wrap(theme.dim(below), width, "     ")] : rows;
}

function pointTags(point: PointLine): string[] {
  return [
    point.verdict !== "covered" && point.must ? "must" : "",
    point.bonus ? "bonus" : "",
    point.hinted ? "with a hint" : "",
    point.corrected ? "corrected by you" : "",
    point.reason ?? "",
  ].filter(Boolean);
}

function optionRows(option: OptionLine, index: number, width: number, theme: Theme): string[] {
  const mark = verdictMark(theme, option.correct ? "covered" : "missed");
  const chosen = option.chosen ? "   ← your choice" : "";
  const rows = wrap(`${sanitizeLine(option.text, 600)}${chosen}`, width - 5);
  const text = rows.map((line, row) =>
    row === 0 ? `${String(index + 1).padStart(2)} ${mark} ${line}` : `     ${line}`,
  );
  const right = option.correct ? "right" : "wrong";
  return [
    ...text,
    ...wrap(theme.dim(`${right}${option.why ? `: ${sanitizeLine(option.why, 600)}` : ""}`), width, "     "),
  ];
}

function flagRows({ redFlags, flags }: Feedback, width: number, theme: Theme): string[] {
  const rows: string[] = [];
  for (const flag of redFlags) {
    const words = flag.evidence.map((text) => `“${text}”`).join(" ");
    rows.push(
      ...wrap(
        `${theme.bad(`${theme.symbols.flag} Red flag:`)} ${sanitizeLine(flag.point, 300)}  ${theme.dim(words)}`,
        width,
      ),
    );
  }
  for (const flag of flags) rows.push(...wrap(`${theme.warn(`${theme.symbols.flag} Note:`)} ${flag}`, width));
  return rows.length ? ["", ...rows] : [];
}

/** "Missed points come back in this session, then tomorrow." */
/** @param noRetry what was missed waits for another session */
export function comesBack({ verdicts, due, asking }: Answered, now: number, noRetry = false): string {
  const missed = Object.values(verdicts).filter((verdict) => verdict === "missed").length;
  const when = due === undefined ? "" : fromNow(due - now);
  if (missed && !asking.again && !noRetry)
    return `What was missed comes back before the end${when && when !== "now" ? `, and the question ${when}` : ""}.`;
  return when ? `Comes back ${when}.` : "Not scheduled.";
}

async function sectionRows(
  section: Section,
  answered: Answered,
  width: number,
  theme: Theme,
): Promise<string[]> {
  const { question } = answered.asking;
  switch (section) {
    case "answer":
      return titled(
        "Your answer",
        answered.answer ? await renderMarkdown(answered.answer, width, theme) : ["(not typed)"],
        theme,
      );
    case "model":
      return titled(
        "A model answer",
        question.answer ? await renderMarkdown(question.answer, width, theme) : ["(none written)"],
        theme,
      );
    case "follow-up": {
      const rows = question.follow_ups.flatMap((text) =>
        wrap(`${theme.symbols.bullet} ${sanitizeLine(text, 600)}`, width),
      );
      return titled("An interviewer would go on with", rows.length ? rows : ["(none written)"], theme);
    }
    case "references": {
      const rows = question.references.flatMap(({ title, url }) =>
        wrap(
          `${theme.symbols.bullet} ${sanitizeLine(title, 300)}${url ? `  ${theme.underline(sanitizeLine(url, 500))}` : ""}`,
          width,
        ),
      );
      return titled("To read", rows.length ? rows : ["(none given)"], theme);
    }
  }
}

function titled(title: string, rows: readonly string[], theme: Theme): string[] {
  return ["", theme.strong(title), ...rows];
}
