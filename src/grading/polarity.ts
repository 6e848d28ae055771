/** Finds which words stand under a denial, so that "does not lock the row" is not taken for locking it. */
import type { Text } from "./text.js";

/** Words that deny what follows in their clause. */
const DENIERS = new Set(
  "not no never none nothing neither nor nobody nowhere without hardly lack lacks lacking".split(" "),
);
/** "not only", "no matter": no denial. */
const NOT_A_DENIAL = new Set("only just merely simply necessarily matter doubt sure".split(" "));
/** "instead of", "rather than": what follows is what is not done. */
const REPLACED = new Map([
  ["instead", "of"],
  ["rather", "than"],
  ["fail", "to"],
  ["fails", "to"],
  ["failed", "to"],
  ["lack", "of"],
  ["absence", "of"],
  ["unable", "to"],
]);
const FALSEHOOD = new Set(
  "false wrong incorrect untrue myth misconception mistaken lie nonsense inaccurate".split(" "),
);
const TRUTH = new Set("true correct right case".split(" "));
/** A contrast ends the reach of a statement that denies a whole text. */
const CONTRAST = new Set("but however instead actually rather yet".split(" "));

type Words = Pick<Text, "tokens" | "clauseOf" | "sentenceOf" | "denied" | "disputed">;

const DENIAL = new Set([...DENIERS, ...REPLACED.keys(), ...FALSEHOOD, "less"]);

/** Whether any word may deny another: most phrases have none, and nothing more need be read. */
export function mayDeny({ tokens }: Pick<Text, "tokens">): boolean {
  return tokens.some(({ word }) => DENIAL.has(word));
}

/** Fills `denied` and `disputed`: a word under two denials stands as said. Linear: each denial toggles where it starts and ends. */
export function markDenied(text: Words): void {
  const { tokens, clauseOf, sentenceOf, denied } = text;
  const clauses = new Toggles(tokens.length);
  const statements = new Toggles(tokens.length);
  const clauseEnd = ends(clauseOf);
  const sentenceEnd = ends(sentenceOf);
  for (let i = 0; i < tokens.length; i++) {
    const statement = deniedStatement(text, i);
    if (statement !== undefined) {
      const { from, denied: isDenied } = statement;
      if (isDenied) statements.add(from, i === 0 ? beforeContrast(tokens, from) : (sentenceEnd[i] ?? 0));
      i = from - 1;
    } else {
      const from = deniedClause(text, i);
      if (from !== undefined) clauses.add(from, Math.min(reach(tokens, i, from), clauseEnd[i] ?? 0));
    }
  }
  clauses.flip(denied);
  for (let first = 0; first < tokens.length; first = sentenceEnd[first] ?? tokens.length)
    readContrapositive(text, first, sentenceEnd[first] ?? tokens.length);
  statements.flip(denied);
  statements.flip(text.disputed);
}

/** Denied stretches, each kept as where it starts and ends, so that any number of them is read in one pass. */
class Toggles {
  readonly #at: Uint8Array;
  constructor(length: number) {
    this.#at = new Uint8Array(length + 1);
  }

  add(from: number, to: number): void {
    if (from >= to) return;
    this.#at[from] = (this.#at[from] ?? 0) ^ 1;
    this.#at[to] = (this.#at[to] ?? 0) ^ 1;
  }

  /** Turns around what the stretches hold, twice where two of them meet. */
  flip(denied: Uint8Array): void {
    let state = 0;
    for (let i = 0; i < denied.length; i++) {
      state ^= this.#at[i] ?? 0;
      denied[i] = (denied[i] ?? 0) ^ state;
    }
  }
}

const CONDITIONS = new Set(["without", "unless"]);

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
  for (let i = first; i < last && condition < 0; i++)
    if (CONDITIONS.has(tokens[i]?.word ?? "")) condition = i;
  if (condition < 0) return;
  let inCondition = tokens[condition]?.word === "unless";
  let elsewhere = false;
  for (let i = first; i < last; i++)
    if (denied[i] === 1)
      if (clauseOf[i] === clauseOf[condition] && i > condition) inCondition = true;
      else elsewhere = true;
  if (inCondition && elsewhere) denied.fill(0, first, last);
}

/** "Less dense" turns the next word around as "not dense" does; "less than ten" is a number. */
const LESSENS = "less";

/** "Without a lock", "with no match" deny a thing and not all that follows: they reach to the end of its name. */
function reach(tokens: Words["tokens"], at: number, from: number): number {
  const word = tokens[at]?.word;
  if (word === LESSENS) return from + 1;
  const ofThing = word === "without" || (word === "no" && tokens[at - 1]?.wordClass === "preposition");
  if (!ofThing) return word === "no" ? nextNo(tokens, from) : tokens.length;
  let end = from;
  while (end < tokens.length && tokens[end]?.wordClass !== undefined) end++;
  while (end < tokens.length && tokens[end]?.wordClass === undefined) end++;
  return end;
}

/** "No joins, no constraints and no transactions" is a list: each "no" denies what comes before the next one. */
function nextNo(tokens: Words["tokens"], from: number): number {
  let end = from;
  while (end < tokens.length && tokens[end]?.word !== "no") end++;
  return end;
}

/** For each token the end of the stretch it stands in. */
function ends(numberOf: Int32Array): Int32Array {
  const result = new Int32Array(numberOf.length);
  for (let i = numberOf.length - 1; i >= 0; i--)
    result[i] = numberOf[i] === numberOf[i + 1] ? (result[i + 1] ?? 0) : i + 1;
  return result;
}

/** A text that opens with a denial goes on denying until it turns: "It is false that A. B. However, C." */
function beforeContrast(tokens: Words["tokens"], from: number): number {
  for (let i = from; i < tokens.length; i++) if (CONTRAST.has(tokens[i]?.word ?? "")) return i;
  return tokens.length;
}

/** Where a denial of words in its clause starts to reach, or undefined. */
function deniedClause({ tokens }: Words, i: number): number | undefined {
  const word = tokens[i]?.word ?? "";
  const next = tokens[i + 1]?.word ?? "";
  if (REPLACED.get(word) === next) return i + 2;
  if (word === LESSENS) return tokens[i + 1]?.wordClass === undefined ? i + 1 : undefined;
  if (!DENIERS.has(word) || NOT_A_DENIAL.has(next)) return undefined;
  return i + 1;
}

/** "it is false that", "it is not true that", "I do not think that" at `i`: where the statement starts, and whether it is denied. */
function deniedStatement(
  { tokens, sentenceOf }: Words,
  i: number,
): { from: number; denied: boolean } | undefined {
  const word = (offset: number) => tokens[i + offset]?.word ?? "";
  if (!/^(it|that|this|i|we|the)$/.test(word(0))) return undefined;
  let denials = 0;
  let judged = false;
  for (let k = 1; k < 7 && sentenceOf[i + k] === sentenceOf[i]; k++) {
    const w = word(k);
    if (w === "that" && judged) return { from: i + k + 1, denied: denials % 2 === 1 };
    if (w === "not" || w === "never" || w === "hardly") denials++;
    else if (FALSEHOOD.has(w)) {
      denials++;
      judged = true;
    } else if (TRUTH.has(w)) judged = true;
    else if (/^(think|believe|agree|say|claim|mean)$/.test(w)) judged = denials > 0;
    else if (tokens[i + k]?.wordClass === undefined && w !== "simply") return undefined;
  }
  return undefined;
}
