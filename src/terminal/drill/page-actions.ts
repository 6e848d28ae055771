/** Which meaning a key has, by the page that is on screen, and what the person is told after it. */
import type { DrillEvent, DrillState } from "../../session/drill-state.js";
import { feedbackOf } from "../../session/feedback.js";
import type { Key } from "../keys.js";
import { feedbackAction, lastFeedbackAction } from "./feedback-keys.js";
import {
  type Action,
  askingAction,
  type KeyContext,
  NOTHING,
  noteAction,
  readingAction,
  scrollAction,
} from "./key-actions.js";
import type { UiState } from "./ui-state.js";

export type PageAction = Action | { type: "note"; text: string } | { type: "close" };

/** `undoable`: the last page belongs to a drill, whose last answer can be taken back. */
export function pageAction(
  key: Key,
  state: DrillState,
  ui: UiState,
  context: KeyContext,
  undoable: boolean,
): PageAction {
  const { phase } = state;
  if (ui.overlay === "note") return noteAction(key, ui, context);
  const last = ui.overlay === "last" ? state.answered.at(-1) : undefined;
  if (last) return lastFeedbackAction(key, ui, feedbackOf(last), context);
  if (ui.overlay) return readingAction(key, ui, context);
  switch (phase.name) {
    case "asking":
      return askingAction(key, ui, phase.asking, context);
    case "feedback":
      return feedbackAction(key, ui, feedbackOf(phase.answered), context);
    case "finished":
      if (key.text === "u" && undoable) return { type: "send", event: { type: "undo", at: context.now } };
      return key.name === "enter" || key.text === "q" || key.name === "escape"
        ? { type: "close" }
        : (scrollAction(key, ui, context) ?? NOTHING);
    default:
      return NOTHING;
  }
}

const VERDICT_WORDS = { covered: "covered", partial: "partly covered", missed: "missed" } as const;

/** What happened, where the page alone does not show it. */
export function messageAfter(event: DrillEvent, before: DrillState, after: DrillState): string | undefined {
  const { phase } = after;
  switch (event.type) {
    case "confidence":
      return `How sure you are: ${Math.round(event.value * 5 + 0.5)} of 5.`;
    case "easy":
      return after.answered.at(-1)?.easy ? "Too easy: it comes back much later." : "Not too easy after all.";
    case "hint":
      if (phase.name !== "asking" || before.phase.name !== "asking") return undefined;
      if (phase.asking.hints.length > before.phase.asking.hints.length) return undefined;
      return phase.asking.hints.length ? "There are no more hints." : "There is no hint for this question.";
    case "skip":
      return phase.name === "asking" ? "Skipped. ctrl-b goes back to it." : "Skipped.";
    case "suspend":
      return `Suspended: ${suspendedId(before)} is not asked again.${phase.name === "asking" ? " ctrl-b takes that back." : ""}`;
    case "correct":
      return `Point ${numberOf(after, event.point)}: ${VERDICT_WORDS[event.verdict]}.`;
    case "undo":
      return undoMessage(before, after);
    default:
      return undefined;
  }
}

function suspendedId({ phase }: DrillState): string {
  if (phase.name === "asking") return phase.asking.question.id;
  return phase.name === "feedback" ? phase.answered.asking.question.id : "the question";
}

function numberOf({ answered }: DrillState, point: string): number {
  const last = answered.at(-1);
  return last ? feedbackOf(last).points.findIndex(({ id }) => id === point) + 1 : 0;
}

function undoMessage(before: DrillState, after: DrillState): string | undefined {
  if (after.answered.length < before.answered.length) return "Taken back: answer it again, or skip it.";
  return after.passed.length < before.passed.length ? "Back again." : "There is nothing to take back.";
}
