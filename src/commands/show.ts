/** `hotseat show`: one question whole, with its rubric and model answer; or only what a candidate sees. */
import type { Option, Point, Question } from "../bank/question.js";
import { ExitCode } from "../core/errors.js";
import { sanitizeLine } from "../core/sanitize.js";
import { type Env, print, printJson } from "../env.js";
import { hanging, wrap } from "../terminal/layout.js";
import { renderInline, renderMarkdown } from "../terminal/markdown.js";
import { createTheme, type Theme } from "../terminal/theme.js";
import { type BankOptions, openBank, requireId } from "./bank-options.js";
import type { ProgressOptions } from "./progress-options.js";
import { type QuestionStanding, readProgress, standingWith, standingWords } from "./standings.js";

export interface ShowOptions extends Pick<BankOptions, "deck">, ProgressOptions {
  ids: string[];
  json?: boolean;
  /** Only what is asked, no spoilers. */
  prompt?: boolean;
}

export async function runShow(env: Env, options: ShowOptions): Promise<ExitCode> {
  const bank = await openBank(env, options);
  const ids = options.ids.map((id) => requireId(bank, id));
  const state = readProgress(env, options);
  const now = env.now();
  const shown = ids.flatMap((id) => {
    const question = bank.get(id);
    const summary = bank.summary(id);
    return question && summary ? [{ question, standing: standingWith(state, summary, now) }] : [];
  });
  if (options.json) {
    printJson(env, { questions: shown.map(({ question, standing }) => ({ ...question, standing })) });
    return ExitCode.ok;
  }
  const theme = createTheme(env);
  const width = env.isTTY.stdout ? Math.min(100, env.stdout.columns ?? 80) : 80;
  const pages: string[] = [];
  for (const { question, standing } of shown) {
    const rows = await page(question, options.prompt === true, width, theme);
    if (!options.prompt) rows.push(...yours(standing, now, width, theme));
    pages.push(rows.join("\n"));
  }
  print(env, pages.join("\n\n"));
  return ExitCode.ok;
}

async function page(question: Question, promptOnly: boolean, width: number, theme: Theme): Promise<string[]> {
  const tags = `${question.topics.join(", ")} · ${question.level} · ${question.kind} · ~${question.minutes} min`;
  const lines = [
    ...wrap(`${theme.strong(question.id)}  ${theme.dim(tags)}`, width),
    "",
    ...(await renderMarkdown(question.prompt, width, theme)),
  ];
  if (question.options.length)
    lines.push(
      "",
      ...question.options.flatMap((option, i) => optionRows(option, i, promptOnly, width, theme)),
    );
  if (promptOnly) return lines;
  const add = (title: string, rows: readonly string[]): void => {
    if (rows.length) lines.push("", theme.strong(title), ...rows);
  };
  const list = (mark: string, texts: readonly string[]): string[] =>
    texts.flatMap((text) => hanging(`${mark} `, text, width));
  const { bullet, flag } = theme.symbols;
  const inline = (text: string): string => renderInline(text, theme);
  add(
    "What to look for",
    list(
      bullet,
      question.look_for.map((point) => pointText(point, theme)),
    ),
  );
  add(
    "Red flags",
    list(
      flag,
      question.red_flags.map(({ point }) => inline(point)),
    ),
  );
  add("A model answer", question.answer ? await renderMarkdown(question.answer, width, theme) : []);
  add("Follow-ups", list(bullet, question.follow_ups.map(inline)));
  add(
    "Scores",
    Object.entries(question.anchors).flatMap(([score, text]) => hanging(`${score}: `, inline(text), width)),
  );
  add(
    "References",
    list(
      bullet,
      question.references.map(({ title, url }) => sanitizeLine(`${title}${url ? `  ${url}` : ""}`, 800)),
    ),
  );
  return lines;
}

function optionRows(option: Option, index: number, bare: boolean, width: number, theme: Theme): string[] {
  const mark = bare
    ? " "
    : option.correct
      ? theme.good(theme.symbols.covered)
      : theme.bad(theme.symbols.missed);
  const rows = hanging(`${mark} ${index + 1}. `, renderInline(option.text, theme), width);
  return bare || !option.why
    ? rows
    : [...rows, ...wrap(theme.dim(renderInline(option.why, theme)), width, "     ")];
}

function pointText(point: Point, theme: Theme): string {
  const tags = [
    point.must ? "must" : "",
    point.bonus ? "bonus" : "",
    point.weight === 1 ? "" : `weight ${point.weight}`,
  ].filter(Boolean);
  return `${renderInline(point.point, theme, 300)}${tags.length ? `  ${theme.dim(tags.join(", "))}` : ""}`;
}

/** Nothing for a question that was never met. */
function yours(standing: QuestionStanding, now: number, width: number, theme: Theme): string[] {
  const { answers, note, suspended } = standing;
  if (answers === 0 && note === undefined && !suspended) return [];
  const times = answers === 1 ? "Answered once" : `Answered ${answers} times`;
  const stands = standingWords(standing, now);
  const rows = answers ? wrap(`${times}: ${stands}.`, width) : suspended ? ["Suspended."] : [];
  if (note !== undefined) rows.push(...wrap(`Your note: ${sanitizeLine(note, 400)}`, width));
  return ["", theme.strong("You"), ...rows];
}
