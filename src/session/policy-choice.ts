/** Choosing the next question: the one that tells most for its time, or a new one that teaches most. */
import type { Belief } from "../ability/belief.js";
import { predict, predictMoments } from "../ability/belief.js";
import type { ResponseModel } from "../ability/item.js";
import { normalCumulative, normalDensity } from "../ability/normal.js";
import { expectedReduction, expectedSuccess } from "../ability/utility.js";
import type { Candidate } from "./candidates.js";

export interface ChoiceInput {
  belief: Belief;
  /** Questions not yet asked in this session. */
  candidates: readonly Candidate[];
  /** How much a topic matters; 1 where it is not named. */
  weight: (topic: string) => number;
  /** Earlier answers to the question, in any session. */
  seen: (id: string) => number;
  /** Questions asked of each topic in this session. */
  asked: ReadonlyMap<string, number>;
  lastTopic?: string;
}

export interface Choice {
  candidate: Candidate;
  reason: string;
}

/** A step of this size in the value is not worth a repeated question or a predictable session. */
const JITTER = 0.04;
/** By this many questions every topic has been touched, where there are no more topics than that. */
const TOUCH_BY = 10;

/** The most reduction of the summed variance over topics for its expected seconds. */
export function chooseInformative(input: ChoiceInput): Choice | undefined {
  const { belief } = input;
  const topicWeight = Float64Array.from(belief.space.topics, input.weight);
  const values = new Map<string, number>();
  const value = ({ kind, item, seconds }: Candidate): number => {
    // A residual makes a question unlike its kind, but then it was answered in an earlier session.
    const key = belief.residuals.has(item.id) ? `=${item.id}` : kind;
    let known = values.get(key);
    if (known === undefined) {
      known = expectedReduction(belief, item, predict(belief, item), topicWeight) / seconds;
      values.set(key, known);
    }
    return known;
  };
  const best = pick(untouchedFirst(input), input.seen, value);
  return best && { candidate: best, reason: informativeReason(best, input) };
}

function informativeReason({ summary }: Candidate, { belief, asked }: ChoiceInput): string {
  const at = belief.space.index.get(summary.topic);
  const se = at === undefined ? 1 : Math.sqrt(belief.covariance[at * belief.space.size + at] ?? 0);
  const known = asked.has(summary.topic)
    ? `your level in ${summary.topic} is only known to ±${se.toFixed(1)}`
    : `${summary.topic} has not been asked yet`;
  return `tells most for its time: ${known}`;
}

/** Content balancing (Kingsbury & Zara 1989, "Procedures for selecting items for computerized adaptive tests"). */
function untouchedFirst({ candidates, asked }: ChoiceInput): readonly Candidate[] {
  const topics = new Set(candidates.map(({ summary }) => summary.topic));
  const untouched = new Set([...topics].filter((topic) => !asked.has(topic)));
  const count = [...asked.values()].reduce((sum, times) => sum + times, 0);
  const left = TOUCH_BY - count;
  if (untouched.size === 0 || left <= 0 || untouched.size < left || untouched.size > TOUCH_BY)
    return candidates;
  return candidates.filter(({ summary }) => untouched.has(summary.topic));
}

/** Expected success at which new material is asked. */
export const SUCCESS = { low: 0.7, aim: 0.775, high: 0.85 } as const;
/** Practice aims above the bound of the senior level. */
const TARGET = 1;
/** At most this many candidates are weighed one by one. */
const SAMPLE = 600;

/** New questions with an expected success of 70 to 85 %, of the topics that need it most, not twice the same topic. */
export function chooseTeaching(input: ChoiceInput): Choice | undefined {
  const { belief, asked, lastTopic } = input;
  const success = new Map<string, number>();
  const alike = new Map<ResponseModel, Map<string, number>>();
  const successOf = ({ kind, item }: Candidate): number => {
    const key = belief.residuals.has(item.id) ? `=${item.id}` : kind;
    let known = success.get(key);
    if (known === undefined) {
      known = successAt(alike, item.model, predictMoments(belief, item));
      success.set(key, known);
    }
    return known;
  };
  const value = (candidate: Candidate): number => {
    const { topic } = candidate.summary;
    const fit = successFit(successOf(candidate));
    const fresh = 1 / (1 + (asked.get(topic) ?? 0));
    return fit * fresh * topicNeed(belief, topic) * input.weight(topic);
  };
  const sampled = sample(input.candidates, SAMPLE);
  const others = sampled.filter(({ summary }) => summary.topic !== lastTopic);
  const best = pick(others.length ? others : sampled, input.seen, value);
  return best && { candidate: best, reason: teachingReason(successOf(best)) };
}

/** Of topics that were not asked yet, many questions have the same prospects. */
function successAt(
  known: Map<ResponseModel, Map<string, number>>,
  model: ResponseModel,
  moments: { mean: number; variance: number },
): number {
  const ofModel = known.get(model) ?? new Map<string, number>();
  known.set(model, ofModel);
  const key = `${moments.mean} ${moments.variance}`;
  const found = ofModel.get(key);
  if (found !== undefined) return found;
  const success = expectedSuccess(model, moments);
  ofModel.set(key, success);
  return success;
}

function teachingReason(success: number): string {
  const percent = `about ${Math.round(success * 100)} %`;
  if (success < SUCCESS.low - 0.05)
    return `new: hard for you now (${percent} expected), but nothing nearer is left`;
  if (success > SUCCESS.high + 0.05)
    return `new: easy for you (${percent} expected), but nothing harder is left`;
  return `new, at the edge of what you know: ${percent} expected`;
}

/** 1 inside the window, falling outside of it; never 0, so that something is asked when nothing fits. */
function successFit(success: number): number {
  const away = Math.max(0, SUCCESS.low - success, success - SUCCESS.high);
  return Math.exp(-((away / 0.12) ** 2)) + 1e-6 / (1 + away);
}

/** The expected shortfall below the target, logits: large where little is known or the level is low. */
export function topicNeed({ space, mean, covariance }: Belief, topic: string): number {
  const at = space.index.get(topic);
  const m = at === undefined ? 0 : (mean[at] ?? 0);
  const sd = at === undefined ? 1 : Math.sqrt(Math.max(1e-12, covariance[at * space.size + at] ?? 1));
  const z = (TARGET - m) / sd;
  return Math.max(1e-6, (TARGET - m) * normalCumulative(z) + sd * normalDensity(z));
}

/** Every n-th, in an order that the seed decides (the candidates' dice), so that the cost has a bound. */
function sample(candidates: readonly Candidate[], most: number): readonly Candidate[] {
  if (candidates.length <= most) return candidates;
  const share = most / candidates.length;
  const chosen = candidates.filter(({ dice }) => (dice * 6151) % 1 < share);
  return chosen.length ? chosen : candidates.slice(0, most);
}

/**
 * The candidate with the greatest jittered value, the least seen one where values are equal. Questions that this session
 * should do without come only when nothing else is left.
 */
function pick(
  candidates: readonly Candidate[],
  seen: (id: string) => number,
  value: (candidate: Candidate) => number,
): Candidate | undefined {
  const open = candidates.filter((candidate) => candidate.open);
  let best: Candidate | undefined;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const candidate of open.length ? open : candidates) {
    const spread = 1 + JITTER * (candidate.dice - 0.5);
    const times = seen(candidate.summary.id);
    const total = value(candidate) * spread * (times > 0 ? 0.9 ** Math.min(times, 5) : 1);
    if (total > bestValue || !best) {
      best = candidate;
      bestValue = total;
    }
  }
  return best;
}
