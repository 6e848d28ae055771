/** What the words of English are, wherever they stand: runs of letters as typed, cut into words and looked up once. */
import type { Lexicon } from "./lexicon.js";
import type { Term } from "./likeness.js";
import { stem } from "./stem.js";
import type { Hit } from "./vocabulary.js";
import { expansionOf } from "./words/abbreviations.js";
import { functionClass, isMeaningfulFunctionWord, type WordClass } from "./words/function-words.js";
import { irregularBase } from "./words/irregular.js";
import { sidesOf } from "./words/participants.js";
import { rolesOf } from "./words/roles.js";

/** What a word is, wherever it stands. */
export interface Lemma {
  /** Lower case. */
  readonly word: string;
  readonly stem: string;
  /** Class of a function word; undefined for a word that carries meaning. */
  readonly wordClass: WordClass | undefined;
  /** True where the word counts in a comparison: content words, numbers and a few telling function words. */
  readonly content: boolean;
  readonly number: boolean;
  /** What it does in a sentence: bits of ROLE. */
  readonly roles: number;
  /** On which sides of which exchanges it stands: "client" faces "server". */
  readonly sides: readonly number[];
  /** 32 bits that stand for the word, to compare runs of words quickly. */
  readonly hash: number;
  /** The same for its stem. */
  readonly stemHash: number;
  /** What the lexicon that was asked last says of it. */
  known: { readonly lexicon: Lexicon; readonly term: Term } | undefined;
  /** Its number in the vocabulary that it was added to last, and the number of that vocabulary. */
  term: number;
  addedTo: number;
  /** What it stands for in a vocabulary, and the number of that vocabulary's state. */
  hits: readonly Hit[];
  hitsOf: number;
}

/** One word of those that a run of letters is cut into. */
export interface Piece {
  /** Offsets in the run, UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  readonly lemma: Lemma;
  /** The word as typed was all capitals or held a digit: rather a name than a word. */
  readonly name: boolean;
  /** True from the second piece on of those that share a place. */
  readonly continued: boolean;
}

const NUMBER_WORDS = new Map(
  "zero two three four five six seven eight nine ten"
    .split(" ")
    .map((word, index) => [word, String(index === 0 ? 0 : index + 1)]),
);
const NEGATED_WITHOUT_APOSTROPHE = /^(do|does|is|are|was|were|did|has|have|had|could|should|would|must)nt$/;

/** The words of a run of letters as typed: "ReadReplica's" is two, "DLQ" three. */
export function piecesOf(raw: string): Piece[] {
  const pieces: Piece[] = [];
  cut(raw, 0, pieces);
  return pieces;
}

function cut(raw: string, from: number, out: Piece[]): void {
  if (isPlain(raw)) {
    addPlain(raw, from, out);
    return;
  }
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

/** Nothing but lower-case letters: most words, which need not be searched for anything. */
function isPlain(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

function addPlain(word: string, from: number, out: Piece[]): void {
  const to = from + word.length;
  const parts = (word.endsWith("t") ? contraction(word) : undefined) ?? expansionOf(word);
  if (!parts) out.push({ from, to, lemma: lemmaOf(word), name: false, continued: false });
  else
    parts.forEach((part, index) => {
      out.push({ from, to, lemma: lemmaOf(part), name: false, continued: index > 0 });
    });
}

/** Words remembered: the same ones come in every text. */
const MEMO_SIZE = 20_000;
const NO_HITS: readonly Hit[] = [];
const lemmas = new Map<string, Lemma>();

function lemmaOf(word: string): Lemma {
  const known = lemmas.get(word);
  if (known) return known;
  const own = ownCopy(word);
  const spelled = NUMBER_WORDS.get(own) ?? own;
  const number = isDigit(spelled.charCodeAt(0)) && !/\p{L}/u.test(spelled);
  const wordClass = number ? undefined : functionClass(spelled);
  const itsStem = number ? plainNumber(spelled) : stem(irregularBase(spelled));
  const lemma = {
    word: spelled,
    stem: itsStem,
    wordClass,
    content: wordClass === undefined || isMeaningfulFunctionWord(spelled),
    number,
    roles: rolesOf(spelled),
    sides: sidesOf(spelled),
    hash: hashOf(spelled),
    stemHash: hashOf(itsStem),
    known: undefined,
    term: 0,
    addedTo: 0,
    hits: NO_HITS,
    hitsOf: 0,
  };
  if (lemmas.size >= MEMO_SIZE) {
    lemmas.clear();
    lemmas.set(ARTICLE_A.word, ARTICLE_A);
  }
  lemmas.set(own, lemma);
  return lemma;
}

/** From this length on an engine may keep a piece of a text as a reference to the whole text. */
const SHORTEST_SLICE = 13;

/** The same characters in a string of their own, so that who keeps a word does not keep the text it was cut from. */
export function ownCopy(word: string): string {
  return word.length < SHORTEST_SLICE ? word : word.split("").join("");
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The article, which is never forgotten, and an "a" that is none: it names something, as "b" does. */
export const ARTICLE_A: Lemma = lemmaOf("a");
export const LETTER_A: Lemma = { ...ARTICLE_A, wordClass: undefined, content: true };

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
  if (word.endsWith("n't") && word.length > 3) return [word.slice(0, -3), "not"];
  const plain = NEGATED_WITHOUT_APOSTROPHE.exec(word);
  if (plain?.[1]) return [plain[1], "not"];
  const apostrophe = word.indexOf("'");
  if (apostrophe < 0) return undefined;
  return /'(s|re|ve|ll|d|m)$/.test(word) ? [word.slice(0, word.lastIndexOf("'"))] : word.split("'");
}
