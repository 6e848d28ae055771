/** A question with every default filled in, under the same names as in the file. */
import { slug } from "../core/ids.js";
import type { Level, PointInput, QuestionInput, QuestionKind, RedFlagInput } from "./question-input.js";

/** One thing to look for in an answer. */
export interface Point {
  /** Unique within the question. */
  id: string;
  point: string;
  must: boolean;
  bonus: boolean;
  /** From 0.1 to 10. */
  weight: number;
  accept: string[];
  hint?: string;
}

/** A misconception that an answer may show. */
export interface RedFlag {
  id: string;
  point: string;
  accept: string[];
}

export interface Option {
  text: string;
  correct: boolean;
  why?: string;
}

export interface Reference {
  title: string;
  url?: string;
}

export interface Question {
  id: string;
  prompt: string;
  kind: QuestionKind;
  level: Level;
  /** The main topic: the first of `topics`. */
  topic: string;
  topics: string[];
  /** Logits, where the author gave one. */
  difficulty?: number;
  /** Expected minutes to answer. */
  minutes: number;
  /** The model answer, Markdown; empty when there is none. */
  answer: string;
  look_for: Point[];
  red_flags: RedFlag[];
  follow_ups: string[];
  options: Option[];
  anchors: Partial<Record<1 | 2 | 3 | 4 | 5, string>>;
  references: Reference[];
  /** ISO date of the last review of the text. */
  reviewed?: string;
}

const DEFAULT_MINUTES: Record<QuestionKind, number> = { open: 4, behavioral: 5, design: 12, choice: 1 };

/** Fills the defaults. `fallback` holds what the file says for all its questions. */
export function toQuestion(input: QuestionInput, fallback: { topic?: string; level?: Level } = {}): Question {
  const id = input.id ?? (slug(input.prompt) || "question");
  const topics = input.topics?.length ? [...new Set(input.topics)] : [fallback.topic ?? topicOfId(id)];
  const kind = input.kind ?? (input.options?.length ? "choice" : "open");
  return {
    id,
    prompt: input.prompt,
    kind,
    level: input.level ?? fallback.level ?? "intermediate",
    topic: topics[0] ?? "general",
    topics,
    ...(input.difficulty === undefined ? {} : { difficulty: input.difficulty }),
    minutes: input.minutes ?? DEFAULT_MINUTES[kind],
    answer: input.answer ?? "",
    look_for: withUniqueIds((input.look_for ?? []).map(toPoint)),
    red_flags: withUniqueIds((input.red_flags ?? []).map(toRedFlag)),
    follow_ups: input.follow_ups ?? [],
    options: (input.options ?? []).map((o) => ({ ...o, correct: o.correct ?? false })) as Option[],
    anchors: (input.anchors ?? {}) as Question["anchors"],
    references: (input.references ?? []).map((r) =>
      typeof r === "string" ? { title: r } : r,
    ) as Reference[],
    ...(input.reviewed === undefined ? {} : { reviewed: input.reviewed }),
  };
}

function topicOfId(id: string): string {
  const dot = id.indexOf(".");
  return dot > 0 ? id.slice(0, dot) : "general";
}

export function toPoint(input: string | PointInput): Point {
  const given = typeof input === "string" ? { point: input } : input;
  return {
    id: given.id ?? (slug(given.point) || "point"),
    point: given.point,
    must: given.must ?? false,
    bonus: given.bonus ?? false,
    weight: given.weight ?? 1,
    accept: given.accept ?? [],
    ...(given.hint === undefined ? {} : { hint: given.hint }),
  };
}

function toRedFlag(input: string | RedFlagInput): RedFlag {
  const given = typeof input === "string" ? { point: input } : input;
  return {
    id: given.id ?? (slug(given.point) || "red-flag"),
    point: given.point,
    accept: given.accept ?? [],
  };
}

/** Two points with the same text still need two memories. */
function withUniqueIds<T extends { id: string }>(items: T[]): T[] {
  const seen = new Set<string>();
  return items.map((item) => {
    let id = item.id;
    for (let n = 2; seen.has(id); n++) id = `${item.id}-${n}`;
    seen.add(id);
    return id === item.id ? item : { ...item, id };
  });
}
