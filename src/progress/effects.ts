/** What each kind of event does to the state. */
import { elapsedSince, Rating, ratingOf, retrievability, reviewPoint, SAME_SITTING } from "../memory/fsrs.js";
import { localDay, timeOf } from "./days.js";
import type { AliasEvent, JournalEvent, ReviewEvent } from "./events.js";
import {
  KEEP,
  type ProgressState,
  type QuestionProgress,
  type ReviewSummary,
  SPARE,
  type Undoable,
} from "./state.js";

/** Changes `state` in place. Events must come in order of id. */
export function applyEffect(state: ProgressState, event: JournalEvent): void {
  const at = timeOf(event.at);
  switch (event.type) {
    case "review":
      review(state, event, at);
      break;
    case "alias":
      alias(state, event);
      break;
    case "suspend":
      if (event.suspended) state.suspended.add(event.question);
      else state.suspended.delete(event.question);
      break;
    case "note":
      if (event.text === "") state.notes.delete(event.question);
      else state.notes.set(event.question, event.text);
      break;
    case "session": {
      const { session: id, kind, seed, settings } = event;
      keepLast(state.sessions, { id, kind, seed, at, settings }, KEEP.sessions);
      return;
    }
    case "mock":
      keepLast(state.mocks, { session: event.session, at, report: event.report }, KEEP.mocks);
      return;
    case "reset":
      if (event.questions === "all") state.points.clear();
      else for (const question of event.questions) state.points.delete(question);
      break;
    case "undo":
      return;
  }
  const undoable: Undoable = { id: event.id, type: event.type, at };
  if ("question" in event) undoable.question = event.question;
  if ("coverage" in event) undoable.coverage = event.coverage;
  keepLast(state.undoable, undoable, KEEP.undoable);
}

function review(state: ProgressState, event: ReviewEvent, at: number): void {
  const progress = progressOf(state, event.question, at);
  const day = dayOf(state, at, event.offset);
  let memory = state.points.get(event.question);
  if (!memory) {
    memory = new Map();
    if (!event.cram) state.points.set(event.question, memory);
  }
  for (const id of Object.keys(event.points)) {
    const fact = event.points[id];
    if (!fact) continue;
    progress.lastVerdicts.set(id, fact.verdict);
    day[fact.verdict]++;
    if (event.cram) continue;
    const before = memory.get(id);
    const rating = ratingOf(fact, event.easy);
    const returns = before !== undefined && elapsedSince(before, at) >= SAME_SITTING;
    const recall = returns ? retrievability(before, at) : undefined;
    if (recall !== undefined) countReturn(progress, rating, recall);
    memory.set(id, reviewPoint(before, rating, at, recall));
  }
  progress.lastAt = at;
  progress.lastId = event.id;
  progress.seconds += event.seconds;
  day.seconds += event.seconds;
  if (event.asked) progress.asked = event.asked;
  if (!event.again) {
    progress.reviews++;
    progress.lastCoverage = event.coverage;
    day.reviews++;
    state.reviews++;
  }
  keepLast(state.recent, summarize(event, at), KEEP.recent);
}

/** A point that comes back after a night or more tells whether the odds given for it were right. */
function countReturn(progress: QuestionProgress, rating: Rating, recall: number): void {
  progress.returned++;
  if (rating !== Rating.again) progress.recalled++;
  progress.expected += recall;
}

function summarize(event: ReviewEvent, at: number): ReviewSummary {
  const summary: ReviewSummary = {
    id: event.id,
    question: event.question,
    at,
    coverage: event.coverage,
    seconds: event.seconds,
    mode: event.mode,
    again: event.again === true,
    cram: event.cram === true,
  };
  if (event.confidence !== undefined) summary.confidence = event.confidence;
  if (event.asked !== undefined) summary.asked = event.asked;
  return summary;
}

function progressOf(state: ProgressState, question: string, at: number): QuestionProgress {
  let progress = state.questions.get(question);
  if (!progress) {
    progress = {
      reviews: 0,
      firstAt: at,
      lastAt: at,
      lastId: "",
      lastCoverage: 0,
      lastVerdicts: new Map(),
      seconds: 0,
      returned: 0,
      recalled: 0,
      expected: 0,
    };
    state.questions.set(question, progress);
  }
  return progress;
}

function dayOf(
  state: ProgressState,
  at: number,
  offset: number,
): ProgressState["days"] extends Map<string, infer D> ? D : never {
  const key = localDay(at, offset);
  let day = state.days.get(key);
  if (!day) {
    day = { reviews: 0, seconds: 0, covered: 0, partial: 0, missed: 0 };
    state.days.set(key, day);
  }
  return day;
}

function alias(state: ProgressState, event: AliasEvent): void {
  const points = state.aliases.get(event.question) ?? new Map<string, string[]>();
  const others = (points.get(event.point) ?? []).filter((phrase) => phrase !== event.phrase);
  if (!event.removed) others.push(event.phrase);
  if (others.length > 0) points.set(event.point, others);
  else points.delete(event.point);
  if (points.size > 0) state.aliases.set(event.question, points);
  else state.aliases.delete(event.question);
}

function keepLast<T>(list: T[], item: T, most: number): void {
  list.push(item);
  // Some at a time: moving all others up for each one is a good part of folding a long journal.
  if (list.length >= most + SPARE) list.splice(0, SPARE);
}
