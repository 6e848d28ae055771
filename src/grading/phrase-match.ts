/** Finds a phrase in an answer: all its words in one sentence, in any order, close together, and meant the same way. */
import type { Occurrence, Reading } from "./reading.js";
import type { Target } from "./target.js";

export interface PhraseMatch {
  /** 0..1: mean quality of the words' matches. */
  readonly score: number;
  /** Token numbers in the answer, ascending. */
  readonly tokens: readonly number[];
  /** True where the words are all there but the statement is turned around. */
  readonly opposed: boolean;
}

/** Words that may stand between the words of a phrase: this many, and more for longer phrases. */
const SLACK = 8;
const SLACK_PER_WORD = 4;

interface Place extends Occurrence {
  readonly word: number;
}

/** The best match that is meant the same way, else one that says the opposite, else undefined. Linear in the places. */
export function matchPhrase(phrase: Target, { text, said }: Reading): PhraseMatch | undefined {
  const needed = phrase.words.length;
  if (phrase.fromPrompt || phrase.words.some(({ term }) => (said[term]?.length ?? 0) === 0)) return undefined;
  const places = placesOf(phrase, said);
  const reach = SLACK + SLACK_PER_WORD * needed;
  const latest: (Place | undefined)[] = new Array(needed);
  let best: PhraseMatch | undefined;
  for (const place of places) {
    latest[place.word] = place;
    const chosen: Place[] = [];
    for (const other of latest)
      if (
        other &&
        place.token - other.token <= reach &&
        text.sentenceOf[other.token] === text.sentenceOf[place.token]
      )
        chosen.push(other);
    if (chosen.length < needed) continue;
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

function placesOf(phrase: Target, said: Reading["said"]): Place[] {
  const places: Place[] = [];
  phrase.words.forEach(({ term }, word) => {
    for (const occurrence of said[term] ?? []) places.push({ ...occurrence, word });
  });
  return places.sort((a, b) => a.token - b.token || a.word - b.word);
}

/** A third of the phrase's weight turned around turns the phrase around. */
const OPPOSED_SHARE = 0.34;

function judge(phrase: Target, places: readonly Place[], denied: Uint8Array): PhraseMatch {
  let score = 0;
  let opposed = 0;
  for (const place of places) {
    const wanted = phrase.words[place.word];
    if (!wanted) continue;
    score += place.score;
    const turned = (denied[place.token] ?? 0) ^ wanted.denied ^ (place.rung === "opposite" ? 1 : 0);
    if (turned) opposed += wanted.weight;
  }
  return {
    score: score / places.length,
    tokens: [...new Set(places.map((place) => place.token))].sort((a, b) => a - b),
    opposed: opposed >= phrase.weight * OPPOSED_SHARE,
  };
}
