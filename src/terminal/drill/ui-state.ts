/** What the drill's screen remembers beside the session itself: the text being typed, what is ticked, what is open. */
import type { Answered, Phase } from "../../session/drill-state.js";
import { type EditorState, editorWith, emptyEditor } from "../editor.js";
import type { AnswerWay } from "./asking-page.js";
import type { Section } from "./feedback-page.js";

/** What is shown over the page: all keys, the references, a note being written, the last feedback once more. */
export type Overlay = "keys" | "references" | "note" | "last";

export interface UiState {
  /** The phase object this belongs to: a new question or answer starts afresh. */
  subject: unknown;
  way: AnswerWay;
  editor: EditorState;
  marked: ReadonlySet<number>;
  open: ReadonlySet<Section>;
  scroll: number;
  /** A section that was just opened, to be brought into sight. */
  sought?: Section | undefined;
  message?: string | undefined;
  overlay?: Overlay | undefined;
  note: EditorState;
  /** Enter was pressed without a word written: once more gives up. */
  givingUp?: boolean | undefined;
}

export function freshUi(phase: Phase, preferred: "typing" | "saying"): UiState {
  const base: UiState = {
    subject: subjectOf(phase),
    way: preferred,
    editor: emptyEditor,
    marked: new Set(),
    open: new Set(),
    scroll: 0,
    note: emptyEditor,
  };
  // Who gave up wants to read.
  if (phase.name === "feedback" && gaveUp(phase.answered)) return { ...base, open: new Set(["model"]) };
  if (phase.name !== "asking") return base;
  const { question, draft } = phase.asking;
  return {
    ...base,
    way: question.kind === "choice" ? "choosing" : draft ? "typing" : preferred,
    editor: editorWith(draft),
  };
}

function gaveUp({ mode, answer }: Answered): boolean {
  return mode === "typed" && answer === "";
}

/** Changes when the person is looking at something else, and not when a hint or a verdict changes. */
export function subjectOf(phase: Phase): unknown {
  switch (phase.name) {
    case "asking":
      return `asking ${phase.asking.question.id} ${phase.asking.startedAt}`;
    case "feedback":
    case "grading":
      return `answered ${phase.answered.asking.question.id} ${phase.answered.asking.startedAt}`;
    default:
      return phase.name;
  }
}
