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
  subordinator: ["conjunction"],
};
/** Prepositions that do not stand alone at the end, as "the drop next to it" and "ran by" may. */
const NEVER_LAST = new Set(
  "of from into onto upon per as via because if than unless whereas although".split(" "),
);
const FINITE_BE = new Set(["is", "are", "was", "were", "am"]);

export interface Grammar {
  /** Share of the words that join others (articles, prepositions, verbs of being …), 0..1. */
  readonly glue: number;
  /** Pairs of neighbors that English does not allow, per pair with a function word in it, 0..1. */
  readonly broken: number;
  /** How many such pairs there are. */
  readonly breaks: number;
  readonly words: number;
}

export function grammarOf(text: Text): Grammar {
  let glue = 0;
  let pairs = 0;
  let broken = 0;
  const { tokens, sentenceOf } = text;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token?.wordClass) continue;
    if (token.wordClass !== "adverb" && token.wordClass !== "light") glue++;
    pairs++;
    const next = sentenceOf[i + 1] === sentenceOf[i] ? tokens[i + 1] : undefined;
    const follows = next ? next.wordClass : "end";
    if (follows === undefined) continue;
    if (token.word === next?.word || (!next && NEVER_LAST.has(token.word))) broken++;
    else if (token.wordClass === "be" && follows === "be" && FINITE_BE.has(next?.word ?? "")) broken++;
    else if (NEVER_FOLLOWS[token.wordClass]?.includes(follows)) broken++;
  }
  return {
    glue: tokens.length ? glue / tokens.length : 0,
    broken: pairs ? broken / pairs : 0,
    breaks: broken,
    words: tokens.length,
  };
}

/** Broken pairs at this share, or this little glue, alone make a text loose. */
const BROKEN_SHARE = 0.12;
const GLUE_EXPECTED = 0.25;
const GLUE_RANGE = 0.15;
const WORDS_TO_JUDGE = 4;

/** How little a text is held together by its grammar: from 1 on it is a list or a shuffle rather than sentences. */
export function looseWords({ broken, glue, words }: Grammar): number {
  const lack = words >= WORDS_TO_JUDGE ? Math.max(0, GLUE_EXPECTED - glue) / GLUE_RANGE : 0;
  return Math.min(1.5, broken / BROKEN_SHARE) + lack;
}
