/** A review as the belief reads it. */
import type { ItemSource } from "./item.js";

/** One review as the progress state keeps it. */
export interface PastReview {
  id: string;
  question: string;
  /** Milliseconds since 1970. */
  at: number;
  /** 0..1. */
  coverage: number;
  /** Asked again in the same session: what was just read back says nothing about ability. */
  again?: boolean;
  asked?: { topic: string; level: string; kind: string };
}

/** Of one review everything that the fold reads, so that two with one text fold alike. */
export function reviewText(review: PastReview, find: (id: string) => ItemSource | undefined): string {
  const { id, question, at, coverage, again, asked } = review;
  const source = find(question);
  const item = source
    ? [source.topic, source.topics.join(" "), source.level, source.kind, source.options, source.difficulty]
    : [asked?.topic, asked?.level, asked?.kind];
  return [id, question, at, coverage, again ? 1 : 0, ...item].join("|");
}
