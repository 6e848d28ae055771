/** Cuts text into words, each with its place in the text as typed, the way the lexicon was cut. */
import { type Lemma, LETTER_A } from "./lemmas.js";
import { eachRun } from "./runs.js";
import type { WordClass } from "./words/function-words.js";

/** One word. Several tokens may share a place: "don't" is two words, "DLQ" three. */
export class Token {
  /** Half-open range of UTF-16 code units in the text. */
  readonly start: number;
  readonly end: number;
  readonly lemma: Lemma;
  /** The word as typed was all capitals or held a digit: rather a name than a word. */
  readonly name: boolean;
  /** True from the second token on of those that share a place. */
  readonly continued: boolean;

  constructor(start: number, end: number, lemma: Lemma, name: boolean, continued: boolean) {
    this.start = start;
    this.end = end;
    this.lemma = lemma;
    this.name = name;
    this.continued = continued;
  }

  /** Lower case. */
  get word(): string {
    return this.lemma.word;
  }

  get stem(): string {
    return this.lemma.stem;
  }

  get wordClass(): WordClass | undefined {
    return this.lemma.wordClass;
  }

  get content(): boolean {
    return this.lemma.content;
  }

  get number(): boolean {
    return this.lemma.number;
  }

  get hash(): number {
    return this.lemma.hash;
  }
}

/** All words of the text, in order. Linear in its length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let letters = false;
  eachRun(text, (pieces, at) => {
    for (const { from, to, lemma, name, continued } of pieces) {
      tokens.push(new Token(at + from, at + to, lemma, name, continued));
      if (lemma.word === "a") letters = true;
    }
  });
  if (letters) nameLetters(tokens, text);
  return tokens;
}

/** No article stands before these: "bulb a is on", "A and B". */
const NOT_AFTER_ARTICLE = new Set<WordClass | undefined>([
  "preposition",
  "conjunction",
  "be",
  "auxiliary",
  "modal",
  "negation",
]);

/** An "a" that is no article names something, as "b" does: it is made a word that counts. */
function nameLetters(tokens: Token[], text: string): void {
  tokens.forEach((token, i) => {
    if (token.word !== "a") return;
    const next = tokens[i + 1];
    const between = next ? text.slice(token.end, next.start) : ".";
    if (/[^\s"'`*_]/.test(between) || NOT_AFTER_ARTICLE.has(next?.wordClass))
      tokens[i] = new Token(token.start, token.end, LETTER_A, true, token.continued);
  });
}
