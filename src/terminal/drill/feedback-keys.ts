/** What a key means on the page of feedback, and on the last one shown once more: pure, as key-actions is. */
import type { Verdict } from "../../grading/assessment.js";
import type { Key } from "../keys.js";
import type { Section } from "./feedback-page.js";
import { type Action, type KeyContext, NOTHING, scrollAction, toggled, ui } from "./key-actions.js";
import { indexOfLabel } from "./labels.js";
import type { UiState } from "./ui-state.js";

/** What a wrong verdict most often should have been comes first. */
export const NEXT_VERDICT: Record<Verdict, Verdict> = {
  missed: "covered",
  covered: "partial",
  partial: "missed",
};

const SECTION_KEYS: Record<string, Section> = { m: "model", f: "follow-up", r: "references", a: "answer" };

/** They mean the same with control, as on the page before. */
const CONTROL_TOO: readonly string[] = ["x", "b", "n"];

interface FeedbackContext {
  /** Point ids in the order shown, with their verdicts. */
  points: readonly { id: string; verdict: Verdict }[];
}

export function feedbackAction(
  key: Key,
  state: UiState,
  { points }: FeedbackContext,
  context: KeyContext,
): Action {
  const { now } = context;
  const scroll = scrollAction(key, state, context);
  if (scroll) return scroll;
  const section = key.ctrl || key.alt ? undefined : SECTION_KEYS[key.text];
  if (section) return ui(state, { open: toggled(state.open, section), sought: section });
  const point = points[indexOfLabel(key.text, points.length) ?? -1];
  if (point)
    return {
      type: "send",
      event: { type: "correct", point: point.id, verdict: NEXT_VERDICT[point.verdict] },
    };
  if (key.alt || (key.ctrl && !CONTROL_TOO.includes(key.name))) return NOTHING;
  switch (key.text || key.name) {
    case "enter":
      return { type: "send", event: { type: "next", at: now } };
    case "e":
      return { type: "send", event: { type: "easy" } };
    case "x":
      return { type: "send", event: { type: "suspend", at: now } };
    case "u":
    case "b":
      return { type: "send", event: { type: "undo", at: now } };
    case "n":
      return ui(state, { overlay: "note" });
    case "q":
      return { type: "send", event: { type: "stop" } };
    case "?":
    case "escape":
    case "f1":
      return ui(state, { overlay: "keys", scroll: 0 });
    default:
      return NOTHING;
  }
}

/** The last feedback once more, over the next question: what changes the answer works, the rest closes it. */
export function lastFeedbackAction(
  key: Key,
  state: UiState,
  feedback: FeedbackContext,
  context: KeyContext,
): Action {
  const action = feedbackAction(key, state, feedback, context);
  if (action.type === "ui" && action.ui.overlay === "last") return action;
  if (action.type === "send" && (action.event.type === "correct" || action.event.type === "easy"))
    return action;
  return ui(state, { overlay: undefined, open: new Set(), scroll: 0 });
}
