/** Finds text that is copied from another one, by runs of three words. */
import type { Text } from "./text.js";

/** A text that answers may be copied from. */
export interface Source {
  readonly runs: Runs;
  /** How many words it has. */
  readonly words: number;
  /** Its content words. */
  readonly stems: ReadonlySet<string>;
}

export function sourceOf(text: Pick<Text, "tokens">): Source {
  return { runs: runsOf(text), words: text.tokens.length, stems: stemsOf(text) };
}

const WINDOW = 3;

/** The runs of three words of a text, each as one number, to find copies of it. */
type Runs = ReadonlySet<number>;

function runsOf({ tokens }: Pick<Text, "tokens">): Runs {
  const runs = new Set<number>();
  for (let i = 0; i + WINDOW <= tokens.length; i++) runs.add(run(tokens, i));
  return runs;
}

/** True where at least `share` of the runs of `text` stand in the source that `runs` were taken from. */
export function copies({ tokens }: Text, runs: Runs, share: number): boolean {
  const all = tokens.length - WINDOW + 1;
  if (all < 1 || runs.size === 0) return false;
  let missing = 0;
  for (let i = 0; i < all; i++) if (!runs.has(run(tokens, i)) && ++missing > all * (1 - share)) return false;
  return true;
}

function run(tokens: Text["tokens"], at: number): number {
  const two = Math.imul(tokens[at]?.hash ?? 0, 31) + (tokens[at + 1]?.hash ?? 0);
  return (Math.imul(two, 31) + (tokens[at + 2]?.hash ?? 0)) | 0;
}

function stemsOf({ tokens }: Pick<Text, "tokens">): Set<string> {
  return new Set(tokens.filter(({ content }) => content).map(({ stem }) => stem));
}

/** Words of a text that are looked up in a source before the source is read, and how many of them a copy holds. */
const SAMPLED = 16;
const SAMPLED_IN_COPY = 11;
const SHORTEST_SAMPLED = 4;

/** False where a text cannot be a copy or a shuffle of a source, in lower case: a sample of its words says so. */
export function mayCopy({ tokens }: Text, source: string): boolean {
  const words = tokens.filter(({ word, continued }) => word.length >= SHORTEST_SAMPLED && !continued);
  if (words.length < SAMPLED) return true;
  let found = 0;
  for (let i = 0; i < SAMPLED; i++)
    if (source.includes(words[Math.floor((i * words.length) / SAMPLED)]?.word ?? "")) found++;
  return found >= SAMPLED_IN_COPY;
}

const FEWEST_STEMS = 10;
const SAME_WORDS = 0.85;
const SAME_RUNS = 0.15;

/** True where a text holds the words of a source and hardly any two of its word sequences. */
export function isScrambled(text: Text, source: Source): boolean {
  // As many words, or they cannot be the same ones.
  if (Math.abs(text.tokens.length - source.words) > source.words * (1 - SAME_WORDS)) return false;
  const own = stemsOf(text);
  if (own.size < FEWEST_STEMS) return false;
  let shared = 0;
  for (const stem of own) if (source.stems.has(stem)) shared++;
  if (shared < Math.max(own.size, source.stems.size) * SAME_WORDS) return false;
  return !copies(text, source.runs, SAME_RUNS);
}
