/** The drill in a terminal: draws the page that belongs to the session's state, and turns keys into its events. */
import { ExitCode } from "../../core/errors.js";
import type { Env } from "../../env.js";
import type { DrillEvent, DrillState } from "../../session/drill-state.js";
import { edit, editorWith } from "../editor.js";
import { type KeySource, plainKey, readKeys } from "../keys.js";
import { wrap } from "../layout.js";
import { createScreen, type Screen, type Size } from "../screen.js";
import type { Theme } from "../theme.js";
import type { FeedbackPage } from "./feedback-page.js";
import { commonAction, type KeyContext } from "./key-actions.js";
import { layoutPage, maxScroll, type Page, pageStep, textWidth } from "./page.js";
import { messageAfter, pageAction } from "./page-actions.js";
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
  const { session, theme } = parts;
  let ui = freshUi(session.state.phase, parts.preferred);
  ui = { ...ui, message: parts.message };
  let page: Page | undefined;
  for (;;) {
    const { phase } = session.state;
    if (subjectOf(phase) !== ui.subject) ui = { ...freshUi(phase, parts.preferred), message: ui.message };
    if (keys.pending() === 0) {
      const size = screen.size();
      const built = await buildPage(parts, ui, size);
      ui = { ...ui, scroll: scrollOf(built, ui, size), sought: undefined };
      screen.draw(layoutPage(built, size, ui.scroll, theme));
      page = built;
    }
    const key = await keys.next();
    if (key.name === "tick") parts.keepDraft(ui.editor.text);
    const size = screen.size();
    const context: KeyContext = {
      now: parts.env.now(),
      more: keys.pending() > 0,
      width: textWidth(size) - 2,
      page: page ? pageStep(page, size) : size.rows,
      quiet: session.state.settings.quiet === true,
      unaided: session.state.settings.unaided === true,
    };
    const action = commonAction(key) ?? pageAction(key, session.state, ui, context, !parts.ending);
    switch (action.type) {
      case "leave":
        parts.keepDraft(ui.editor.text);
        return LEFT[action.how];
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
        ui = await sent(session, action.event, ui);
        break;
      case "editor":
        ui = await editInEditor(parts, screen, keys, ui);
        break;
      case "redraw":
        screen.leave();
        screen.enter();
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

const LEFT = { end: ExitCode.ok, terminate: ExitCode.terminated, interrupt: ExitCode.interrupted } as const;

/** A section that was just opened comes into sight, as much of it as there is room for. */
function scrollOf(page: Page & Partial<FeedbackPage>, { scroll, sought }: UiState, size: Size): number {
  const limit = maxScroll(page, size);
  const section = sought && page.starts?.[sought];
  if (!section) return Math.min(scroll, limit);
  const shown = page.body.length - limit;
  const whole = section.row + section.rows - shown;
  return Math.min(limit, Math.max(Math.min(scroll, section.row), Math.min(whole, section.row)));
}

/** What is typed goes with the question, wherever the event leads. */
async function sent(session: Session, event: DrillEvent, ui: UiState): Promise<UiState> {
  const before = session.state;
  if (before.phase.name === "asking" && LEAVING.has(event.type))
    await session.send({ type: "draft", text: ui.editor.text });
  await session.send(event);
  const message = session.problem ?? messageAfter(event, before, session.state);
  const hinted = event.type === "hint" && message === undefined;
  return { ...ui, message, givingUp: undefined, ...(hinted ? { scroll: Number.MAX_SAFE_INTEGER } : {}) };
}

const LEAVING: ReadonlySet<DrillEvent["type"]> = new Set(["skip", "suspend", "undo", "said"] as const);

/** A note is edited, not written anew. */
function openedNote(session: Session, before: UiState, after: UiState): UiState {
  if (after.overlay !== "note" || before.overlay === "note") return after;
  return { ...after, note: editorWith(session.note(shownQuestion(session.state)) ?? "") };
}

function shownQuestion({ phase }: DrillState): string {
  if (phase.name === "asking") return phase.asking.question.id;
  return phase.name === "feedback" ? phase.answered.asking.question.id : "";
}

async function editInEditor(parts: AppParts, screen: Screen, keys: KeySource, ui: UiState): Promise<UiState> {
  parts.keepDraft(ui.editor.text);
  screen.leave();
  keys.pause();
  const { text, failure } = await parts.editExternally(ui.editor.text);
  keys.resume();
  screen.enter();
  if (text === undefined) return { ...ui, message: failure };
  const emptied = text.trim() === "" && ui.editor.text.trim() !== "";
  return {
    ...ui,
    editor: edit(ui.editor, { type: "replace", text }),
    message: emptied ? "Your editor left nothing. ctrl-_ brings the text back." : undefined,
  };
}
