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
  /** Asked whatever the schedule says, because the person named them. */
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
  const open = input.summaries.filter(({ id }) => !input.exclude.has(id));
  const known = open
    .map((summary) => ({ summary, standing: input.standing(summary) }))
    .filter(({ standing }) => !standing.suspended);
  if (input.only === "all") return pickAny(known, input);
  const named = firstNamed(known, input.named);
  if (named && !input.only) return { id: named.summary.id, reason: "you asked for it" };
  if (input.only !== "new") {
    const due = known.filter(({ standing }) => standing.due);
    const choice = preferOtherTopic(
      due.sort((a, b) => (a.standing.retrievability ?? 0) - (b.standing.retrievability ?? 0)),
      input.lastTopic,
    );
    if (choice) {
      const recall = Math.round((choice.standing.retrievability ?? 0) * 100);
      return { id: choice.summary.id, reason: `due: the chance that you still know it is about ${recall} %` };
    }
    if (input.only === "due") return undefined;
  }
  const unseen = known.filter(({ standing }) => standing.seen === 0);
  const ofLevel = unseen.filter(({ summary }) => summary.level === input.level);
  const fresh = ofLevel.length ? ofLevel : unseen;
  if (input.chooseNew)
    return input.chooseNew(
      fresh.map(({ summary }) => summary),
      input.lastTopic,
    );
  const choice = preferOtherTopic(input.random.shuffle(fresh), input.lastTopic);
  return choice ? { id: choice.summary.id, reason: "new: you have not been asked this yet" } : undefined;
}

/** In the order in which they were named. */
function firstNamed(
  known: readonly Candidate[],
  named: ReadonlySet<string> | undefined,
): Candidate | undefined {
  for (const id of named ?? []) {
    const found = known.find(({ summary }) => summary.id === id);
    if (found) return found;
  }
  return undefined;
}

type Candidate = { summary: QuestionSummary; standing: Standing };

function pickAny(known: Candidate[], input: SelectionInput): Selection | undefined {
  const least = Math.min(...known.map(({ standing }) => standing.seen));
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
