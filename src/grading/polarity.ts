/** Finds which words stand under a denial, so that "does not lock the row" is not taken for locking it. */
import type { Text } from "./text.js";
import type { Token } from "./tokens.js";
import { followerOf, MAY_DENY, ROLE } from "./words/roles.js";

type Words = Pick<
  Text,
  "source" | "tokens" | "sentences" | "clauseOf" | "sentenceOf" | "denied" | "disputed"
>;

/** Whether any word may deny another: most phrases have none, and nothing more need be read. */
export function mayDeny({ tokens }: Pick<Text, "tokens">): boolean {
  for (const { roles } of tokens) if ((roles & MAY_DENY) !== 0) return true;
  return false;
}

/** Fills `denied` and `disputed`: a word under two denials stands as said. Linear: each denial toggles where it starts and ends. */
export function markDenied(text: Words): void {
  const { tokens, sentences, sentenceOf, denied } = text;
  const toggles = new Uint8Array(tokens.length + 1);
  const clauseEnd = endsOf(text.clauseOf);
  for (let i = 0; i < tokens.length; i++) {
    const statement = deniedStatement(text, i);
    if (statement !== undefined) {
      const { from, denied: isDenied } = statement;
      const end = i === 0 ? beforeContrast(tokens, from) : (sentences[sentenceOf[i] ?? 0]?.last ?? 0);
      if (isDenied) toggle(toggles, STATEMENT, from, end);
      i = from - 1;
    } else {
      const from = deniedClause(text, i);
      if (from !== undefined) toggle(toggles, CLAUSE, from, reach(tokens, i, from, clauseEnd[i] ?? 0));
      const verb = dismissal(text, i);
      if (verb !== undefined) toggle(toggles, CLAUSE, subjectOf(text, verb), verb);
    }
  }
  flip(denied, toggles, CLAUSE);
  for (const { first, last } of sentences) readContrapositive(text, first, last);
  flip(denied, toggles, STATEMENT);
  flip(text.disputed, toggles, STATEMENT);
}

/** Bits of what starts or ends to be denied at a word. */
const CLAUSE = 1;
const STATEMENT = 2;

function toggle(toggles: Uint8Array, bit: number, from: number, to: number): void {
  if (from >= to) return;
  toggles[from] = (toggles[from] ?? 0) ^ bit;
  toggles[to] = (toggles[to] ?? 0) ^ bit;
}

/** Turns around what stands between two toggles, twice where two denials meet. */
function flip(denied: Uint8Array, toggles: Uint8Array, bit: number): void {
  let state = 0;
  for (let i = 0; i < denied.length; i++) {
    if (((toggles[i] ?? 0) & bit) !== 0) state ^= 1;
    if (state !== 0) denied[i] = (denied[i] ?? 0) ^ 1;
  }
}

/**
 * "Without a lock the row is not safe", "otherwise it cannot be safe" say that a lock makes it safe: a denied
 * consequence of a denied condition denies nothing.
 */
function readContrapositive({ tokens, clauseOf, denied }: Words, first: number, last: number): void {
  const opener = tokens[first]?.word ?? "";
  if (opener === "otherwise") {
    denied.fill(0, first, last);
    return;
  }
  let condition = -1;
  for (let i = first; i < last && condition < 0; i++) if (plays(tokens[i], ROLE.condition)) condition = i;
  if (condition < 0) return;
  let inCondition = tokens[condition]?.word === "unless";
  let elsewhere = false;
  for (let i = first; i < last; i++)
    if (denied[i] === 1)
      if (clauseOf[i] === clauseOf[condition] && i > condition) inCondition = true;
      else elsewhere = true;
  if (inCondition && elsewhere) denied.fill(0, first, last);
}

/** Articles and the like that may stand before the name of a thing. */
const WORDS_BEFORE_NAME = 6;

/** "Without a lock", "with no match" deny a thing and not all that follows: they reach to the end of its name. */
function reach(tokens: Words["tokens"], at: number, from: number, last: number): number {
  const word = tokens[at]?.word;
  // "Less dense" turns the next word around as "not dense" does; "less than ten" is a number.
  if (plays(tokens[at], ROLE.lessens)) return Math.min(from + 1, last);
  const ofThing = word === "without" || (word === "no" && tokens[at - 1]?.wordClass === "preposition");
  if (!ofThing) return word === "no" ? nextNo(tokens, from, last) : last;
  let end = from;
  const nearest = Math.min(last, from + WORDS_BEFORE_NAME);
  while (end < nearest && tokens[end]?.wordClass !== undefined) end++;
  while (end < last && tokens[end]?.wordClass === undefined) end++;
  return end;
}

/** "No joins, no constraints and no transactions" is a list: each "no" denies what comes before the next one. */
function nextNo(tokens: Words["tokens"], from: number, last: number): number {
  let end = from;
  while (end < last && tokens[end]?.word !== "no") end++;
  return end;
}

/** For each token the end of the stretch it stands in. */
function endsOf(numberOf: Int32Array): Int32Array {
  const result = new Int32Array(numberOf.length);
  for (let i = numberOf.length - 1; i >= 0; i--)
    result[i] = numberOf[i] === numberOf[i + 1] ? (result[i + 1] ?? 0) : i + 1;
  return result;
}

/** A text that opens with a denial goes on denying until it turns: "It is false that A. B. However, C." */
function beforeContrast(tokens: Words["tokens"], from: number): number {
  for (let i = from; i < tokens.length; i++) if (plays(tokens[i], ROLE.contrast)) return i;
  return tokens.length;
}

/** Where a denial of words in its clause starts to reach, or undefined. */
function deniedClause(text: Words, i: number): number | undefined {
  const { tokens } = text;
  const token = tokens[i];
  const next = tokens[i + 1];
  if (token === undefined || (token.roles & MAY_DENY) === 0 || isInName(text, i)) return undefined;
  // "Instead of", "rather than": what follows is what is not done.
  if (plays(token, ROLE.replaces) && followerOf(token.word) === (next?.word ?? "")) return i + 2;
  if (plays(token, ROLE.lessens)) return next?.wordClass === undefined ? i + 1 : undefined;
  return plays(token, ROLE.denies) && !plays(next, ROLE.notDenied) ? i + 1 : undefined;
}

/** Where a word dismisses what stands before it, the place of the verb: "X is overkill", "X is not really needed". */
function dismissal({ tokens, clauseOf }: Words, i: number): number | undefined {
  const dismisses = plays(tokens[i], ROLE.dismisses);
  if (!dismisses && !plays(tokens[i], ROLE.wanted)) return undefined;
  let denied = false;
  for (let k = i - 1; k >= 0 && clauseOf[k] === clauseOf[i]; k--) {
    const { wordClass, word } = tokens[k] ?? {};
    if (wordClass === "be" || wordClass === "auxiliary" || wordClass === "modal")
      return denied !== dismisses ? k : undefined;
    if (word === "not" || word === "never") denied = true;
    else if (wordClass === undefined && !word?.endsWith("ly")) {
      // Notes leave out the verb: "lock unnecessary".
      const isLast = clauseOf[i + 1] !== clauseOf[i];
      return dismisses && !denied && isLast ? k + 1 : undefined;
    }
  }
  return undefined;
}

/** Openers of clauses that speak of a condition or of one word: "if X is not needed", "rows that are not needed". */
const NO_STATEMENT = new Set(["if", "when", "where", "unless", "whether", "while", "that", "which", "who"]);

/** A relative clause opens this close before its verb. */
const WORDS_OF_SUBJECT = 8;

/** Where the subject of a verb starts; at the verb where its clause dismisses nothing. */
function subjectOf({ tokens, clauseOf }: Words, verb: number): number {
  const first = startOfClause(clauseOf, verb);
  if (NO_STATEMENT.has(tokens[first]?.word ?? "")) return verb;
  for (let i = Math.max(first, verb - WORDS_OF_SUBJECT); i < verb; i++)
    if (NO_STATEMENT.has(tokens[i]?.word ?? "")) return verb;
  return first;
}

/** The first token of the clause that a token stands in: clauses are numbered in order, so that halving finds it. */
function startOfClause(clauseOf: Int32Array, at: number): number {
  const clause = clauseOf[at] ?? 0;
  let low = 0;
  let high = at;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clauseOf[middle] ?? 0) < clause) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where a word that denies elsewhere is part of a name: `None` within a sentence, `no-store`, `ErrNotFound`. */
function isInName({ source, tokens, sentenceOf }: Words, i: number): boolean {
  const token = tokens[i];
  if (!token) return false;
  if (token.word === "none") return source.charAt(token.start) === "N" && sentenceOf[i - 1] === sentenceOf[i];
  if (token.word === "no" && source.charAt(token.end) === "-") return true;
  return (
    token.word === "not" && (isLetter(source.charAt(token.end)) || isLetter(source.charAt(token.start - 1)))
  );
}

function isLetter(char: string): boolean {
  return /^[\p{L}_]$/u.test(char);
}

/** Whether a word has a role. */
function plays(token: Token | undefined, role: number): boolean {
  return token !== undefined && (token.roles & role) !== 0;
}

/** "it is false that", "it is not true that", "I do not think that" at `i`: where the statement starts, and whether it is denied. */
function deniedStatement(
  { tokens, sentenceOf }: Words,
  i: number,
): { from: number; denied: boolean } | undefined {
  if (!plays(tokens[i], ROLE.opensJudgment)) return undefined;
  let denials = 0;
  let judged = false;
  for (let k = i + 1; k < i + 7 && sentenceOf[k] === sentenceOf[i]; k++) {
    const token = tokens[k];
    const word = token?.word ?? "";
    if (word === "that" && judged) return { from: k + 1, denied: denials % 2 === 1 };
    if (word === "not" || word === "never" || word === "hardly") denials++;
    else if (plays(token, ROLE.falsehood)) {
      denials++;
      judged = true;
    } else if (plays(token, ROLE.truth)) judged = true;
    else if (plays(token, ROLE.holds)) judged = denials > 0;
    else if (token?.wordClass === undefined && word !== "simply") return undefined;
  }
  return undefined;
}
