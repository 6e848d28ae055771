/** Cuts text into words, each with its place in the text as typed, the way the lexicon was cut. */
import { ARTICLE_A, LETTER_A, type Lemma } from "./lemmas.js";
import { type Run, runAt, runOf } from "./runs.js";
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

  /** What the word does in a sentence: bits of ROLE. */
  get roles(): number {
    return this.lemma.roles;
  }

  get hash(): number {
    return this.lemma.hash;
  }
}

/** Alternatives in order: names with signs, numbers with a letter code, numbers, words with apostrophes. */
const RUN =
  /[cC]\+\+|[cC]#|[oO]\([^)\s]{1,8}\)|2[pP][cClL]\b|2[fF][aA]\b|[wW]\/(?:o(?:ut)?)?(?!\p{L})|\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’´]\p{L}+)*/gu;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const APOSTROPHE = 3;
/** Class of an ASCII character; all others may be letters. */
const CLASS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[a-zA-Z]/.test(char) ? LETTER : /\d/.test(char) ? DIGIT : char === "'" ? APOSTROPHE : OTHER;
});
/** "C++", "C#", "O(n)" and "w/o" go on after their letter. */
const SIGNS = new Set("+#(/".split("").map((sign) => sign.charCodeAt(0)));

/** All words of the text, in order. Linear in its length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? CLASS[code] : LETTER;
    if (kind === LETTER && code < 128) at = addWord(tokens, text, at);
    else if (kind === LETTER || kind === DIGIT) at = addAnyRun(tokens, text, at);
    else at++;
  }
  nameLetters(tokens, text);
  return tokens;
}

/** Reads a run that opens with an ASCII letter: most are nothing but letters and digits, up to a space or a mark. */
function addWord(tokens: Token[], text: string, from: number): number {
  let hash = 0x811c9dc5;
  let to = from;
  let code = text.charCodeAt(from);
  while (code < 128 && (CLASS[code] === LETTER || CLASS[code] === DIGIT)) {
    hash = Math.imul(hash ^ code, 0x01000193);
    code = text.charCodeAt(++to);
  }
  const ends =
    to === text.length || (code < 128 && CLASS[code] === OTHER && !(to === from + 1 && SIGNS.has(code)));
  if (!ends) return addAnyRun(tokens, text, from);
  addRun(tokens, runAt(text, from, to, hash), from);
  return to;
}

/** Reads the next run, whatever it is made of. */
function addAnyRun(tokens: Token[], text: string, from: number): number {
  RUN.lastIndex = from;
  const match = RUN.exec(text);
  if (!match) return text.length;
  addRun(tokens, runOf(match[0], 0), match.index);
  return RUN.lastIndex;
}

function addRun(tokens: Token[], run: Run, at: number): void {
  if (run.lemma) tokens.push(new Token(at, at + run.raw.length, run.lemma, run.name, false));
  else
    for (const { from, to, lemma, name, continued } of run.pieces)
      tokens.push(new Token(at + from, at + to, lemma, name, continued));
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
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.lemma !== ARTICLE_A) continue;
    const next = tokens[i + 1];
    const between = next ? text.slice(token.end, next.start) : ".";
    if (/[^\s"'`*_]/.test(between) || NOT_AFTER_ARTICLE.has(next?.wordClass))
      tokens[i] = new Token(token.start, token.end, LETTER_A, true, token.continued);
  }
}
