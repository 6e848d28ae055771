/** Holds one answer against one point: by the author's phrases first, by the point's own words where none fits. */
import type { PointAssessment, Span, Verdict } from "./assessment.js";
import type { Wanted } from "./model.js";
import { runPattern } from "./pattern-run.js";
import { matchPhrase, type PhraseMatch } from "./phrase-match.js";
import type { Reading } from "./reading.js";
import type { SoftMatch } from "./soft-match.js";
import { spansOf, union } from "./spans.js";

/** Scores from here on are covered, from PARTIAL_FROM on partly covered. */
export const COVERED_FROM = 0.6;
export const PARTIAL_FROM = 0.4;

/** What saying all of a target's words in other ways is worth; five sixths of them are just enough. */
const SOFT_WORTH = 0.72;
/** Fewer words than this that are said for certain prove less. */
const SOFT_WORDS = 3;
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

export function matchExactly(wanted: Wanted, reading: Reading, answer: string): ExactMatch {
  if (wanted.patterns.length === 0) {
    const phrase = bestPhrase(wanted, reading);
    return phrase ? { ...NO_MATCH, phrase } : NO_MATCH;
  }
  const found = wanted.patterns.map((pattern) => runPattern(pattern, answer));
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
  readonly soft: SoftMatch;
  /** Where a sentence is about the point in words of several wordings. */
  readonly about: readonly number[] | undefined;
}

/** `soft` holds the best match of all wordings together, then of the statement, then of each phrase. */
export function assessPoint(
  wanted: Wanted,
  exact: ExactMatch,
  soft: readonly SoftMatch[],
  reading: Reading,
): PointAssessment {
  const found: Findings = {
    ...exact,
    soft: bestSoft(soft.slice(1)),
    about: soft[0] && speaksOfPoint(wanted, soft[0]) ? soft[0].tokens : undefined,
  };
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

function bestSoft(soft: readonly SoftMatch[]): SoftMatch {
  let best: SoftMatch = { agreed: 0, opposed: 0, certain: 0, tokens: [] };
  for (const match of soft)
    if (worthOf(match) > worthOf(best) || (best.tokens.length === 0 && match.tokens.length)) best = match;
  return best;
}

function worthOf({ agreed, opposed, certain }: SoftMatch): number {
  return (agreed - opposed) * Math.min(1, certain / SOFT_WORDS);
}

/** One sentence that says so many telling words of a point's wordings, and more than one wording weighs, is about it. */
const UNION_WORDS = 3;
const UNION_WEIGHT = 1.2;

/** Whether a sentence says words of several wordings, though none of the wordings: then the point is partly covered. */
function speaksOfPoint({ union: all, usualWeight }: Wanted, match: SoftMatch): boolean {
  const said = (match.agreed - match.opposed) * all.weight;
  return match.certain >= UNION_WORDS && said >= usualWeight * UNION_WEIGHT;
}

function judge({ phrase, patterns, soft, about }: Findings): { score: number; reason?: string } {
  if (patterns.length > 0) return { score: 1 };
  if (phrase && !phrase.opposed) return { score: phrase.score };
  const score = Math.max(about ? PARTIAL_FROM : 0, worthOf(soft) * SOFT_WORTH);
  if (phrase?.opposed || soft.opposed >= CONTRADICTION_FROM)
    return { score: Math.min(score, PARTIAL_FROM - 0.05), reason: "said the opposite" };
  return { score };
}

function evidenceOf({ phrase, patterns, soft, about }: Findings, score: number, reading: Reading): Span[] {
  const { tokens } = reading.text;
  if (patterns.length > 0) return union(patterns);
  if (phrase) return spansOf(phrase.tokens, tokens, reading.text);
  if (about && score === PARTIAL_FROM) return spansOf(about, tokens, reading.text);
  return score >= PARTIAL_FROM * 0.5 ? spansOf(soft.tokens, tokens, reading.text) : [];
}
