/** Cards in Markdown, as hashcards has them: `Q:` and `A:` paragraphs, and `C:` with the gaps in brackets. */
import type { ParsedCards } from "./cards.js";

export function markdownCards(text: string): ParsedCards {
  const parsed: ParsedCards = { cards: [], problems: [] };
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, "");
  // A card reaches to the next one, or to a ruled line.
  for (const part of body.split(/^(?=[QC]:\s)|^---+$/m)) addCard(part.trim(), parsed);
  return parsed;
}

function addCard(part: string, { cards, problems }: ParsedCards): void {
  if (part.startsWith("Q:")) {
    const [front = "", back = ""] = part.slice(2).split(/^A:/m, 2);
    if (front.trim() && back.trim())
      cards.push({ front: front.trim(), back: unwrapped(back.trim()), tags: [] });
    else problems.push(`"${title(front)}" has no answer.`);
  } else if (part.startsWith("C:")) {
    const text = part.slice(2).trim();
    const gap = /(?<!!)\[([^\]]+)\](?!\()/g;
    const asked = text.replace(gap, "[…]");
    if (asked === text) problems.push(`"${title(text)}" has no gap in brackets.`);
    else {
      const gaps = [...text.matchAll(gap)].map(([, words = ""]) => words);
      cards.push({ front: asked, back: unwrapped(text.replace(gap, "$1")), gaps, tags: [] });
    }
  }
}

/** A line that only goes on is part of the paragraph before it; code and lists stay as they are. */
function unwrapped(text: string): string {
  return text
    .split(/(```[\s\S]*?```)/)
    .map((part) =>
      part.startsWith("```") ? part : part.replace(/([^\n])\n(?!\n|\s*(?:[-*+]|\d+[.)])\s|$)/g, "$1 "),
    )
    .join("");
}

function title(text: string): string {
  return text.trim().split("\n", 1)[0]?.slice(0, 60) ?? "";
}
