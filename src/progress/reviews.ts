/** The reviews that count: each once, in order, without those taken back. */
import type { JournalEvent, ReviewEvent } from "./events.js";
import { resolveUndone } from "./fold.js";

/** In order of id. */
export function effectiveReviews(events: readonly JournalEvent[]): ReviewEvent[] {
  const undone = resolveUndone(events.filter((event) => event.type === "undo"));
  const unique = new Map<string, ReviewEvent>();
  for (const event of events)
    if (event.type === "review" && !undone.has(event.id)) unique.set(event.id, event);
  return [...unique.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
