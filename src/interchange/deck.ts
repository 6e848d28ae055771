/** Makes questions of flashcards: each sentence or list item of the back becomes a point to be covered. */
import type { PointInput, QuestionInput } from "../bank/question-input.js";
import { slug } from "../core/ids.js";
import type { Card } from "./cards.js";

/** More points than this are a chapter, not an answer; what comes later only adds. */
const MOST_REQUIRED = 8;
const MOST_POINTS = 40;
/** A back of at most so many words is a fact: its words are what must be said. */
const FACT_WORDS = 6;

export function deckFrom(
  cards: readonly Card[],
  topic: string | undefined,
  fallback: string,
): QuestionInput[] {
  const used = new Set<string>();
  return cards.map(({ front, back, gaps, deck, tags }) => {
    const main = topic ?? (slug(deck?.split("::").at(-1) ?? "") || fallback);
    const others = tags.map((tag) => slug(tag)).filter((tag) => tag && tag !== main);
    const id = unused(`${main}.${slug(front.replace(/\[…\]/g, "")) || "card"}`, used);
    return {
      id,
      prompt: front,
      topics: [...new Set([main, ...others])].slice(0, 12),
      minutes: 1,
      answer: back,
      look_for: gaps ? gaps.map((gap) => ({ point: gap, must: true, accept: [gap] })) : pointsOf(back),
    };
  });
}

function unused(id: string, used: Set<string>): string {
  let candidate = id;
  for (let n = 2; used.has(candidate); n++) candidate = `${id}-${n}`;
  used.add(candidate);
  return candidate;
}

function pointsOf(back: string): PointInput[] {
  const text = back.replace(/```[\s\S]*?```/g, "\n");
  const parts = (text.trim() ? text : back.replace(/`{3}/g, ""))
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u)
    .map((part) =>
      part
        .replace(/^\s*(?:[-*+•]|\d+[.)])\s+/, "")
        .replace(/\*\*/g, "")
        .trim(),
    )
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const distinct = [...new Set(parts)].slice(0, MOST_POINTS);
  return distinct.map((point, i) => ({
    point,
    ...(distinct.length === 1 ? { must: true } : {}),
    ...(i >= MOST_REQUIRED ? { bonus: true } : {}),
    ...(point.split(/\s+/).length <= FACT_WORDS ? { accept: [point.replace(/[.;,]$/, "")] } : {}),
  }));
}
