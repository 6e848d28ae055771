/** The course of a mock interview: its parts with their minutes, and which question each one asks next. */
import type { Belief } from "../ability/belief.js";
import { expectedSeconds } from "../ability/utility.js";
import { widenBelief } from "../ability/widen.js";
import type { Bank, QuestionSummary } from "../bank/bank.js";
import type { Question } from "../bank/question.js";
import type { Level } from "../bank/question-input.js";
import { candidatesOf } from "./candidates.js";
import { isOnRequest } from "./default-topics.js";
import type { Answered, DrillPart, DrillState } from "./drill-state.js";
import { CLOSING, OPENING } from "./mock-questions.js";
import { chooseInformative } from "./policy-choice.js";
import type { Selection } from "./select.js";

export type PartName = "opening" | "technical core" | "design" | "behavioral" | "your questions";

export interface PlannedPart {
  name: PartName;
  minutes: number;
}

/** Minutes below which a part is not worth having. */
const LEAST: Readonly<Record<PartName, number>> = {
  opening: 1.5,
  "technical core": 4,
  design: 8,
  behavioral: 4,
  "your questions": 1.5,
};

const SHARES: readonly (readonly [PartName, number])[] = [
  ["opening", 0.06],
  ["technical core", 0.44],
  ["design", 0.29],
  ["behavioral", 0.14],
  ["your questions", 0.07],
];

/** Splits the time; what is too short for its part, or has no question in the bank, goes to the technical core. */
export function planMock(minutes: number, available: readonly PartName[]): PlannedPart[] {
  const parts = SHARES.map(([name, share]) => ({ name, minutes: share * minutes }));
  const kept = parts.filter(
    (part) =>
      part.name === "technical core" || (part.minutes >= LEAST[part.name] && available.includes(part.name)),
  );
  const rest = minutes - kept.reduce((sum, part) => sum + part.minutes, 0);
  return kept.map((part) =>
    part.name === "technical core" ? { ...part, minutes: part.minutes + rest } : part,
  );
}

/** Which part a question belongs to, by its kind. */
export function partOf({ id, kind }: Pick<QuestionSummary, "id" | "kind">): PartName {
  if (id === OPENING.id) return "opening";
  if (id === CLOSING.id) return "your questions";
  return kind === "design" ? "design" : kind === "behavioral" ? "behavioral" : "technical core";
}

export interface MockOptions {
  bank: Bank;
  summaries: readonly QuestionSummary[];
  minutes: number;
  level: Level;
  /** By topic, for the technical core and the design; 0 is never asked. */
  weight: (topic: string) => number;
  seen: (id: string) => number;
  belief: () => Belief;
  seed: string;
  now: () => number;
  /** Somebody sits at the keyboard: who answers fast is asked more. From a pipe, answers come at once. */
  live?: boolean;
}

/** Times the expected questions that somebody may get through who answers fast. */
const MOST_HASTE = 2.5;

const NEAR: Readonly<Record<Level, readonly Level[]>> = {
  beginner: ["beginner", "intermediate"],
  intermediate: ["intermediate", "beginner", "senior"],
  senior: ["senior", "intermediate"],
};

export interface Mock {
  parts: readonly PlannedPart[];
  select(exclude: readonly string[], state: DrillState | undefined): Selection | undefined;
}

export function createMock(options: MockOptions): Mock {
  const { bank, seed, now } = options;
  const pools = poolsOf(options);
  const available = (["design", "behavioral"] as const).filter((name) => pools(name).length > 0);
  const parts = planMock(options.minutes, ["opening", "your questions", ...available]);
  const start = now();
  /** Expected seconds of what was asked, by part: where answers come at once, as from a pipe, parts still end. */
  const spent = new Map<PartName, number>();
  const haste = options.live ? MOST_HASTE : 1;
  const followed = new Set<string>();
  let at = 0;

  const endOf = (index: number): number =>
    start + 60_000 * parts.slice(0, index + 1).reduce((sum, { minutes }) => sum + minutes, 0);
  const partAt = (index: number): DrillPart => ({ name: parts[index]?.name ?? "", endsAt: endOf(index) });
  const isOver = (index: number): boolean => {
    const part = parts[index];
    if (!part) return true;
    const used = spent.get(part.name) ?? 0;
    return used > 0 && (now() >= endOf(index) - 30_000 || used >= 54 * part.minutes * haste);
  };
  const choose = (name: PartName, exclude: ReadonlySet<string>): Selection | undefined => {
    if (name === "opening" || name === "your questions") {
      const question = name === "opening" ? OPENING : CLOSING;
      return exclude.has(question.id)
        ? undefined
        : { id: question.id, question, reason: "every interview has it" };
    }
    const open = pools(name).filter(({ id }) => !exclude.has(id));
    const warmsUp = name === "technical core" && !spent.has(name);
    const pool = warmsUp || name === "behavioral" ? open : ofLevel(open, options.level);
    return chooseFrom(pool, options, exclude, bank, seed);
  };
  return {
    parts,
    select(exclude, state) {
      const last = state?.answered.at(-1);
      if (last && now() < endOf(at) + 60_000) {
        const followUp = followed.has(last.asking.question.id) ? undefined : followUpOf(last);
        followed.add(last.asking.question.id);
        if (followUp)
          return {
            id: followUp.id,
            question: followUp,
            followUp: true,
            reason: "a point was missed",
            part: partAt(at),
          };
      }
      const used = new Set(exclude);
      while (at < parts.length) {
        const part = parts[at];
        const selection = part && !isOver(at) ? choose(part.name, used) : undefined;
        if (part && selection) {
          const summary = bank.summary(selection.id) ?? selection.question;
          spent.set(part.name, (spent.get(part.name) ?? 0) + (summary ? expectedSeconds(summary) : 0));
          return { ...selection, part: partAt(at) };
        }
        at++;
      }
      return undefined;
    },
  };
}

function poolsOf({ summaries, level, weight }: MockOptions): (name: PartName) => QuestionSummary[] {
  const known = summaries.filter(({ kind }) => kind !== "choice");
  return (name) => {
    const pool = known.filter((summary) => partOf(summary) === name);
    const wanted = pool.filter(
      ({ topic }) => weight(topic) > 0 || (name === "behavioral" && !isOnRequest(topic)),
    );
    const usable = wanted.length ? wanted : pool;
    const near = usable.filter((summary) => NEAR[level].includes(summary.level));
    return near.length ? near : usable;
  };
}

/** Fewer would be the same in each interview. */
const ENOUGH_OF_LEVEL = 4;

/** After the first question, the position's own level, where there are enough questions of it. */
function ofLevel(open: readonly QuestionSummary[], level: Level): readonly QuestionSummary[] {
  const own = open.filter((summary) => summary.level === level);
  return own.length >= ENOUGH_OF_LEVEL ? own : open;
}

function chooseFrom(
  open: readonly QuestionSummary[],
  options: MockOptions,
  exclude: ReadonlySet<string>,
  bank: Bank,
  seed: string,
): Selection | undefined {
  const asked = new Map<string, number>();
  for (const id of exclude) {
    const topic = bank.summary(id)?.topic;
    if (topic !== undefined) asked.set(topic, (asked.get(topic) ?? 0) + 1);
  }
  // An interviewer leaves a topic after one question while others that matter are untouched.
  const fresh = open.filter(({ topic }) => !asked.has(topic));
  const pool = fresh.length ? fresh : open;
  const topics = [...new Set(pool.map(({ topic }) => topic))];
  const choice = chooseInformative({
    belief: widenBelief(options.belief(), topics),
    candidates: candidatesOf(pool, undefined, seed),
    weight: options.weight,
    seen: options.seen,
    asked,
  });
  return choice && { id: choice.candidate.summary.id, reason: choice.reason };
}

/**
 * The answered question as the interviewer goes on with it: one of its follow-ups, near to what was missed. Undefined
 * when everything was covered, nothing was, or the answer was to a follow-up already.
 */
export function followUpOf({ asking, verdicts, coverage }: Answered): Question | undefined {
  const { question } = asking;
  if (asking.followUp || question.follow_ups.length === 0 || coverage < 0.15) return undefined;
  const missed = question.look_for.filter(
    ({ id, bonus }) => !bonus && verdicts[id] !== "covered" && verdicts[id] !== undefined,
  );
  if (missed.length === 0) return undefined;
  const words = wordsOf(missed.map(({ point }) => point).join(" "));
  const near = [...question.follow_ups]
    .map((text, i) => ({ text, i, shared: [...wordsOf(text)].filter((word) => words.has(word)).length }))
    .sort((a, b) => b.shared - a.shared || a.i - b.i)[0];
  return near && { ...question, prompt: near.text, look_for: missed, follow_ups: [], minutes: 2 };
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
}
