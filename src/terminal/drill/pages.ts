/** Chooses the page for what the session is doing. */
import { layoutEditor } from "../editor-layout.js";
import { wrap } from "../layout.js";
import type { Size } from "../screen.js";
import type { Theme } from "../theme.js";
import type { AppParts } from "./app.js";
import { askingPage } from "./asking-page.js";
import { type FeedbackPage, type FeedbackView, feedbackPage, referenceRows } from "./feedback-page.js";
import { helpPage } from "./help-page.js";
import { type Page, textWidth } from "./page.js";
import { summaryPage } from "./summary-page.js";
import type { UiState } from "./ui-state.js";

export async function buildPage(parts: AppParts, ui: UiState, size: Size): Promise<Page | FeedbackPage> {
  const width = textWidth(size);
  const { session, env, theme } = parts;
  const { state } = session;
  const now = env.now();
  const { phase } = state;
  if (ui.overlay === "note") return notePage(ui, width, theme);
  const last = ui.overlay === "last" ? state.answered.at(-1) : undefined;
  if (ui.overlay === "last")
    return last
      ? lastPage({ state, answered: last, now, open: ui.open, message: ui.message }, width, theme)
      : readingPage("The last feedback", ["(nothing answered yet)"], theme);
  switch (phase.name) {
    case "asking": {
      if (ui.overlay === "keys") return helpPage("asking", width, theme, state.settings);
      const { question } = phase.asking;
      if (ui.overlay === "references")
        return readingPage("References", referenceRows(question.references, width, theme), theme);
      const first = state.answered.length === 0;
      const page = await askingPage(
        {
          state,
          asking: phase.asking,
          way: ui.way,
          editor: ui.editor,
          marked: ui.marked,
          now,
          welcome: first && hasRoomForWelcome(size, ui) ? parts.welcome : [],
          note: session.note(question.id),
          explain: parts.explain,
        },
        width,
        theme,
      );
      return { ...page, message: ui.message };
    }
    case "feedback":
      if (ui.overlay === "keys") return helpPage("feedback", width, theme);
      return feedbackPage(
        { state, answered: phase.answered, now, open: ui.open, message: ui.message },
        width,
        theme,
      );
    case "finished": {
      const ending = parts.ending?.(width);
      if (ending)
        return {
          header: theme.strong(ending.title),
          body: ending.body,
          keys: [["enter", "close"]],
          message: ui.message,
        };
      return { ...summaryPage(state, phase.why, now, width, theme), message: ui.message };
    }
    case "grading":
      return { header: theme.dim("Reading your answer…"), body: [], keys: [["ctrl-c", "stop"]] };
    case "selecting":
      return { header: "", body: [], keys: [["ctrl-c", "stop"]] };
  }
}

/** Where room is scarce, the welcome makes way for the question and the answer. */
function hasRoomForWelcome({ columns, rows }: Size, { editor }: UiState): boolean {
  return rows >= 16 && (columns >= 60 || editor.text === "");
}

function readingPage(title: string, body: readonly string[], theme: Theme): Page {
  return { header: theme.strong(title), body, keys: [["any key", "goes back"]] };
}

/** What is done on the question's own page. */
const ELSEWHERE: ReadonlySet<string> = new Set(["undo", "stop", "keys"]);

/** The feedback before, over the next question. */
async function lastPage(view: FeedbackView, width: number, theme: Theme): Promise<FeedbackPage> {
  const page = await feedbackPage(view, width, theme);
  const [, ...others] = page.keys;
  const keys = others.filter(([, does]) => !ELSEWHERE.has(does));
  return { ...page, keys: [["enter", "back to the question"], ...keys] };
}

function notePage(ui: UiState, width: number, theme: Theme): Page {
  const { lines, row, column } = layoutEditor(ui.note, width - 2);
  return {
    header: theme.strong("A note to yourself"),
    body: wrap(theme.dim("It is shown with this question each time."), width),
    writing: {
      lines: lines.map((line, i) => `${i === 0 ? theme.accent(theme.symbols.prompt) : " "} ${line}`),
      cursor: { row, column: column + 2 },
    },
    keys: [
      ["enter", "keep"],
      ["esc", "cancel"],
      ["an empty note", "removes it"],
    ],
  };
}
