/** How much a text reads like English put together by someone: what lists of words and shuffled words lack. */
import type { Text } from "./text.js";
import type { WordClass } from "./words/function-words.js";

/** What may not follow a function word of a class, by class; "end" is the end of a sentence. */
const NEVER_FOLLOWS: Partial<Record<WordClass, readonly (WordClass | "end")[]>> = {
  determiner: ["determiner", "preposition", "conjunction", "be", "auxiliary", "modal", "end", "subject"],
  preposition: ["conjunction", "be", "modal", "subject"],
  conjunction: ["end"],
  modal: ["determiner", "preposition", "modal", "conjunction"],
  subject: ["determiner", "preposition"],
  subordinator: ["conjunction", "end"],
};
/** Prepositions that do not stand alone at the end, as "the drop next to it" and "ran by" may. */
const NEVER_LAST = new Set("of from into onto upon per as via".split(" "));
const FINITE_BE = new Set(["is", "are", "was", "were", "am"]);

export interface Grammar {
  /** Share of the words that are function words, 0..1. */
  readonly functionShare: number;
  /** Pairs of neighbors that English does not allow, per pair with a function word in it, 0..1. */
  readonly broken: number;
  readonly words: number;
}

export function grammarOf(text: Text): Grammar {
  let functions = 0;
  let pairs = 0;
  let broken = 0;
  const { tokens, sentenceOf } = text;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token?.wordClass) continue;
    functions++;
    pairs++;
    const next = sentenceOf[i + 1] === sentenceOf[i] ? tokens[i + 1] : undefined;
    const follows = next ? next.wordClass : "end";
    if (follows === undefined) continue;
    if (token.word === next?.word || (!next && NEVER_LAST.has(token.word))) broken++;
    else if (token.wordClass === "be" && follows === "be" && FINITE_BE.has(next?.word ?? "")) broken++;
    else if (NEVER_FOLLOWS[token.wordClass]?.includes(follows)) broken++;
  }
  return {
    functionShare: tokens.length ? functions / tokens.length : 0,
    broken: pairs ? broken / pairs : 0,
    words: tokens.length,
  };
}
