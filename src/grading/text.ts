/** A text read once: its words, sentences and clauses, and which words stand under a denial. */
import { markDenied, mayDeny } from "./polarity.js";
import { type Token, tokenize } from "./tokens.js";
import { ROLE } from "./words/roles.js";

/** Half-open range of token numbers. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

export interface Text {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Stretch[];
  /** Number of the sentence, by token. */
  readonly sentenceOf: Int32Array;
  /** Number of the clause, by token; clauses never cross sentences. */
  readonly clauseOf: Int32Array;
  /** 1 where the word stands under a denial ("not", "without", "it is false that"), by token; empty where none does. */
  readonly denied: Uint8Array;
  /** 1 where a whole statement is denied ("it is false that …"), by token; empty where none is. */
  readonly disputed: Uint8Array;
}

/** Reads a text. Linear in its length. */
export function readText(source: string): Text {
  const tokens = tokenize(source);
  const sentenceOf = new Int32Array(tokens.length);
  const clauseOf = new Int32Array(tokens.length);
  let sentence = 0;
  let clause = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const before = tokens[i - 1];
    if (token && before && !token.continued) {
      const cut = boundary(source, before.end, token.start);
      if (cut === "sentence") {
        sentence++;
        clause++;
      } else if ((cut === "clause" && !isListed(source, tokens, i)) || opensClause(tokens, i)) clause++;
    }
    sentenceOf[i] = sentence;
    clauseOf[i] = clause;
  }
  const denies = mayDeny({ tokens });
  const text = {
    source,
    tokens,
    sentences: stretches(sentenceOf),
    sentenceOf,
    clauseOf,
    denied: denies ? new Uint8Array(tokens.length) : NONE,
    disputed: denies ? new Uint8Array(tokens.length) : NONE,
  };
  if (denies) markDenied(text);
  return text;
}

const NONE = new Uint8Array(0);

const MARKS = /[.!?…;,:()[\]{}–—|●•‣▪*"“”]|\s[-+/]|[-+/]\s|->|=>|→/;

/** What lies between two words: the end of a sentence, of a clause, or neither. */
function boundary(source: string, from: number, to: number): "sentence" | "clause" | undefined {
  if (to - from === 1 && source.charCodeAt(from) === 32) return undefined;
  const gap = source.slice(from, Math.min(to, from + 200));
  if (/[.!?…](?:["')\]”’*_`]*)\s|[!?;…]|\.{2}|\n\s*\n|\n\s*(?:[-*+●•‣▪#>|]|\d+[.)])/u.test(gap))
    return "sentence";
  if (/[●•‣▪]/.test(gap)) return "sentence";
  return MARKS.test(gap) ? "clause" : undefined;
}

/** How many words an item of a list may have: "cannot be caught, blocked or ignored". */
const ITEM_WORDS = 2;

/** True for the word after a comma in a list that ends in "or": one denial reaches all of it. */
function isListed(source: string, tokens: readonly Token[], i: number): boolean {
  if (source.slice(tokens[i - 1]?.end, tokens[i]?.start).trim() !== ",") return false;
  for (let k = i; k <= i + ITEM_WORDS; k++) {
    const { word, wordClass } = tokens[k] ?? {};
    if (word === "or" || word === "nor") return true;
    if (wordClass !== undefined) return false;
  }
  return false;
}

function opensClause(tokens: readonly Token[], i: number): boolean {
  const { roles = 0, word = "" } = tokens[i] ?? {};
  if ((roles & ROLE.opensClause) !== 0) return true;
  return (word === "and" || word === "or") && ((tokens[i + 1]?.roles ?? 0) & ROLE.opensAfterAnd) !== 0;
}

function stretches(numberOf: Int32Array): Stretch[] {
  const result: Stretch[] = [];
  let first = 0;
  for (let i = 1; i <= numberOf.length; i++)
    if (i === numberOf.length || numberOf[i] !== numberOf[i - 1]) {
      result.push({ first, last: i });
      first = i;
    }
  return result;
}
