/** `hotseat show`: one question whole, with its rubric and model answer; or only what a candidate sees. */
import type { Question } from "../bank/question.js";
import { ExitCode } from "../core/errors.js";
import { sanitizeLine } from "../core/sanitize.js";
import { type Env, print, printJson } from "../env.js";
import { wrap } from "../terminal/layout.js";
import { renderMarkdown } from "../terminal/markdown.js";
import { createTheme, type Theme } from "../terminal/theme.js";
import { type BankOptions, openBank, requireId } from "./bank-options.js";

export interface ShowOptions extends Pick<BankOptions, "deck"> {
  ids: string[];
  json?: boolean;
  /** Only what is asked, no spoilers. */
  prompt?: boolean;
}

export async function runShow(env: Env, options: ShowOptions): Promise<ExitCode> {
  const bank = await openBank(env, options);
  const questions = options.ids.map((id) => requireId(bank, id)).flatMap((id) => bank.get(id) ?? []);
  if (options.json) {
    printJson(env, { questions });
    return ExitCode.ok;
  }
  const theme = createTheme(env);
  const width = env.isTTY.stdout ? Math.min(100, env.stdout.columns ?? 80) : 80;
  const pages: string[] = [];
  for (const question of questions)
    pages.push((await page(question, options.prompt === true, width, theme)).join("\n"));
  print(env, pages.join("\n\n"));
  return ExitCode.ok;
}

async function page(question: Question, promptOnly: boolean, width: number, theme: Theme): Promise<string[]> {
  const lines = [
    `${theme.strong(question.id)}  ${theme.dim(`${question.topics.join(", ")} · ${question.level} · ${question.kind} · ~${question.minutes} min`)}`,
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
  add(
    "What to look for",
    question.look_for.flatMap((point) => pointRows(point, width, theme)),
  );
  add(
    "Red flags",
    question.red_flags.flatMap((flag) =>
      wrap(`${theme.symbols.flag} ${sanitizeLine(flag.point, 300)}`, width, "  "),
    ),
  );
  add("A model answer", question.answer ? await renderMarkdown(question.answer, width, theme) : []);
  add("Follow-ups", bullets(question.follow_ups, width, theme));
  add(
    "Scores",
    Object.entries(question.anchors).flatMap(([score, text]) =>
      wrap(`${score}: ${sanitizeLine(text, 600)}`, width, "  "),
    ),
  );
  add(
    "References",
    bullets(
      question.references.map(({ title, url }) => `${title}${url ? `  ${url}` : ""}`),
      width,
      theme,
    ),
  );
  return lines;
}

function optionRows(
  option: Question["options"][number],
  index: number,
  bare: boolean,
  width: number,
  theme: Theme,
): string[] {
  const mark = bare
    ? " "
    : option.correct
      ? theme.good(theme.symbols.covered)
      : theme.bad(theme.symbols.missed);
  const rows = wrap(`${index + 1}. ${sanitizeLine(option.text, 600)}`, width - 2).map((line, i) =>
    i === 0 ? `${mark} ${line}` : `     ${line}`,
  );
  return bare || !option.why
    ? rows
    : [...rows, ...wrap(theme.dim(sanitizeLine(option.why, 600)), width, "     ")];
}

function pointRows(point: Question["look_for"][number], width: number, theme: Theme): string[] {
  const tags = [
    point.must ? "must" : "",
    point.bonus ? "bonus" : "",
    point.weight === 1 ? "" : `weight ${point.weight}`,
  ].filter(Boolean);
  const text = `${sanitizeLine(point.point, 300)}${tags.length ? `  ${theme.dim(tags.join(", "))}` : ""}`;
  return wrap(text, width - 2).map((line, i) => (i === 0 ? `${theme.symbols.bullet} ${line}` : `  ${line}`));
}

function bullets(texts: readonly string[], width: number, theme: Theme): string[] {
  return texts.flatMap((text) =>
    wrap(sanitizeLine(text, 600), width - 2).map((line, i) =>
      i === 0 ? `${theme.symbols.bullet} ${line}` : `  ${line}`,
    ),
  );
}
