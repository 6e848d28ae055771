/** The page with a question on it: the prompt, hints, and the answer being typed, said or chosen. */

import { sanitizeLine } from "../../core/sanitize.js";
import { clock } from "../../core/time-words.js";
import type { Asking, DrillState } from "../../session/drill-state.js";
import type { EditorState } from "../editor.js";
import { layoutEditor } from "../editor-layout.js";
import { hanging, wrap } from "../layout.js";
import type { KeyHint } from "../legend.js";
import { renderInline, renderMarkdown } from "../markdown.js";
import type { Theme } from "../theme.js";
import { headerLine } from "./header.js";
import { labelOf, labelRange } from "./labels.js";
import type { Page, Writing } from "./page.js";

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
  const body = view.welcome.flatMap((line) => wrap(theme.accent(line), width));
  const add = (rows: readonly string[]): void => {
    if (body.length) body.push("");
    body.push(...rows);
  };
  if (asking.followUp) add(wrap(theme.dim("A follow-up:"), width));
  add(await renderMarkdown(asking.question.prompt, width, theme));
  if (asking.again && !asking.followUp) add(wrap(theme.warn(againLine(asking)), width));
  if (view.explain) add(wrap(theme.dim(`Why now: ${asking.reason}.`), width));
  if (view.note) add(wrap(theme.dim(`Your note: ${sanitizeLine(view.note, 400)}`), width));
  if (asking.hints.length) add(hintRows(asking, width, theme));
  const header = headerLine(state, asking, now, width, theme);
  if (view.way === "typing")
    return { header, body, writing: writtenBelow(view, width, theme), keys: offered(TYPING, view) };
  body.push("");
  return { header, body, ...answerArea(view, body, width, theme) };
}

export function againLine({ points }: Asking): string {
  return points.length === 1
    ? "Once more, for the point you missed."
    : `Once more, for the ${points.length} points you missed.`;
}

function hintRows({ question, hints }: Asking, width: number, theme: Theme): string[] {
  return hints.flatMap((id) => {
    const hint = question.look_for.find((point) => point.id === id)?.hint ?? "";
    return hanging("Hint: ", renderInline(hint, theme), width).map((line) => theme.warn(line));
  });
}

const TYPING: readonly KeyHint[] = [
  ["enter enter", "done"],
  ["tab", "hint"],
  ["ctrl-t", "aloud"],
  ["ctrl-k", "skip"],
  ["ctrl-e", "editor"],
  ["ctrl-b", "back"],
  ["esc", "keys"],
];

/** Hints are not offered where there are none. */
function offered(keys: readonly KeyHint[], { state }: Pick<AskingView, "state">): KeyHint[] {
  return keys.filter(([, does]) => does !== "hint" || !state.settings.unaided);
}

function writtenBelow({ editor }: AskingView, width: number, theme: Theme): Writing {
  const { lines, row, column } = layoutEditor(editor, width - 2);
  return {
    lines: lines.map((line, i) => `${i === 0 ? theme.accent(theme.symbols.prompt) : " "} ${line}`),
    cursor: { row, column: column + 2 },
  };
}

function answerArea(view: AskingView, body: string[], width: number, theme: Theme): { keys: KeyHint[] } {
  const { asking, now, way } = view;
  if (way === "choosing") return choosingArea(view, body, width, theme);
  if (way === "ticking") {
    body.push(theme.strong("Which of these did you say?"), "", ...tickRows(view, width, theme));
    return {
      keys: [
        [labelRange(asking.points.length), "tick"],
        ["enter", "finish"],
        ["a", "all"],
        ["ctrl-t", "type instead"],
        ["?", "keys"],
      ],
    };
  }
  const time = clock((now - asking.startedAt) / 1000);
  const usual = asking.question.minutes >= 1 ? ` of about ${clock(asking.question.minutes * 60)}` : "";
  body.push(
    `${theme.accent(theme.symbols.prompt)} Say your answer aloud.  ${theme.strong(time)}${theme.dim(usual)}`,
  );
  return {
    keys: offered(
      [
        ["enter", "done, show the points"],
        ["tab", "hint"],
        ["ctrl-t", "type instead"],
        ["ctrl-k", "skip"],
        ["?", "keys"],
      ],
      view,
    ),
  };
}

function tickRows({ asking, marked }: AskingView, width: number, theme: Theme): string[] {
  return asking.points.flatMap((id, i) => {
    const text =
      asking.question.look_for.find((point) => point.id === id)?.point ?? "The model answer's content";
    return markedRow(i, marked.has(i), text, width, theme);
  });
}

function choosingArea(view: AskingView, body: string[], width: number, theme: Theme): { keys: KeyHint[] } {
  const { options } = view.asking.question;
  const several = options.filter(({ correct }) => correct).length > 1;
  if (several) body.push(theme.dim("More than one is right."), "");
  options.forEach((option, i) => {
    body.push(...markedRow(i, view.marked.has(i), option.text, width, theme));
  });
  const range = labelRange(options.length);
  const answer: KeyHint[] = several
    ? [
        [range, "choose"],
        ["enter", "finish"],
      ]
    : [[range, "answer"]];
  return { keys: [...answer, ["ctrl-k", "skip"], ["ctrl-b", "back"], ["?", "keys"]] };
}

function markedRow(index: number, on: boolean, text: string, width: number, theme: Theme): string[] {
  const label = ` ${labelOf(index)} ${on ? "[x]" : "[ ]"} `;
  return hanging(on ? theme.accent(label) : label, renderInline(text, theme), width);
}
