/** Holds one answer against one point: by the author's phrases first, by the point's own words where none fits. */

import { swapsRoles } from "./action.js";
import type { PointAssessment, Span, Verdict } from "./assessment.js";
import type { Wanted } from "./model.js";
import { placesOfPattern } from "./pattern-places.js";
import { matchPhrase, type PhraseMatch } from "./phrase-match.js";
import type { Reading } from "./reading.js";
import { NOTHING, type SoftMatch, tokensOf } from "./soft-match.js";
import { union as mergeSpans, spansOf } from "./spans.js";

/** Scores from here on are covered; from PARTIAL_FROM on the point is more likely made than not: partly covered. */
export const COVERED_FROM = 0.7;
export const PARTIAL_FROM = 0.5;

/** An opposite statement as strong as this beside the right one makes the verdict partial. */
const CONTRADICTION_FROM = 0.6;

/** Where the author's phrases and patterns are said. */
export interface ExactMatch {
  readonly phrase: PhraseMatch | undefined;
  readonly patterns: readonly Span[];
  /** The first pattern that matches, as written. */
  readonly pattern: string | undefined;
}

export const NO_MATCH: ExactMatch = { phrase: undefined, patterns: [], pattern: undefined };

export function matchExactly(wanted: Wanted, reading: Reading): ExactMatch {
  if (wanted.patterns.length === 0) {
    const phrase = bestPhrase(wanted, reading);
    return phrase ? { ...NO_MATCH, phrase } : NO_MATCH;
  }
  const found = wanted.patterns.map((pattern) => placesOfPattern(pattern, reading.text));
  const first = found.findIndex((spans) => spans.length > 0);
  return {
    phrase: bestPhrase(wanted, reading),
    patterns: found.flat(),
    pattern: wanted.patterns[first]?.source,
  };
}

/** True where nothing else can change the verdict. */
export function settles({ phrase, patterns }: ExactMatch): boolean {
  return patterns.length > 0 || (phrase !== undefined && !phrase.opposed);
}

/** What was found for a point before it is judged. */
interface Findings extends ExactMatch {
  /** The best match of all wordings together. */
  readonly union: SoftMatch;
  /** Token numbers that carry it. */
  readonly tokens: readonly number[];
  /** It is said of the other one: "the server verifies the client". */
  readonly swapped: boolean;
  /** 0 and above: how much of the point is said in other words. */
  readonly support: number;
}

/** `soft` holds the best match of all wordings together, then of the statement, then of each phrase. */
export function assessPoint(
  wanted: Wanted,
  exact: ExactMatch,
  soft: readonly SoftMatch[],
  reading: Reading,
): PointAssessment {
  const [union = NOTHING, ...wordings] = soft;
  const likely = supportOf(wanted, union, wordings);
  const tokens = likely >= SHOWN_FROM ? tokensOf(wanted.union, union, reading) : [];
  // A single word names a thing and says nothing of it.
  const support = likely >= SHOWN_FROM && tokens.length < 2 ? 0 : likely;
  const swapped = wanted.actions.some((action) => swapsRoles(action, reading));
  const found: Findings = { ...exact, union, tokens, swapped, support };
  const { score, reason } = judge(found);
  const phrase = found.phrase?.phrase ?? found.pattern;
  return {
    id: wanted.id,
    verdict: verdictOf(score),
    score,
    confidence: confidenceOf(score),
    evidence: evidenceOf(found, score, reading),
    ...(phrase === undefined ? {} : { phrase }),
    ...(reason === undefined ? {} : { reason }),
  };
}

export function verdictOf(score: number): Verdict {
  return score >= COVERED_FROM ? "covered" : score >= PARTIAL_FROM ? "partial" : "missed";
}

/** Farther from the nearest threshold is surer: 0.5 on it, 1 at the ends. */
export function confidenceOf(score: number): number {
  const distance = Math.min(Math.abs(score - COVERED_FROM), Math.abs(score - PARTIAL_FROM));
  return Math.min(1, 0.5 + distance * 1.25);
}

function bestPhrase(wanted: Wanted, reading: Reading): PhraseMatch | undefined {
  let best: PhraseMatch | undefined;
  for (const phrase of wanted.phrases) {
    const match = matchPhrase(phrase, reading);
    if (match && (!best || rank(match) > rank(best))) best = match;
  }
  return best;
}

function rank(match: PhraseMatch): number {
  return match.opposed ? match.score - 1 : match.score;
}

/** What each sign that a point is said in other words weighs; docs/grading.md says how they were chosen. */
const SUPPORT = { together: 0.2, mean: 1, best: 0.8, rarity: 0.035 };
/** Support from which a point is more likely made than not, and from which it surely is. */
const LIKELY_FROM = 1.4;
const SURE_FROM = 1.8;
/** Support from which the words that give it are shown, be it too little. */
const SHOWN_FROM = LIKELY_FROM / 2;
/** Other words than the author's are never as certain as the author's. */
const MOST_SUPPORTED = 0.9;

/**
 * How much of a point its best sentences say, phrase or not: words of all its wordings together, beside what one
 * wording usually says; each wording on average; the wording that is said most; and how rare the words are.
 */
function supportOf(
  { union: all, usualWeight }: Wanted,
  union: SoftMatch,
  wordings: readonly SoftMatch[],
): number {
  let sum = 0;
  let best = 0;
  for (const { agreed, opposed } of wordings) {
    const net = agreed - opposed;
    if (net <= 0) continue;
    sum += net;
    if (net > best) best = net;
  }
  const net = Math.max(0, union.agreed - union.opposed) * all.weight;
  return (
    SUPPORT.together * (usualWeight > 0 ? Math.min(1, net / usualWeight) : 0) +
    SUPPORT.mean * (sum / Math.max(1, wordings.length)) +
    SUPPORT.best * best +
    SUPPORT.rarity * union.rarity
  );
}

/** Support on the scale of scores. */
function scoreOf(support: number): number {
  if (support < LIKELY_FROM) return (PARTIAL_FROM * support) / LIKELY_FROM;
  const above = (support - LIKELY_FROM) / (SURE_FROM - LIKELY_FROM);
  return Math.min(MOST_SUPPORTED, PARTIAL_FROM + above * (COVERED_FROM - PARTIAL_FROM));
}

/** Just under the mark of a partly covered point: a point that is refused or doubted, though its words are there. */
export const REFUSED = PARTIAL_FROM - 0.05;

function judge({ phrase, patterns, union, swapped, support }: Findings): { score: number; reason?: string } {
  if (patterns.length > 0) return { score: 1 };
  const score = phrase && !phrase.opposed ? phrase.score : scoreOf(support);
  if (swapped) return { score: Math.min(score, REFUSED), reason: "said with the roles swapped" };
  if (phrase?.opposed || (!phrase && union.opposed >= CONTRADICTION_FROM))
    return { score: Math.min(score, REFUSED), reason: "said the opposite" };
  return { score };
}

function evidenceOf({ phrase, patterns, tokens }: Findings, score: number, { text }: Reading): Span[] {
  if (patterns.length > 0) return mergeSpans(patterns);
  if (phrase) return spansOf(phrase.tokens, text.tokens, text);
  return score >= scoreOf(SHOWN_FROM) ? spansOf(tokens, text.tokens, text) : [];
}
