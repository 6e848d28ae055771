/** The drill in a terminal: draws the page that belongs to the session's state, and turns keys into its events. */
import { ExitCode } from "../../core/errors.js";
import type { Env } from "../../env.js";
import type { DrillEvent, DrillState } from "../../session/drill-state.js";
import { feedbackOf } from "../../session/feedback.js";
import { editorWith } from "../editor.js";
import { type KeySource, plainKey, readKeys } from "../keys.js";
import { wrap } from "../layout.js";
import { createScreen, type Screen } from "../screen.js";
import type { Theme } from "../theme.js";
import { type Action, askingAction, commonAction, feedbackAction, noteAction } from "./key-actions.js";
import { layoutPage, maxScroll, type Page, textWidth } from "./page.js";
import { buildPage } from "./pages.js";
import { lastLine } from "./summary-page.js";
import { freshUi, subjectOf, type UiState } from "./ui-state.js";

/** The session as the screen sees it. */
export interface Session {
  readonly state: DrillState;
  send(event: DrillEvent): Promise<void>;
  note(question: string): string | undefined;
  /** Why the last answer is not on disk yet; undefined when it is. */
  readonly problem: string | undefined;
}

export interface AppParts {
  env: Env;
  session: Session;
  theme: Theme;
  welcome: readonly string[];
  preferred: "typing" | "saying";
  explain: boolean;
  /** What is left behind can be gone on with. */
  resumable: boolean;
  /** Shown once at the first page, for example that nothing is saved. */
  message?: string | undefined;
  /** Opens the person's editor; undefined when it failed, with the reason in `failure`. */
  editExternally: (text: string) => Promise<{ text?: string; failure?: string }>;
  /** Keeps what is typed, so that a kill loses nothing. */
  keepDraft: (draft: string) => void;
  /** The last page's body in place of the drill's own summary. */
  ending?: (width: number) => { title: string; body: readonly string[] };
  /** What stays in the scrollback in place of the drill's own last line. */
  closing?: () => string;
  /** Leaves the program in the background until the shell brings it back. */
  background: () => Promise<void>;
}

export async function runApp(parts: AppParts): Promise<ExitCode> {
  const screen = createScreen(parts.env.stdout);
  const keys = readKeys(parts.env.stdin);
  const stop = listen(parts.env, keys);
  screen.enter();
  let code: ExitCode;
  try {
    code = await loop(parts, screen, keys);
  } finally {
    stop();
    keys.close();
    screen.leave();
  }
  parts.env.stdout.write(`${parts.closing?.() ?? farewell(parts, screen.size().columns)}
`);
  return code;
}

/** What stays in the scrollback, broken between words. */
function farewell({ session, env, resumable }: AppParts, columns: number): string {
  const { phase } = session.state;
  const resume = phase.name === "asking" && resumable ? " `hotseat drill --resume` goes on." : "";
  return wrap(lastLine(session.state, env.now()) + resume, columns - 1).join("\n");
}

/** Resizes, signals and the clock become keys, so that there is one queue. */
function listen(env: Env, keys: KeySource): () => void {
  const resized = (): void => keys.push(plainKey("resize"));
  env.stdout.on("resize", resized);
  const unlisten = env.onSignal((signal) => {
    if (signal === "SIGINT") keys.push({ ...plainKey("c"), ctrl: true });
    else keys.push(plainKey("terminate"));
  });
  const timer = setInterval(() => {
    if (keys.pending() === 0) keys.push(plainKey("tick"));
  }, 1000);
  return () => {
    clearInterval(timer);
    unlisten();
    env.stdout.off("resize", resized);
  };
}

async function loop(parts: AppParts, screen: Screen, keys: KeySource): Promise<ExitCode> {
  const { session } = parts;
  let ui = freshUi(session.state.phase, parts.preferred);
  ui = { ...ui, message: parts.message };
  let page: Page | undefined;
  for (;;) {
    const { phase } = session.state;
    if (subjectOf(phase) !== ui.subject) ui = { ...freshUi(phase, parts.preferred), message: ui.message };
    if (keys.pending() === 0) {
      page = await buildPage(parts, ui, textWidth(screen.size()));
      ui = { ...ui, scroll: Math.min(ui.scroll, maxScroll(page, screen.size())) };
      screen.draw(layoutPage(page, screen.size(), ui.scroll, parts.theme));
    }
    const key = await keys.next();
    if (key.name === "tick") parts.keepDraft(ui.editor.text);
    const action = commonAction(key) ?? pageAction(key, parts, ui, keys.pending() > 0);
    switch (action.type) {
      case "leave":
        parts.keepDraft(ui.editor.text);
        return action.how === "end"
          ? ExitCode.ok
          : action.how === "terminate"
            ? ExitCode.terminated
            : ExitCode.interrupted;
      case "close":
        return ExitCode.ok;
      case "ui":
        ui = openedNote(session, ui, action.ui);
        break;
      case "note":
        ui = { ...ui, overlay: undefined, message: action.text ? "Note kept." : "Note removed." };
        await session.send({ type: "note", text: action.text });
        break;
      case "send":
        await session.send(action.event);
        ui = { ...ui, message: session.problem ?? messageFor(action.event, session.state) };
        break;
      case "editor":
        ui = await editInEditor(parts, screen, keys, ui);
        break;
      case "background":
        screen.leave();
        keys.pause();
        await parts.background();
        keys.resume();
        screen.enter();
        break;
      case "none":
        break;
    }
  }
}

/** A note is edited, not written anew. */
function openedNote(session: Session, before: UiState, after: UiState): UiState {
  if (after.overlay !== "note" || before.overlay === "note") return after;
  return { ...after, note: editorWith(session.note(shownQuestion(session.state)) ?? "") };
}

function shownQuestion({ phase }: DrillState): string {
  if (phase.name === "asking") return phase.asking.question.id;
  return phase.name === "feedback" ? phase.answered.asking.question.id : "";
}

type PageAction = Action | { type: "note"; text: string } | { type: "close" };

function pageAction(
  key: ReturnType<typeof plainKey>,
  parts: AppParts,
  ui: UiState,
  more: boolean,
): PageAction {
  const { phase } = parts.session.state;
  const now = parts.env.now();
  if (ui.overlay === "note") return noteAction(key, ui);
  if (ui.overlay) return { type: "ui", ui: { ...ui, overlay: undefined } };
  switch (phase.name) {
    case "asking":
      return askingAction(key, ui, phase.asking, now, more);
    case "feedback": {
      const points = feedbackOf(phase.answered).points;
      return feedbackAction(key, ui, { points }, now);
    }
    case "finished":
      if (key.text === "u" && !parts.ending) return { type: "send", event: { type: "undo", at: now } };
      return key.name === "enter" || key.text === "q" || key.name === "escape"
        ? { type: "close" }
        : { type: "none" };
    default:
      return { type: "none" };
  }
}

function messageFor(event: DrillEvent, state: DrillState): string | undefined {
  switch (event.type) {
    case "confidence":
      return `How sure you are: ${Math.round(event.value * 5 + 0.5)} of 5.`;
    case "easy":
      return state.phase.name === "feedback" && state.phase.answered.easy
        ? "Marked as too easy."
        : "No longer marked as too easy.";
    case "suspend":
      return "Suspended: it will not be asked again. `hotseat undo` takes that back.";
    case "hint":
      return state.phase.name === "asking" && state.phase.asking.hints.length === 0
        ? "There is no hint for this question."
        : undefined;
    case "undo":
      return state.phase.name === "asking" ? "Taken back: answer it again, or skip it." : undefined;
    default:
      return undefined;
  }
}

async function editInEditor(parts: AppParts, screen: Screen, keys: KeySource, ui: UiState): Promise<UiState> {
  parts.keepDraft(ui.editor.text);
  screen.leave();
  keys.pause();
  const { text, failure } = await parts.editExternally(ui.editor.text);
  keys.resume();
  screen.enter();
  return { ...ui, editor: text === undefined ? ui.editor : editorWith(text), message: failure };
}
