/** Which question comes next in practice: what is due, most forgotten first, then what is new. */
import type { QuestionSummary } from "../bank/bank.js";
import type { Question } from "../bank/question.js";
import type { Random } from "../core/random.js";
import type { DrillPart } from "./drill-state.js";

/** What selection knows of a question's past. */
export interface Standing {
  /** Probability of recall now, 0..1; undefined when it was never answered. */
  retrievability?: number;
  due: boolean;
  suspended: boolean;
  /** Answers given so far, in any session. */
  seen: number;
}

export interface SelectionInput {
  summaries: readonly QuestionSummary[];
  standing: (summary: QuestionSummary) => Standing;
  exclude: ReadonlySet<string>;
  lastTopic?: string;
  random: Random;
  /** Chooses among new questions; without it the dice do. */
  chooseNew?: (fresh: readonly QuestionSummary[], lastTopic: string | undefined) => Selection | undefined;
  /** Asked whatever the schedule says, in this order, because the person named them. */
  named?: ReadonlySet<string>;
  /** New questions are of this level as long as there are any. */
  level?: string;
  /** Which questions come at all. */
  only?: "new" | "due" | "all";
}

export interface Selection {
  id: string;
  /** One sentence for `--explain`. */
  reason: string;
  /** The question itself, where it is not the bank's: a follow-up, or an interview's own opening. */
  question?: Question;
  followUp?: boolean;
  part?: DrillPart;
}

export function selectNext(input: SelectionInput): Selection | undefined {
  const { only } = input;
  if (only === "all") return pickAny(input);
  const named = only ? undefined : firstNamed(input);
  if (named) return { id: named.id, reason: "you asked for it" };
  const due: Candidate[] = [];
  const unseen: QuestionSummary[] = [];
  // One pass: a person's own deck may have ten thousand questions, and this is what the first page waits for.
  for (const summary of input.summaries) {
    if (input.exclude.has(summary.id)) continue;
    const standing = input.standing(summary);
    if (standing.suspended) continue;
    if (standing.due) due.push({ summary, standing });
    if (standing.seen === 0) unseen.push(summary);
  }
  if (only !== "new") {
    const choice = preferOtherTopic(
      due.sort((a, b) => (a.standing.retrievability ?? 0) - (b.standing.retrievability ?? 0)),
      input.lastTopic,
    );
    if (choice) {
      const recall = Math.round((choice.standing.retrievability ?? 0) * 100);
      return { id: choice.summary.id, reason: `due: the chance that you still know it is about ${recall} %` };
    }
    if (only === "due") return undefined;
  }
  return chooseNew(unseen, input);
}

function firstNamed({ named, summaries, exclude, standing }: SelectionInput): QuestionSummary | undefined {
  for (const id of named ?? []) {
    if (exclude.has(id)) continue;
    const summary = summaries.find((each) => each.id === id);
    if (summary && !standing(summary).suspended) return summary;
  }
  return undefined;
}

function chooseNew(unseen: readonly QuestionSummary[], input: SelectionInput): Selection | undefined {
  const ofLevel = input.level === undefined ? [] : unseen.filter((summary) => summary.level === input.level);
  const fresh = ofLevel.length ? ofLevel : unseen;
  if (input.chooseNew) return input.chooseNew(fresh, input.lastTopic);
  const shuffled = input.random.shuffle(fresh);
  const choice = shuffled.find(({ topic }) => topic !== input.lastTopic) ?? shuffled[0];
  return choice ? { id: choice.id, reason: "new: you have not been asked this yet" } : undefined;
}

type Candidate = { summary: QuestionSummary; standing: Standing };

function pickAny(input: SelectionInput): Selection | undefined {
  const known = input.summaries
    .filter(({ id }) => !input.exclude.has(id))
    .map((summary) => ({ summary, standing: input.standing(summary) }))
    .filter(({ standing }) => !standing.suspended);
  const least = known.reduce(
    (fewest, { standing }) => Math.min(fewest, standing.seen),
    Number.POSITIVE_INFINITY,
  );
  const candidates = known.filter(({ standing }) => standing.seen === least);
  const choice = preferOtherTopic(input.random.shuffle(candidates), input.lastTopic);
  return choice
    ? { id: choice.summary.id, reason: "cramming: among the questions you have seen least" }
    : undefined;
}

/** The first of another topic than the last one; the first of all when there is none. */
function preferOtherTopic(
  candidates: readonly Candidate[],
  lastTopic: string | undefined,
): Candidate | undefined {
  return candidates.find(({ summary }) => summary.topic !== lastTopic) ?? candidates[0];
}
