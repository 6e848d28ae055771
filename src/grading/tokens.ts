/** Cuts text into words, each with its place in the text as typed, the way the lexicon was cut. */
import { stem } from "./stem.js";
import { expansionOf } from "./words/abbreviations.js";
import { functionClass, isMeaningfulFunctionWord, type WordClass } from "./words/function-words.js";
import { irregularBase } from "./words/irregular.js";

/** One word. Several tokens may share a place: "don't" is two words, "DLQ" three. */
export interface Token {
  /** Half-open range of UTF-16 code units in the text. */
  readonly start: number;
  readonly end: number;
  /** Lower case. */
  readonly word: string;
  readonly stem: string;
  /** Class of a function word; undefined for a word that carries meaning. */
  readonly wordClass: WordClass | undefined;
  /** True where the word counts in a comparison: content words, numbers and a few telling function words. */
  readonly content: boolean;
  readonly number: boolean;
  /** The word as typed was all capitals or held a digit: rather a name than a word. */
  readonly name: boolean;
  /** 32 bits that stand for the word, to compare runs of words quickly. */
  readonly hash: number;
  /** True from the second token on of those that share a place. */
  readonly continued: boolean;
}

/** Alternatives in order: names with signs, numbers with a letter code, numbers, words with apostrophes. */
const WORD =
  /[cC]\+\+|[cC]#|[oO]\([^)\s]{1,8}\)|2[pP][cClL]\b|2[fF][aA]\b|\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’´]\p{L}+)*/gu;
const NUMBER_WORDS = new Map(
  "zero two three four five six seven eight nine ten"
    .split(" ")
    .map((word, index) => [word, String(index === 0 ? 0 : index + 1)]),
);
const NEGATED_WITHOUT_APOSTROPHE = /^(do|does|is|are|was|were|did|has|have|had|could|should|would|must)nt$/;

/** All words of the text, in order. Linear in its length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const { index } = match;
    for (const piece of piecesOf(match[0])) tokens.push(tokenOf(piece, index));
  }
  nameLetters(tokens, text);
  return tokens;
}

function tokenOf({ from, to, lemma, name, continued }: Piece, at: number): Token {
  return {
    start: at + from,
    end: at + to,
    word: lemma.word,
    stem: lemma.stem,
    wordClass: lemma.wordClass,
    content: lemma.content,
    number: lemma.number,
    name,
    hash: lemma.hash,
    continued,
  };
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
      tokens[i] = { ...token, wordClass: undefined, content: true, name: true };
  });
}

/** One word of those that a run of letters is cut into. */
interface Piece {
  /** Offsets in the run, UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  readonly lemma: Lemma;
  readonly name: boolean;
  readonly continued: boolean;
}

/** What a word is, wherever it stands. */
type Lemma = Pick<Token, "word" | "stem" | "wordClass" | "content" | "number" | "hash">;

/** Runs of letters remembered as typed: the same ones come in every text. */
const MEMO_SIZE = 20_000;
const memo = new Map<string, readonly Piece[]>();

function piecesOf(raw: string): readonly Piece[] {
  const known = memo.get(raw);
  if (known) return known;
  const pieces: Piece[] = [];
  cut(raw, 0, pieces);
  if (memo.size >= MEMO_SIZE) memo.clear();
  memo.set(raw, pieces);
  return pieces;
}

function cut(raw: string, from: number, out: Piece[]): void {
  const camel = raw.length < 64 ? raw.search(/[a-z][A-Z]/) : -1;
  if (camel >= 0) {
    cut(raw.slice(0, camel + 1), from, out);
    cut(raw.slice(camel + 1), from + camel + 1, out);
    return;
  }
  const to = from + raw.length;
  const word = normal(raw);
  const parts = contraction(word) ?? expansionOf(word) ?? [word];
  const name = /\d|^[A-Z]{2,}s?$/.test(raw) && !/^\d/.test(raw);
  parts.forEach((part, index) => {
    out.push({ from, to, lemma: lemmaOf(part), name, continued: index > 0 });
  });
}

const lemmas = new Map<string, Lemma>();

function lemmaOf(word: string): Lemma {
  const known = lemmas.get(word);
  if (known) return known;
  const spelled = NUMBER_WORDS.get(word) ?? word;
  const number = /^\d/.test(spelled) && !/\p{L}/u.test(spelled);
  const wordClass = number ? undefined : functionClass(spelled);
  const lemma = {
    word: spelled,
    stem: number ? plainNumber(spelled) : stem(irregularBase(spelled)),
    wordClass,
    content: wordClass === undefined || isMeaningfulFunctionWord(spelled),
    number,
    hash: hashOf(spelled),
  };
  if (lemmas.size >= MEMO_SIZE) lemmas.clear();
  lemmas.set(word, lemma);
  return lemma;
}

/** FNV-1a over UTF-16 code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** "0.00" and "0" are one number, "1,000" and "1000" too. */
function plainNumber(digits: string): string {
  const value = Number(digits.replace(/,(?=\d{3}\b)/g, "").replace(",", "."));
  return Number.isFinite(value) ? String(value) : digits;
}

function normal(raw: string): string {
  let plain = true;
  for (let i = 0; i < raw.length && plain; i++) plain = raw.charCodeAt(i) < 128;
  return plain ? raw.toLowerCase() : raw.normalize("NFKC").replace(/[’´]/g, "'").toLowerCase();
}

/** The words of a contraction, or undefined for any other word. */
function contraction(word: string): string[] | undefined {
  if (word === "cannot" || word === "can't" || word === "cant") return ["can", "not"];
  if (word === "won't" || word === "wont") return ["will", "not"];
  if (word.endsWith("n't")) return [word.slice(0, -3), "not"];
  const plain = NEGATED_WITHOUT_APOSTROPHE.exec(word);
  if (plain?.[1]) return [plain[1], "not"];
  const apostrophe = word.indexOf("'");
  if (apostrophe < 0) return undefined;
  return /'(s|re|ve|ll|d|m)$/.test(word) ? [word.slice(0, word.lastIndexOf("'"))] : word.split("'");
}
