/** `hotseat history`: what was answered and how it went; for one question, the answers then and now side by side. */
import { fileAnswers } from "../adapters/answers.js";
import { type Files, realFiles } from "../adapters/files.js";
import { eachEvent } from "../adapters/rewrite.js";
import { ExitCode, UserError } from "../core/errors.js";
import { sanitizeLine } from "../core/sanitize.js";
import { didYouMean } from "../core/suggest.js";
import { type Env, print, printJson } from "../env.js";
import { localMinute, timeOf } from "../progress/days.js";
import type { JournalEvent, ReviewEvent } from "../progress/events.js";
import { effectiveReviews } from "../progress/reviews.js";
import type { ProgressState } from "../progress/state.js";
import { widthOf } from "../terminal/layout.js";
import { createTheme, type Theme, verdictMark } from "../terminal/theme.js";
import { lineWidth, openStore, type ProgressOptions, progressPaths } from "./progress-options.js";
import { sideBySide } from "./side-by-side.js";

export interface HistoryOptions extends ProgressOptions {
  question?: string;
  limit?: number;
  json?: boolean;
}

const DEFAULT_LIMIT = 20;

export async function runHistory(env: Env, options: HistoryOptions): Promise<ExitCode> {
  const store = openStore(env, options, { readOnly: true });
  const { question } = options;
  if (question !== undefined && !store.state.questions.has(question))
    throw new UserError(
      `no answers to "${sanitizeLine(question)}" yet.${didYouMean(question, store.state.questions.keys())}`,
      "`hotseat history` lists what has been answered.",
    );
  const paths = progressPaths(env, options);
  const limit = options.limit ?? (question ? Number.POSITIVE_INFINITY : DEFAULT_LIMIT);
  const reviews = readReviews(realFiles, paths.journal, wantedReviews(store.state, question, limit));
  const latest = reviews.slice(-limit);
  const answers = question || options.json ? fileAnswers(realFiles, paths.answers).readAll() : new Map();
  store.close();
  if (options.json) {
    printJson(env, { history: latest.map((review) => toJson(review, answers.get(review.id))) });
    return ExitCode.ok;
  }
  if (latest.length === 0) {
    print(env, "Nothing has been answered yet.");
    return ExitCode.ok;
  }
  const theme = createTheme(env);
  const lines = reviewLines(theme, lineWidth(env), latest, question === undefined);
  if (question !== undefined) lines.unshift(theme.strong(sanitizeLine(question)));
  print(env, [...lines, ...(question ? thenAndNow(env, theme, reviews, answers) : [])].join("\n"));
  return ExitCode.ok;
}

/** Which reviews may be shown: the state knows the ids of the latest, so that not all of a long journal is kept. */
function wantedReviews(
  { recent }: ProgressState,
  question: string | undefined,
  limit: number,
): (review: ReviewEvent) => boolean {
  if (question !== undefined) return (review) => review.question === question;
  if (limit > recent.length) return () => true;
  const latest = new Set(recent.slice(-limit).map(({ id }) => id));
  return ({ id }) => latest.has(id);
}

function readReviews(files: Files, journal: string, wanted: (review: ReviewEvent) => boolean): ReviewEvent[] {
  const events: JournalEvent[] = [];
  if (files.stat(journal))
    eachEvent(files, journal, (event) => {
      if (event.type === "undo" || (event.type === "review" && wanted(event))) events.push(event);
    });
  return effectiveReviews(events);
}

/** One line each, or two where the names have no room beside the rest. */
function reviewLines(
  theme: Theme,
  width: number,
  reviews: readonly ReviewEvent[],
  withQuestion: boolean,
): string[] {
  const parts = reviews.map((review) => reviewParts(theme, review, withQuestion));
  const beside = parts.map(([facts, name]) => (name ? `${facts}  ${name}` : facts));
  if (beside.every((line) => widthOf(line) <= width)) return beside;
  return parts.flatMap(([facts, name]) => (name ? [facts, `  ${name}`] : [facts]));
}

function reviewParts(theme: Theme, review: ReviewEvent, withQuestion: boolean): [string, string] {
  const score = `${Math.round(review.coverage * 100)} %`.padStart(5);
  const marks = Object.values(review.points)
    .map(({ verdict }) => verdictMark(theme, verdict))
    .join("");
  const extra = [review.again ? "again" : "", review.cram ? "cram" : "", review.mode === "said" ? "said" : ""]
    .filter(Boolean)
    .join(", ");
  const seconds = `${Math.floor(review.seconds / 60)}:${String(Math.round(review.seconds % 60)).padStart(2, "0")}`;
  const facts = `${theme.dim(localTime(review))}  ${score}  ${seconds.padStart(5)}  ${marks}`;
  const name = withQuestion ? sanitizeLine(review.question) : "";
  return [facts, [name, extra && theme.dim(extra)].filter(Boolean).join("  ")];
}

/** The time on the person's clock when it was written. */
function localTime({ at, offset }: ReviewEvent): string {
  return localMinute(timeOf(at), offset);
}

function thenAndNow(
  env: Env,
  theme: Theme,
  reviews: readonly ReviewEvent[],
  answers: ReadonlyMap<string, string>,
): string[] {
  const answered = reviews.filter(({ id }) => answers.has(id));
  const first = answered[0];
  const last = answered.at(-1);
  if (!first || !last) return ["", "No typed answers are kept for it."];
  const width = env.isTTY.stdout ? Math.max(40, env.stdout.columns ?? 80) : 100;
  const column = (title: string, review: ReviewEvent) => ({
    title: `${title}, ${localTime(review).slice(0, -6)}, ${Math.round(review.coverage * 100)} %`,
    text: answers.get(review.id) ?? "",
  });
  if (first === last) return ["", ...sideBySide(theme, width, [column("Your answer", first)])];
  return ["", ...sideBySide(theme, width, [column("Then", first), column("Now", last)])];
}

function toJson(review: ReviewEvent, answer: string | undefined): Record<string, unknown> {
  const { v: _, type: _type, ...facts } = review;
  return { ...facts, answer: answer ?? null };
}
