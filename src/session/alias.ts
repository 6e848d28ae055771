/** A corrected verdict teaches the grader: the words of the answer that the person meant become a phrase of the point. */
import type { Point } from "../bank/question.js";
import type { Span } from "../grading/assessment.js";
import { tokenize } from "../grading/tokens.js";

/** A phrase is what a person says in one breath: more words would never be met again. */
const MAX_WORDS = 10;
/**
 * The clause of the answer that most likely makes the point: the one that holds the evidence, else the one
 * that shares most words with the point. Undefined when the answer has no clause of at least two telling words.
 */
export function aliasPhrase(
  point: Pick<Point, "point" | "accept">,
  answer: string,
  evidence: readonly Span[],
): string | undefined {
  const wanted = new Set([point.point, ...point.accept].flatMap(tellingStems));
  let best: { text: string; score: number } | undefined;
  for (const clause of clausesOf(answer)) {
    const stems = tellingStems(clause.text);
    if (stems.length < 2) continue;
    const overlap = evidence.some((span) => span.start < clause.end && span.end > clause.start) ? 2 : 0;
    const score = overlap + stems.filter((word) => wanted.has(word)).length / Math.sqrt(stems.length);
    if (!best || score > best.score) best = { text: clause.text, score };
  }
  return best && shorten(best.text, wanted);
}

function clausesOf(answer: string): { text: string; start: number; end: number }[] {
  return [...answer.matchAll(/[^.;:!?\n,()]+/g)].map((match) => ({
    text: match[0].trim(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function tellingStems(text: string): string[] {
  return tokenize(text).flatMap((token) => (token.content ? [token.stem] : []));
}

/** The stretch of at most ten words that holds most of what the point is about. */
function shorten(text: string, wanted: ReadonlySet<string>): string {
  const words = text.split(/\s+/);
  if (words.length <= MAX_WORDS) return text;
  const hits = words.map((word) => (tellingStems(word).some((each) => wanted.has(each)) ? 1 : 0));
  let best = 0;
  let bestSum = -1;
  for (let start = 0; start + MAX_WORDS <= words.length; start++) {
    const sum = hits.slice(start, start + MAX_WORDS).reduce<number>((total, hit) => total + hit, 0);
    if (sum > bestSum) {
      best = start;
      bestSum = sum;
    }
  }
  return words.slice(best, best + MAX_WORDS).join(" ");
}
