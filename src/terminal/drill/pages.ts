/** Chooses the page for what the session is doing. */
import { sanitizeLine } from "../../core/sanitize.js";
import { layoutEditor } from "../editor.js";
import { wrap } from "../layout.js";
import type { Theme } from "../theme.js";
import type { AppParts } from "./app.js";
import { askingPage } from "./asking-page.js";
import { feedbackPage } from "./feedback-page.js";
import { helpPage } from "./help-page.js";
import type { Page } from "./page.js";
import { summaryPage } from "./summary-page.js";
import type { UiState } from "./ui-state.js";

export async function buildPage(parts: AppParts, ui: UiState, width: number): Promise<Page> {
  const { session, env, theme } = parts;
  const { state } = session;
  const now = env.now();
  const { phase } = state;
  switch (phase.name) {
    case "asking": {
      if (ui.overlay === "keys") return helpPage("asking", width, theme);
      if (ui.overlay === "references") return referencesPage(phase.asking.question.references, width, theme);
      if (ui.overlay === "note") return notePage(ui, session.note(phase.asking.question.id), width, theme);
      const first = state.answered.length === 0;
      const page = await askingPage(
        {
          state,
          asking: phase.asking,
          way: ui.way,
          editor: ui.editor,
          marked: ui.marked,
          now,
          welcome: first ? parts.welcome : [],
          note: session.note(phase.asking.question.id),
          explain: parts.explain,
        },
        width,
        theme,
      );
      return { ...page, message: ui.message };
    }
    case "feedback":
      if (ui.overlay === "keys") return helpPage("feedback", width, theme);
      if (ui.overlay === "note")
        return notePage(ui, session.note(phase.answered.asking.question.id), width, theme);
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
          keys: ["enter close"],
          message: ui.message,
        };
      return { ...summaryPage(state, phase.why, now, width, theme), message: ui.message };
    }
    case "grading":
      return { header: theme.dim("Reading your answer…"), body: [], keys: ["ctrl-c stop"] };
    case "selecting":
      return { header: "", body: [], keys: ["ctrl-c stop"] };
  }
}

function referencesPage(
  references: readonly { title: string; url?: string }[],
  width: number,
  theme: Theme,
): Page {
  const body = references.flatMap(({ title, url }) =>
    wrap(
      `${theme.symbols.bullet} ${sanitizeLine(title, 300)}${url ? `  ${theme.underline(sanitizeLine(url, 500))}` : ""}`,
      width,
    ),
  );
  return {
    header: theme.strong("References"),
    body: body.length ? body : ["(none given)"],
    keys: ["any key goes back"],
  };
}

function notePage(ui: UiState, before: string | undefined, width: number, theme: Theme): Page {
  const { lines, row, column } = layoutEditor(ui.note, width - 2);
  const old = before ? [...wrap(theme.dim(`Now: ${sanitizeLine(before, 400)}`), width), ""] : [];
  const body = [
    ...old,
    ...lines.map((line, i) => `${i === 0 ? theme.accent(theme.symbols.prompt) : " "} ${line}`),
  ];
  return {
    header: theme.strong("A note to yourself, shown with this question"),
    body,
    keys: ["enter keep", "an empty note removes it", "esc cancel"],
    cursor: { row: old.length + row, column: column + 2 },
  };
}
