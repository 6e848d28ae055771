/** The guards that only a comparison with a model answer can raise, and what all guards do to a score. */
import type { Alignment } from "./alignment.js";
import type { Flag } from "./assessment.js";
import { ALL_SAID, type Judged } from "./closeness.js";
import { type Grammar, grammarOf, looseWords } from "./grammar.js";
import { EFFECTS, flag } from "./guards.js";
import { deniesMost, predicatesOf } from "./predicates.js";
import type { Reading } from "./reading.js";
import type { ReferenceText } from "./reference-text.js";
import type { Text } from "./text.js";

const HEDGED_FROM = 0.4;
const DENIED_FROM = 0.4;
/** Who says a model answer nearly word for word but turns a part of it around says something else. */
const DENIED_IN_COPY = 0.12;
const COPY_RECALL = 0.95;

/** The guards that only a comparison with the model answer can raise. */
export function referenceFlags(
  { reference, alignment, hedged }: Judged,
  references: readonly ReferenceText[],
  reading: Reading,
  known: readonly Flag[],
): Flag[] {
  const flags: Flag[] = [];
  const add = (code: Flag["code"]) => {
    if (!known.some((other) => other.code === code)) flags.push(flag(code));
  };
  const deniedFrom = alignment.recall >= COPY_RECALL ? DENIED_IN_COPY : DENIED_FROM;
  const predicates = predicatesOf(reading.text);
  const denies = references.every(({ text }) => deniesMost(predicates, predicatesOf(text), 1));
  if (alignment.opposed >= deniedFrom || denies) add("negated");
  else if (hedged >= HEDGED_FROM) add("contradicts-itself");
  if (looseness(reading.text, reference, alignment) >= 1) add("shuffled");
  if (isPadded(reference, alignment, reading)) add("padding");
  return flags;
}

const EXPECTED_ORDER = 0.55;
const ORDER_RANGE = 0.35;
const PAIRS_TO_JUDGE = 3;

/** Who says all of a model answer in as many words keeps some of its neighbors together. */
const EXPECTED_RUNS = 0.25;
const SAME_LENGTH = 0.4;
const WORDS_TO_JUDGE = 7;

function brokenRuns(text: Text, reference: ReferenceText, { recall, runs }: Alignment): number {
  const length = reference.text.tokens.length;
  const alike = Math.abs(text.tokens.length - length) <= length * SAME_LENGTH;
  if (recall < ALL_SAID || text.tokens.length < WORDS_TO_JUDGE || !alike) return 0;
  return Math.max(0, EXPECTED_RUNS - runs) / EXPECTED_RUNS;
}

/** True for a model answer that is a list of words and no sentence. */
export function isList({ text }: ReferenceText): boolean {
  return looseWords(grammarOf(text)) >= 1;
}

const FEWEST_LISTED = 3;

/** All words of a short model answer, without one that joins them, in another order: a list rather than a statement. */
function isBareList({ tokens }: Text, { glue }: Grammar, { recall, order, pairs }: Alignment): boolean {
  return glue === 0 && tokens.length >= FEWEST_LISTED && recall >= ALL_SAID && pairs > 0 && order < 1;
}

/** At 1 and above the words are hardly anyone's sentences: grammar, joining words and order all testify. */
function looseness(text: Text, reference: ReferenceText, alignment: Alignment): number {
  const { order, pairs, recall } = alignment;
  const disorder = pairs >= PAIRS_TO_JUDGE ? Math.max(0, EXPECTED_ORDER - order) / ORDER_RANGE : 0;
  // Who says all the words of the model answer says them in some of its order; who says half of them need not.
  const wellKnown = Math.min(1, Math.max(0, (recall - 0.5) / 0.3));
  const grammar = grammarOf(text);
  if (isList(reference)) return disorder * wellKnown;
  if (isBareList(text, grammar, alignment)) return 1;
  return disorder * wellKnown + brokenRuns(text, reference, alignment) + looseWords(grammar);
}

const PADDING_TIMES = 4;
const PADDING_WORDS = 120;
const PADDING_PRECISION = 0.4;

/** Much longer than the model answer, and mostly about something else. */
function isPadded(reference: ReferenceText, { precision }: Alignment, { text }: Reading): boolean {
  const length = text.tokens.length;
  return (
    length >= PADDING_WORDS &&
    length >= reference.text.tokens.length * PADDING_TIMES &&
    precision < PADDING_PRECISION
  );
}

const LOWERED_BY = 0.75;
/** A lowered score keeps its rank among its kind but does not pass. */
const LOWERED_TO = 0.49;
const LOWERS = new Set(["keyword-list", "shuffled", "contradicts-itself", "negated", "padding"]);

/** What the guards leave of a score. */
export function lowered(score: number, flags: readonly Flag[]): number {
  if (flags.some(({ code }) => !LOWERS.has(code) && EFFECTS[code] === "void")) return 0;
  if (!flags.some(({ code }) => LOWERS.has(code))) return score;
  const denied = flags.some(({ code }) => code === "negated");
  return Math.min(LOWERED_TO, denied ? score : score * LOWERED_BY);
}
