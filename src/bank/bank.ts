/** Questions loaded together. Selection works on summaries; a whole question is only read when it is asked. */
import { contentHash } from "../core/hash.js";
import type { Point, Question } from "./question.js";
import type { Level, QuestionKind } from "./question-input.js";

export type PointSummary = Pick<Point, "id" | "must" | "bonus" | "weight">;

/** What scheduling and selection need to know of a question. */
export interface QuestionSummary {
  id: string;
  topic: string;
  topics: readonly string[];
  level: Level;
  kind: QuestionKind;
  /** Expected minutes. */
  minutes: number;
  /** Logits, where the author gave one. */
  difficulty?: number | undefined;
  /** Number of options; 0 when it is not a choice. */
  options: number;
  points: readonly PointSummary[];
  /** Hash of everything that a person sees or is graded by. */
  revision: string;
}

export interface Bank {
  readonly summaries: readonly QuestionSummary[];
  summary(id: string): QuestionSummary | undefined;
  get(id: string): Question | undefined;
}

export const CHOICE_POINT: PointSummary = { id: "choice", must: true, bonus: false, weight: 1 };
/** The one memory of a question that has no rubric. */
export const WHOLE_POINT: PointSummary = { id: "answer", must: true, bonus: false, weight: 1 };

export function summarize(question: Question): QuestionSummary {
  return {
    id: question.id,
    topic: question.topic,
    topics: question.topics,
    level: question.level,
    kind: question.kind,
    minutes: question.minutes,
    ...(question.difficulty === undefined ? {} : { difficulty: question.difficulty }),
    options: question.options.length,
    points: memoryPoints(question),
    revision: revisionOf(question),
  };
}

/** The points that have a memory of their own: one for a choice, one for a question without a rubric. */
export function memoryPoints(question: Pick<Question, "kind" | "look_for">): PointSummary[] {
  if (question.kind === "choice") return [CHOICE_POINT];
  if (question.look_for.length === 0) return [WHOLE_POINT];
  return question.look_for.map(({ id, must, bonus, weight }) => ({ id, must, bonus, weight }));
}

export function revisionOf(question: Question): string {
  const { reviewed: _, ...content } = question;
  return contentHash(JSON.stringify(content));
}

/** A bank over questions that are already in memory. The first of two questions with one id wins. */
export function createBank(questions: readonly Question[]): Bank {
  const byId = new Map<string, Question>();
  for (const question of questions) if (!byId.has(question.id)) byId.set(question.id, question);
  const summaries = [...byId.values()].map(summarize);
  return createLazyBank(summaries, (id) => byId.get(id));
}

/** A bank whose questions are read one by one. `read` also gets the question's place among the summaries. */
export function createLazyBank(
  summaries: readonly QuestionSummary[],
  read: (id: string, index: number) => Question | undefined,
): Bank {
  let places: ReadonlyMap<string, number> | undefined;
  const placeOf = (id: string): number | undefined => {
    places ??= new Map(summaries.map((summary, i) => [summary.id, i]));
    return places.get(id);
  };
  return {
    summaries,
    summary: (id) => summaries[placeOf(id) ?? -1],
    get: (id) => {
      const index = placeOf(id);
      return index === undefined ? undefined : read(id, index);
    },
  };
}

/** Several banks as one; the first one that has an id wins. */
export function joinBanks(banks: readonly Bank[]): Bank {
  const [only] = banks;
  if (banks.length === 1 && only) return only;
  const owner = new Map<string, Bank>();
  for (const bank of banks) for (const { id } of bank.summaries) if (!owner.has(id)) owner.set(id, bank);
  const summaries = banks.flatMap((bank) => bank.summaries.filter(({ id }) => owner.get(id) === bank));
  return {
    summaries,
    summary: (id) => owner.get(id)?.summary(id),
    get: (id) => owner.get(id)?.get(id),
  };
}

/** The topics in use, alphabetically. */
export function topicsOf(bank: Bank): string[] {
  return [...new Set(bank.summaries.flatMap((summary) => summary.topics))].sort();
}
