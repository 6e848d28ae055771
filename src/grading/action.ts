/** Who does what to whom: tells "the client verifies the server" from "the server verifies the client". */
import type { Reading } from "./reading.js";
import type { Stretch } from "./text.js";
import type { Token } from "./tokens.js";

/** What one participant of an exchange does to the other. */
export interface Action {
  /** The sides, of the exchanges that the two are opposed in, of who acts. */
  readonly agent: readonly number[];
  readonly deed: Deed;
}

/** What is done: the first word after who acts, the last one before "by". */
interface Deed {
  readonly term: number;
  /** The preposition after it: to wait for somebody is another thing than to wait behind them. */
  readonly preposition: string | undefined;
}

const NOWHERE: readonly number[] = [];

/** The action that a wording describes, where it names both sides of an exchange and a word between them. */
export function actionOf(tokens: readonly Token[], termOf: (token: Token) => number): Action | undefined {
  for (let i = 0; i < tokens.length; i++) {
    const sides = tokens[i]?.lemma.sides ?? NOWHERE;
    if (sides.length === 0) continue;
    for (let j = i + 1; j < tokens.length; j++) {
      const others = tokens[j]?.lemma.sides ?? NOWHERE;
      if (others.length === 0) continue;
      const opposed = sides.filter((side) => others.includes(side ^ 1));
      if (opposed.length === 0) continue;
      const passive = isPassive(tokens, i, j);
      const deed = passive === undefined ? undefined : deedBetween(tokens, i, j, passive);
      const token = deed === undefined ? undefined : tokens[deed];
      if (passive === undefined || deed === undefined || !token) return undefined;
      return {
        agent: passive ? opposed.map((side) => side ^ 1) : opposed,
        deed: { term: termOf(token), preposition: prepositionAfter(tokens, deed) },
      };
    }
  }
  return undefined;
}

/** Number of the token that says what one participant does to the other. */
function deedBetween(
  tokens: readonly Token[],
  first: number,
  second: number,
  passive: boolean,
): number | undefined {
  let deed: number | undefined;
  for (let i = first + 1; i < second; i++) {
    if (tokens[i]?.wordClass !== undefined) continue;
    if (!passive) return i;
    deed = i;
  }
  return deed;
}

function prepositionAfter(tokens: readonly Token[], at: number): string | undefined {
  const next = tokens[at + 1];
  return next?.wordClass === "preposition" && next.word !== "by" ? next.word : undefined;
}

/**
 * Whether "is verified by" stands between two participants, so that the second one acts. Undefined where nobody can tell
 * who acts ("is verified at"), and where each has a verb of its own ("the parent holds a thread and the child waits").
 */
function isPassive(tokens: readonly Token[], first: number, second: number): boolean | undefined {
  let before = second - 1;
  while (before > first && tokens[before]?.wordClass === "determiner") before--;
  const passive = tokens[before]?.word === "by";
  for (let i = first + 1; i < second; i++) {
    const { wordClass } = tokens[i] ?? {};
    if (wordClass === "conjunction" || wordClass === "subordinator") return undefined;
    if (wordClass === "be" && !passive && !tokens[i + 1]?.word.endsWith("ing")) return undefined;
  }
  return passive;
}

/**
 * True where an answer has the same done by the other participant, and nowhere by the right one. Linear in the answer's
 * length.
 */
export function swapsRoles(action: Action, reading: Reading): boolean {
  let swapped = false;
  for (const sentence of reading.text.sentences) {
    const way = wayOf(action, reading, sentence);
    if (way === "right") return false;
    if (way === "swapped") swapped = true;
  }
  return swapped;
}

function wayOf(
  { agent, deed }: Action,
  reading: Reading,
  { first, last }: Stretch,
): "right" | "swapped" | undefined {
  const { tokens, clauseOf } = reading.text;
  let before: { at: number; isAgent: boolean } | undefined;
  let way: "swapped" | undefined;
  for (let at = first; at < last; at++) {
    const isAgent = standsFor(tokens[at], agent);
    if (isAgent === undefined) continue;
    if (before && before.isAgent !== isAgent && clauseOf[before.at] === clauseOf[at]) {
      const passive = isPassive(tokens, before.at, at);
      const agentActs = passive ? isAgent : before.isAgent;
      if (passive !== undefined && agentActs && does(deed, reading, before.at + 1, at)) return "right";
      const done = passive === undefined ? undefined : deedBetween(tokens, before.at, at, passive);
      if (done !== undefined && !agentActs && does(deed, reading, done, done + 1)) way = "swapped";
    }
    before = { at, isAgent };
  }
  return way;
}

/** True where a word of a stretch says the deed. */
function does({ term, preposition }: Deed, { hits, text }: Reading, first: number, last: number): boolean {
  for (let at = first; at < last; at++) {
    if (!hits[at]?.some((hit) => hit.term === term && hit.rung !== "opposite")) continue;
    const other = prepositionAfter(text.tokens, at);
    if (preposition === undefined || other === undefined || preposition === other) return true;
  }
  return false;
}

/** True for a word on the side of who acts, false for one on the other side, undefined for all others. */
function standsFor(token: Token | undefined, agent: readonly number[]): boolean | undefined {
  const sides = token ? token.lemma.sides : [];
  if (sides.some((side) => agent.includes(side))) return true;
  return sides.some((side) => agent.includes(side ^ 1)) ? false : undefined;
}
