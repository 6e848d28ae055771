/** Finds a phrase in an answer: all its words in one sentence, in any order, close together, and meant the same way. */
import type { Occurrence, Reading } from "./reading.js";
import { ascending } from "./spans.js";
import type { Target } from "./target.js";
import type { Text } from "./text.js";
import type { Hit } from "./vocabulary.js";

export interface PhraseMatch {
  /** 0..1: mean quality of the words' matches. */
  readonly score: number;
  /** Token numbers in the answer, ascending. */
  readonly tokens: readonly number[];
  /** The phrase as written. */
  readonly phrase: string;
  /** True where the words are all there but the statement is turned around. */
  readonly opposed: boolean;
}

/** Words that may stand between the words of a phrase: this many, and more for longer phrases. */
const SLACK = 8;
const SLACK_PER_WORD = 4;

interface Place extends Occurrence {
  readonly word: number;
}

/** How far a phrase may be said in other words: for points, and for red flags, which must not be found by chance. */
export type Strictness = "point" | "red-flag";

/** The best match that is meant the same way, else one that says the opposite, else undefined. Linear in the places. */
export function matchPhrase(
  phrase: Target,
  { text, said, hits, sentenceBits }: Reading,
  strictness: Strictness = "point",
): PhraseMatch | undefined {
  const needed = phrase.terms.length;
  if (phrase.saidBy === "nothing") return undefined;
  // Most phrases end here: no sentence says all of their words.
  let shared = -1;
  for (const term of phrase.terms) {
    shared &= sentenceBits[term] ?? 0;
    if (shared === 0) return undefined;
  }
  const places = placesOf(phrase, said, hits);
  const reach = SLACK + SLACK_PER_WORD * needed;
  const latest: (Place | undefined)[] = new Array(needed);
  let best: PhraseMatch | undefined;
  for (const place of places) {
    const known = latest[place.word];
    if (!known || known.score <= place.score || place.token - known.token > reach / 2)
      latest[place.word] = place;
    const chosen: Place[] = [];
    for (const other of latest)
      if (
        other &&
        place.token - other.token <= reach &&
        text.sentenceOf[other.token] === text.sentenceOf[place.token]
      )
        chosen.push(other);
    if (chosen.length < needed || !isCloseEnough(phrase, chosen, text, strictness)) continue;
    const match = judge(phrase, chosen, text.denied);
    if (
      !best ||
      (best.opposed && !match.opposed) ||
      (best.opposed === match.opposed && match.score > best.score)
    )
      best = match;
  }
  return best;
}

/** Nats: a phrase as common as this is said by chance in any answer, unless its words stand together as written. */
const RARE_ENOUGH: Record<Strictness, number> = { point: 5, "red-flag": 7 };
/** One word in this many may be said by another one. */
const OTHER_WORDS: Record<Strictness, number> = { point: 2, "red-flag": 3 };

/** Common words prove little: they have to be said as written; of the others only some may be said by synonyms. */
function isCloseEnough(
  phrase: Target,
  places: readonly Place[],
  text: Text,
  strictness: Strictness,
): boolean {
  let other = 0;
  for (const { rung } of places) if (rung !== "same" && rung !== "spelling" && rung !== "form") other++;
  if (other > Math.floor(places.length / OTHER_WORDS[strictness])) return false;
  const rare = phrase.saidBy === "words" && phrase.rarity >= RARE_ENOUGH[strictness];
  return rare || isLiteral(phrase, places, text);
}

/** Words that may be added within a phrase that is otherwise said as written. */
const ADDED_WORDS = 4;

function isLiteral({ literal, saidBy }: Target, places: readonly Place[], { tokens }: Text): boolean {
  const added = saidBy === "writing" && places.length === 1 ? 0 : ADDED_WORDS;
  const anchor = Math.min(...places.map(({ token }) => token));
  for (let start = Math.max(0, anchor - literal.length - added); start <= anchor; start++) {
    let found = 0;
    for (let i = start; i < start + literal.length + added && found < literal.length; i++)
      if (tokens[i]?.word === literal[found]) found++;
    if (found === literal.length) return true;
  }
  return false;
}

/** All places of the phrase's words in order. A word that is said itself does not also stand for its opposite. */
function placesOf({ terms }: Target, said: Reading["said"], hits: Reading["hits"]): Place[] {
  const places: Place[] = [];
  for (let word = 0; word < terms.length; word++)
    for (const { token, score, rung } of said[terms[word] ?? 0] ?? [])
      if (rung === "same" || !isItself(hits[token] ?? [], terms)) places.push({ token, score, rung, word });
  return places.sort((a, b) => a.token - b.token || a.word - b.word);
}

/** True where a token is one of the phrase's words as written. */
function isItself(hits: readonly Hit[], terms: readonly number[]): boolean {
  for (const { term, rung } of hits) if (rung === "same" && terms.includes(term)) return true;
  return false;
}

/**
 * A quarter of the phrase's weight turned around turns the phrase around; so does one opposite ("smaller" for "larger"),
 * and one word that the phrase denies and the answer does not.
 */
const OPPOSED_SHARE = 0.25;

function judge(phrase: Target, places: readonly Place[], denied: Uint8Array): PhraseMatch {
  let score = 0;
  let opposed = 0;
  let denialShared = false;
  for (const place of places) {
    const wanted = phrase.denied[place.word] ?? 0;
    score += place.score;
    const turned = (denied[place.token] ?? 0) ^ wanted ^ (place.rung === "opposite" ? 1 : 0);
    if (!turned) denialShared ||= wanted === 1;
    else if (wanted === 1 || place.rung === "opposite") opposed += phrase.weight;
    else opposed += phrase.weights[place.word] ?? 0;
  }
  return {
    phrase: phrase.text,
    score: score / places.length,
    tokens: ascending(places.map((place) => place.token)),
    opposed: !denialShared && opposed >= phrase.weight * OPPOSED_SHARE,
  };
}
