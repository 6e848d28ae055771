/** An answer read against a question's vocabulary: where each wanted word is said, and how well. */
import type { Rung } from "./likeness.js";
import { readText, type Text } from "./text.js";
import type { Hit, Vocabulary } from "./vocabulary.js";

/** One place where a wanted word is said. */
export interface Occurrence {
  /** Token number in the answer. */
  readonly token: number;
  readonly score: number;
  readonly rung: Rung;
}

export interface Reading {
  readonly text: Text;
  /** By token of the answer: the terms it stands for. */
  readonly hits: readonly (readonly Hit[])[];
  /** By term: where it is said for certain (not merely related), in order. */
  readonly said: readonly (readonly Occurrence[])[];
  /** By term: the sentences it is said in for certain, one bit for every 32nd sentence. */
  readonly sentenceBits: Int32Array;
}

const NOWHERE: readonly Occurrence[] = [];

/** Reads an answer, on request with words of the same topic as hits; `vocabulary` must be complete. */
export function readAnswer(answer: string, vocabulary: Vocabulary, withRelated = false): Reading {
  const text = readText(answer);
  const said: Occurrence[][] = [];
  const sentenceBits = new Int32Array(vocabulary.terms.length);
  const hits = text.tokens.map((token, number) => {
    const found = withRelated ? vocabulary.hitsAndRelated(token) : vocabulary.hits(token);
    for (const { term, score, rung } of found)
      if (rung !== "related") {
        sentenceBits[term] = (sentenceBits[term] ?? 0) | (1 << ((text.sentenceOf[number] ?? 0) & 31));
        const places = said[term];
        if (places) places.push({ token: number, score, rung });
        else said[term] = [{ token: number, score, rung }];
      }
    return found;
  });
  return { text, hits, said: vocabulary.terms.map((_, term) => said[term] ?? NOWHERE), sentenceBits };
}
