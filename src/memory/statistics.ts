/** How a person stands: what is due when, how each topic goes, and how many days in a row they practiced. */
import type { QuestionSummary } from "../bank/bank.js";
import { localDay } from "../progress/days.js";
import type { ProgressState } from "../progress/state.js";
import { dueAt, isDue, questionRetrievability } from "./due.js";
import { DAY } from "./fsrs.js";

export interface TopicStatistics {
  topic: string;
  questions: number;
  seen: number;
  due: number;
  /** Mean coverage of the last answers, 0..1. */
  coverage?: number;
  /** Mean probability of recall now, 0..1. */
  recall?: number;
  /** Share of returned points that were recalled, 0..1. */
  retention?: number;
}

export interface Statistics {
  questions: number;
  seen: number;
  dueNow: number;
  suspended: number;
  reviews: number;
  /** Spent answering, in all. */
  seconds: number;
  /** Due in each of the next thirty days; what is due now counts for the first. */
  forecast: number[];
  topics: TopicStatistics[];
  /** Share of returned points recalled, and what the memory model expected, 0..1. */
  retention?: { recalled: number; expected: number; points: number };
  streak: { current: number; longest: number; daysPracticed: number };
  /** Reviews in each of the last thirty days, the last one is today. */
  activity: number[];
  /** Questions that are forgotten again and again, the hardest first. */
  hardest: HardQuestion[];
}

export interface HardQuestion {
  question: string;
  answers: number;
  /** Share of its returned points that were recalled, 0..1. */
  recalled: number;
}

const DAYS = 30;

export interface StatisticsInput {
  summaries: readonly QuestionSummary[];
  state: ProgressState;
  /** Milliseconds since 1970. */
  now: number;
  /** Minutes east of UTC. */
  offset: number;
}

export function statistics({ summaries, state, now, offset }: StatisticsInput): Statistics {
  const open = summaries.filter(({ id }) => !state.suspended.has(id));
  const days = Array.from({ length: DAYS }, (_, i) => localDay(now - (DAYS - 1 - i) * DAY, offset));
  return {
    questions: summaries.length,
    seen: summaries.filter(({ id }) => state.questions.has(id)).length,
    dueNow: open.filter((summary) => isDue(summary, state.points.get(summary.id), now)).length,
    suspended: summaries.length - open.length,
    reviews: state.reviews,
    seconds: sum([...state.questions.values()].map(({ seconds }) => seconds)),
    forecast: forecast(open, state, now),
    topics: topicStatistics(open, state, now),
    ...retentionOf(summaries, state),
    streak: streakOf(state, now, offset),
    activity: days.map((day) => state.days.get(day)?.reviews ?? 0),
    hardest: hardestOf(open, state),
  };
}

/** Fewer answers may be bad luck. */
const ENOUGH_ANSWERS = 4;
/** Far below what the schedule aims at. */
const HARD = 0.75;

function hardestOf(summaries: readonly QuestionSummary[], state: ProgressState): HardQuestion[] {
  return summaries
    .flatMap(({ id }) => {
      const known = state.questions.get(id);
      if (!known || known.reviews < ENOUGH_ANSWERS || known.returned === 0) return [];
      return [{ question: id, answers: known.reviews, recalled: known.recalled / known.returned }];
    })
    .filter(({ recalled }) => recalled < HARD)
    .sort((a, b) => a.recalled - b.recalled)
    .slice(0, 5);
}

function forecast(summaries: readonly QuestionSummary[], state: ProgressState, now: number): number[] {
  const counts = new Array<number>(DAYS).fill(0);
  for (const summary of summaries) {
    const due = dueAt(summary, state.points.get(summary.id), now);
    if (due === undefined) continue;
    const day = Math.max(0, Math.floor((due - now) / DAY));
    if (day < DAYS) counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
}

function topicStatistics(
  summaries: readonly QuestionSummary[],
  state: ProgressState,
  now: number,
): TopicStatistics[] {
  const groups = new Map<string, QuestionSummary[]>();
  for (const summary of summaries) groups.set(summary.topic, [...(groups.get(summary.topic) ?? []), summary]);
  return [...groups].map(([topic, questions]) => {
    const known = questions.flatMap(({ id }) => state.questions.get(id) ?? []);
    const recalls = questions.flatMap(
      (summary) => questionRetrievability(summary, state.points.get(summary.id), now) ?? [],
    );
    const returned = sum(known.map((question) => question.returned));
    return {
      topic,
      questions: questions.length,
      seen: known.length,
      due: questions.filter((summary) => isDue(summary, state.points.get(summary.id), now)).length,
      ...(known.length
        ? { coverage: sum(known.map(({ lastCoverage }) => lastCoverage)) / known.length }
        : {}),
      ...(recalls.length ? { recall: sum(recalls) / recalls.length } : {}),
      ...(returned ? { retention: sum(known.map((question) => question.recalled)) / returned } : {}),
    };
  });
}

function retentionOf(
  summaries: readonly QuestionSummary[],
  state: ProgressState,
): Pick<Statistics, "retention"> {
  const known = summaries.flatMap(({ id }) => state.questions.get(id) ?? []);
  const points = sum(known.map(({ returned }) => returned));
  if (points === 0) return {};
  return {
    retention: {
      points,
      recalled: sum(known.map(({ recalled }) => recalled)) / points,
      expected: sum(known.map(({ expected }) => expected)) / points,
    },
  };
}

/** A streak that reached yesterday still stands: today is not over. */
function streakOf(state: ProgressState, now: number, offset: number): Statistics["streak"] {
  const practiced = (ago: number): boolean =>
    (state.days.get(localDay(now - ago * DAY, offset))?.reviews ?? 0) > 0;
  let current = 0;
  for (let ago = practiced(0) ? 0 : 1; practiced(ago); ago++) current++;
  const days = [...state.days].filter(([, { reviews }]) => reviews > 0).map(([day]) => Date.parse(day));
  days.sort((a, b) => a - b);
  let longest = 0;
  let run = 0;
  days.forEach((day, i) => {
    run = i > 0 && day - (days[i - 1] ?? 0) <= DAY * 1.5 ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return { current, longest: Math.max(longest, current), daysPracticed: days.length };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
