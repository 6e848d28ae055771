/** The page with a question on it: the prompt, hints, and the answer being typed, said or chosen. */

import { sanitize, sanitizeLine } from "../../core/sanitize.js";
import { clock } from "../../core/time-words.js";
import type { Asking, DrillState } from "../../session/drill-state.js";
import { type EditorState, layoutEditor } from "../editor.js";
import { padEnd, wrap } from "../layout.js";
import { renderMarkdown } from "../markdown.js";
import type { Theme } from "../theme.js";
import { headerLine } from "./header.js";
import type { Page } from "./page.js";

export type AnswerWay = "typing" | "saying" | "ticking" | "choosing";

export interface AskingView {
  state: DrillState;
  asking: Asking;
  way: AnswerWay;
  editor: EditorState;
  /** Points ticked after saying the answer aloud, or options chosen. */
  marked: ReadonlySet<number>;
  now: number;
  /** Two lines for the very first time. */
  welcome: readonly string[];
  note?: string | undefined;
  explain: boolean;
}

export async function askingPage(view: AskingView, width: number, theme: Theme): Promise<Page> {
  const { asking, state, now } = view;
  const body = [...view.welcome.flatMap((line) => wrap(theme.accent(line), width))];
  if (body.length) body.push("");
  body.push(...(await renderMarkdown(asking.question.prompt, width, theme)));
  if (asking.followUp) body.unshift(...wrap(theme.dim("A follow-up:"), width), "");
  else if (asking.again) body.push("", ...wrap(theme.warn(againLine(asking)), width));
  if (view.explain) body.push("", ...wrap(theme.dim(`Why now: ${asking.reason}.`), width));
  if (view.note) body.push("", ...wrap(theme.dim(`Your note: ${sanitizeLine(view.note, 400)}`), width));
  for (const hint of hintLines(asking)) body.push("", ...wrap(theme.warn(hint), width));
  body.push("");
  const header = headerLine(state, asking, now, width, theme);
  return { header, ...answerArea(view, body, width, theme) };
}

function againLine({ points }: Asking): string {
  return points.length === 1
    ? "Once more, for the point you missed."
    : `Once more, for the ${points.length} points you missed.`;
}

function hintLines({ question, hints }: Asking): string[] {
  return hints.map(
    (id) => `Hint: ${sanitize(question.look_for.find((point) => point.id === id)?.hint ?? "")}`,
  );
}

function answerArea(view: AskingView, body: string[], width: number, theme: Theme): Omit<Page, "header"> {
  switch (view.way) {
    case "typing":
      return typingArea(view, body, width, theme);
    case "choosing":
      return choosingArea(view, body, width, theme);
    case "saying": {
      const time = clock((view.now - view.asking.startedAt) / 1000);
      body.push(`${theme.accent(theme.symbols.prompt)} Say your answer aloud.  ${theme.strong(time)}`);
      return {
        body,
        keys: ["enter done, show the points", "ctrl-t type instead", "tab hint", "ctrl-k skip", "? all keys"],
      };
    }
    case "ticking":
      body.push(theme.strong("Which of these did you say?"), "");
      body.push(...tickRows(view, width, theme));
      return { body, keys: ["1-9 tick", "a all", "enter finish", "ctrl-t back", "? all keys"] };
  }
}

function typingArea(
  { editor }: AskingView,
  body: string[],
  width: number,
  theme: Theme,
): Omit<Page, "header"> {
  const { lines, row, column } = layoutEditor(editor, width - 2);
  const top = body.length;
  lines.forEach((line, i) => {
    body.push(`${i === 0 ? theme.accent(theme.symbols.prompt) : " "} ${line}`);
  });
  const keys = [
    "enter enter finish",
    "tab hint",
    "ctrl-t say it aloud",
    "ctrl-e editor",
    "ctrl-k skip",
    "esc all keys",
  ];
  return { body, keys, cursor: { row: top + row, column: column + 2 } };
}

function tickRows({ asking, marked }: AskingView, width: number, theme: Theme): string[] {
  return asking.points.flatMap((id, i) => {
    const text =
      asking.question.look_for.find((point) => point.id === id)?.point ?? "The model answer's content";
    return markedRow(i, marked.has(i), sanitizeLine(text, 300), width, theme);
  });
}

function choosingArea(view: AskingView, body: string[], width: number, theme: Theme): Omit<Page, "header"> {
  const { options } = view.asking.question;
  const several = options.filter(({ correct }) => correct).length > 1;
  if (several) body.push(theme.dim("More than one is right."), "");
  options.forEach((option, i) => {
    body.push(...markedRow(i, view.marked.has(i), sanitizeLine(option.text, 600), width, theme));
  });
  const last = Math.min(9, options.length);
  const keys = several
    ? [`1-${last} choose`, "enter finish", "ctrl-k skip", "? all keys"]
    : [`1-${last} answer`, "ctrl-k skip", "? all keys"];
  return { body, keys };
}

function markedRow(index: number, on: boolean, text: string, width: number, theme: Theme): string[] {
  const label = padEnd(` ${index + 1} ${on ? "[x]" : "[ ]"} `, 7);
  return wrap(text, width - 7).map((line, row) =>
    row === 0 ? `${on ? theme.accent(label) : label}${line}` : `       ${line}`,
  );
}
