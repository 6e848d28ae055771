/** State as a fold over the set of events: order in the file, duplicates and interleaving do not matter. */
import { encodeEvent } from "./codec.js";
import { applyEffect } from "./effects.js";
import type { JournalEvent, UndoEvent } from "./events.js";
import { emptyState, type ProgressState } from "./state.js";

/**
 * The state after all events, in order of id. The same event given twice counts once; of two different events with
 * one id (damage) the one with the greater text counts, so that the result depends on the set alone.
 */
export function fold(events: Iterable<JournalEvent>): ProgressState {
  const unique = new Map<string, JournalEvent>();
  for (const event of events) {
    const other = unique.get(event.id);
    if (!other || encodeEvent(event) > encodeEvent(other)) unique.set(event.id, event);
  }
  const sorted = [...unique.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return foldSorted(sorted, resolveUndone(sorted.filter((event) => event.type === "undo")));
}

/** As `fold`, for events whose ids ascend and whose undone ones are known. */
export function foldSorted(events: Iterable<JournalEvent>, undone: ReadonlySet<string>): ProgressState {
  const state = emptyState();
  for (const event of events) applySorted(state, event, undone);
  return state;
}

/** Changes `state` by one event that comes after all before it and may be undone. */
export function applySorted(state: ProgressState, event: JournalEvent, undone: ReadonlySet<string>): void {
  state.events++;
  state.lastId = event.id;
  if (event.type !== "undo" && !undone.has(event.id)) applyEffect(state, event);
}

/**
 * Changes `state` by one event, where that can be done in place: false, with nothing changed, when the
 * event is not the newest or takes something back; then the state has to be folded anew.
 */
export function apply(state: ProgressState, event: JournalEvent): boolean {
  if (event.type === "undo" || event.id <= state.lastId) return false;
  state.events++;
  state.lastId = event.id;
  applyEffect(state, event);
  return true;
}

/**
 * The ids of events that do not count. An undo counts unless a later undo takes it back, so walking from the newest
 * to the oldest decides each one once; an undo of something later than itself is ignored.
 */
export function resolveUndone(undos: readonly Pick<UndoEvent, "id" | "target">[]): Set<string> {
  const undone = new Set<string>();
  for (const undo of [...undos].sort((a, b) => (a.id < b.id ? 1 : -1)))
    if (!undone.has(undo.id) && undo.target < undo.id) undone.add(undo.target);
  return undone;
}
