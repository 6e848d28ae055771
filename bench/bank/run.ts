/**
 * Holds the grader on the shipped bank against people's ticks on blind answers: `npm run bench:bank [-- --topics] [-- --misses]`.
 * Phrases may be improved from the half marked `tune`; the figures to quote are the other half's.
 */
import { parseArgs } from "node:util";
import { builtInGrader } from "../../src/adapters/grading.js";
import { loadShippedBank } from "../../src/adapters/shipped-bank.js";
import type { Verdict } from "../../src/grading/assessment.js";
import { type PanelAnswer, readPanel } from "./panel.js";

interface Judged extends Omit<PanelAnswer, "points"> {
  topic: string;
  coverage: number;
  points: { id: string; ticked: boolean; verdict: Verdict }[];
}

const LIKELY: ReadonlySet<Verdict> = new Set(["covered", "partial"]);

/** What counts as said: a partly covered point is one that the grader takes for made, in words it is not sure of. */
const COUNTS: Record<string, ReadonlySet<Verdict>> = {
  "covered alone": new Set(["covered"]),
  "covered or partly": LIKELY,
};

const { values } = parseArgs({ options: { topics: { type: "boolean" }, misses: { type: "boolean" } } });
const bank = loadShippedBank();
const grader = builtInGrader();
const judged = readPanel("test/answers").map(judge);

for (const split of ["held", "tune"] as const)
  report(
    split,
    judged.filter((answer) => answer.split === split),
  );
if (values.misses) listMisses(judged.filter((answer) => answer.split === "tune"));

function judge(answer: PanelAnswer): Judged {
  const question = bank.get(answer.question);
  if (!question) throw new Error(`test/answers names "${answer.question}", which is not in the bank`);
  const assessment = grader.grade(question, answer.text);
  const ids = new Set(question.look_for.map(({ id }) => id));
  for (const id of answer.points)
    if (!ids.has(id)) throw new Error(`${answer.question} has no point "${id}"`);
  return {
    ...answer,
    topic: question.topic,
    coverage: assessment.coverage,
    points: assessment.points.map(({ id, verdict }) => ({ id, verdict, ticked: answer.points.includes(id) })),
  };
}

function report(split: string, answers: readonly Judged[]): void {
  const questions = new Set(answers.map(({ question }) => question)).size;
  console.log(`\n${split}: ${answers.length} answers to ${questions} questions`);
  for (const [title, counts] of Object.entries(COUNTS)) {
    const { precision, recall, balanced, n } = confusion(answers, counts);
    console.log(
      `  ${n} points, ${title}: precision ${percent(precision)}, recall ${percent(recall)}, balanced accuracy ${percent(balanced)}`,
    );
  }
  for (const kind of ["strong", "middling", "wrong"] as const) {
    const ofKind = answers.filter((answer) => answer.kind === kind);
    const coverage = median(ofKind.map((answer) => answer.coverage));
    const ticked = median(
      ofKind.map(({ points }) => points.filter((point) => point.ticked).length / points.length),
    );
    console.log(
      `  ${kind.padEnd(9)} median coverage ${percent(coverage)}, share of points that were ticked ${percent(ticked)}`,
    );
  }
  if (!values.topics) return;
  for (const topic of new Set(answers.map((answer) => answer.topic)))
    reportTopic(
      topic,
      answers.filter((answer) => answer.topic === topic),
    );
}

function confusion(
  answers: readonly Judged[],
  counts: ReadonlySet<Verdict>,
): {
  precision: number;
  recall: number;
  balanced: number;
  n: number;
} {
  let hit = 0;
  let extra = 0;
  let lost = 0;
  let right = 0;
  for (const { points } of answers)
    for (const { ticked, verdict } of points) {
      const said = counts.has(verdict);
      if (said && ticked) hit++;
      else if (said) extra++;
      else if (ticked) lost++;
      else right++;
    }
  const recall = hit / (hit + lost || 1);
  const specificity = right / (right + extra || 1);
  return {
    precision: hit / (hit + extra || 1),
    recall,
    balanced: (recall + specificity) / 2,
    n: hit + extra + lost + right,
  };
}

function reportTopic(topic: string, answers: readonly Judged[]): void {
  const { precision, recall, balanced, n } = confusion(answers, LIKELY);
  console.log(
    `    ${topic.padEnd(20)} points ${String(n).padStart(3)}  precision ${percent(precision)}  recall ${percent(recall)}  balanced ${percent(balanced)}`,
  );
}

/** Where phrases may be improved: only ever of the tuning half. */
function listMisses(answers: readonly Judged[]): void {
  for (const { question, kind, points } of answers)
    for (const { id, ticked, verdict } of points)
      if (ticked !== LIKELY.has(verdict))
        console.log(`  ${question} ${kind} ${id}: ${ticked ? "ticked" : "not ticked"}, ${verdict}`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
