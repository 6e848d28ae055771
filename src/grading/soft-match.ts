/** How much of a target's meaning the best sentence of an answer carries, where no phrase fits word by word. */
import type { Reading } from "./reading.js";
import type { Target } from "./target.js";

export interface SoftMatch {
  /** 0..1: share of the target's weight that is said the same way round. */
  readonly agreed: number;
  /** 0..1: share of its weight that is said the other way round. */
  readonly opposed: number;
  /** How many of its telling words are said for certain, not merely by something related. */
  readonly certain: number;
  /** Token numbers in the answer that carry it, ascending. */
  readonly tokens: readonly number[];
}

const NOTHING: SoftMatch = { agreed: 0, opposed: 0, certain: 0, tokens: [] };
/** What a word counts that is said in the sentence before: statements run over full stops. */
const SENTENCE_BEFORE = 0.8;
/** Merely related words carry meaning but are no evidence. */
const EVIDENCE_FROM = 0.5;
/** Scores of listed and inflected words, also from the sentence before. */
const CERTAIN_FROM = 0.65;

/** For each target its best sentence. Linear in the answer's length times the number of targets. */
export function matchSoftly(targets: readonly Target[], reading: Reading): SoftMatch[] {
  const best: SoftMatch[] = targets.map(() => NOTHING);
  let before = new Map<number, Said>();
  for (const sentence of reading.text.sentences) {
    const here = bestBySentence(reading, sentence.first, sentence.last);
    if (here.size > 0)
      targets.forEach((target, i) => {
        const match = matchHere(target, here, before);
        const known = best[i] ?? NOTHING;
        if (
          match.agreed - match.opposed > known.agreed - known.opposed ||
          (known === NOTHING && match.opposed > 0)
        )
          best[i] = match;
      });
    before = here;
  }
  return best;
}

/** The best place of a term within a sentence. */
interface Said {
  readonly token: number;
  readonly score: number;
  /** 1 where it stands under a denial or is an opposite. */
  readonly turned: number;
}

function bestBySentence({ hits, text }: Reading, first: number, last: number): Map<number, Said> {
  const best = new Map<number, Said>();
  for (let token = first; token < last; token++)
    for (const { term, score, rung } of hits[token] ?? []) {
      const known = best.get(term);
      if (!known || score > known.score)
        best.set(term, { token, score, turned: (text.denied[token] ?? 0) ^ (rung === "opposite" ? 1 : 0) });
    }
  return best;
}

function matchHere(
  target: Target,
  here: ReadonlyMap<number, Said>,
  before: ReadonlyMap<number, Said>,
): SoftMatch {
  let agreed = 0;
  let opposed = 0;
  let certain = 0;
  let inside = false;
  const tokens = new Set<number>();
  for (const word of target.words) {
    const now = here.get(word.term);
    const earlier = before.get(word.term);
    const nowScore = now?.score ?? 0;
    const earlierScore = (earlier?.score ?? 0) * SENTENCE_BEFORE;
    const said = nowScore >= earlierScore ? now : earlier;
    if (!said) continue;
    const score = Math.max(nowScore, earlierScore);
    if (said === now) inside = true;
    if (said.turned ^ word.denied) opposed += word.weight * score;
    else agreed += word.weight * score;
    if (score >= EVIDENCE_FROM) tokens.add(said.token);
    if (score >= CERTAIN_FROM && word.telling) certain++;
  }
  if (!inside || target.weight === 0) return NOTHING;
  return {
    agreed: agreed / target.weight,
    opposed: opposed / target.weight,
    certain,
    tokens: [...tokens].sort((a, b) => a - b),
  };
}
