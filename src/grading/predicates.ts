/** How many of a text's predicates are denied: who denies nearly all of them speaks against what the words say. */
import type { Text } from "./text.js";

export interface Predicates {
  /** Forms of "be", auxiliaries and modal verbs. */
  readonly verbs: number;
  /** Those that "not" or "never" follows at once. */
  readonly denied: number;
  readonly sentences: number;
  readonly words: number;
}

const DENIES = new Set(["not", "never"]);

/** Counts the finite verbs that English denies by "not". Linear in the text's length. */
export function predicatesOf({ tokens, clauseOf, sentences }: Text): Predicates {
  let verbs = 0;
  let denied = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { wordClass } = tokens[i] ?? {};
    if (wordClass !== "be" && wordClass !== "auxiliary" && wordClass !== "modal") continue;
    const denies = DENIES.has(tokens[i + 1]?.word ?? "");
    // "TCP has one, UDP does not" compares: what the last verb denies was just said of another thing.
    if (denies && clauseOf[i + 2] !== clauseOf[i]) continue;
    verbs++;
    if (denies) denied++;
  }
  return { verbs, denied, sentences: sentences.length, words: tokens.length };
}

/** Share of its predicates that an answer denies when it is said to turn a reference around, and that a reference may deny. */
const MOST_DENIED = 0.6;
const FEW_DENIED = 0.4;

/** Of the few verbs of notes nothing follows: a denial every other sentence and so many words is needed, or this many. */
const DENIALS_A_SENTENCE = 0.5;
const DENIALS_A_WORD = 1 / 28;
const MANY_DENIALS = 5;

/** True where a text denies most of its predicates, at least `atLeast`, and what it is held against does not. */
export function deniesMost(said: Predicates, wanted: Predicates, atLeast: number): boolean {
  const enough = Math.max(said.sentences * DENIALS_A_SENTENCE, said.words * DENIALS_A_WORD);
  return (
    said.denied >= Math.max(atLeast, Math.min(MANY_DENIALS, enough)) &&
    said.denied >= said.verbs * MOST_DENIED &&
    wanted.denied <= wanted.verbs * FEW_DENIED
  );
}
