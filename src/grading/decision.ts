/** The choice that opens an answer ("Yes, …", "No. …", "B, because …"): where it differs, what follows argues for another thing. */
import type { Text } from "./text.js";

/** Longest opening that is a choice and not yet a statement. */
const MOST_WORDS = 2;

/** The stems of a choice. */
export type Decision = ReadonlySet<string>;

/**
 * The opening choice of a text: yes, no, or one of the alternatives that the prompt names, set off from what follows.
 * Undefined where the text opens otherwise.
 */
export function decisionOf(
  { tokens, clauseOf }: Text,
  promptStems: ReadonlySet<string>,
): Decision | undefined {
  const words: string[] = [];
  for (let i = 0; i < tokens.length && clauseOf[i] === clauseOf[0]; i++) {
    const token = tokens[i];
    if (!token || token.wordClass === "determiner") continue;
    if (i >= MOST_WORDS + 1 || words.length === MOST_WORDS) return undefined;
    words.push(token.stem);
  }
  if (words.length === 0 || !words.every((word) => word === "ye" || word === "no" || promptStems.has(word)))
    return undefined;
  return new Set(words);
}

/** True where both texts open with a choice and the choices share nothing. */
export function decidesOtherwise(wanted: Decision | undefined, said: Decision | undefined): boolean {
  if (!wanted || !said) return false;
  for (const word of said) if (wanted.has(word)) return false;
  return true;
}
