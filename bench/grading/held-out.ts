/** How a point fares when the answer's wording is none of the author's: each model answer against the phrases it does not use. */
import type { Question } from "../../src/bank/question.js";
import type { Grader, Verdict } from "../../src/grading/assessment.js";
import { printTable } from "./table.js";

type Counts = Record<Verdict, number>;

export function printHeldOut(questions: readonly Question[], grader: Grader): void {
  const own = count();
  const others = count();
  questions.forEach((question, i) => {
    const covered = grader
      .grade(question, question.answer)
      .points.map(({ verdict }) => verdict === "covered");
    const without = {
      ...question,
      look_for: question.look_for.map((point) => unused(question, point, grader)),
    };
    grader.grade(without, question.answer).points.forEach(({ verdict }, k) => {
      if (covered[k]) own[verdict]++;
    });
    const other = questions[(i + 1) % questions.length];
    for (const { verdict } of other ? grader.grade(question, other.answer).points : []) others[verdict]++;
  });
  printTable("own bank: wordings that no phrase foresaw, share of points", [
    { title: "own answer, its phrases held out", values: shares(own) },
    { title: "another question's answer", values: shares(others) },
  ]);
}

/** The point without the phrases by which the model answer covers it. */
function unused(question: Question, point: Question["look_for"][number], grader: Grader): typeof point {
  const accept = point.accept.filter((phrase) => {
    const alone = { ...question, look_for: [{ ...point, accept: [phrase], point: "-" }], red_flags: [] };
    return grader.grade(alone, question.answer).points[0]?.verdict !== "covered";
  });
  return { ...point, accept };
}

function count(): Counts {
  return { covered: 0, partial: 0, missed: 0 };
}

function shares(counts: Counts): Record<string, string> {
  const all = counts.covered + counts.partial + counts.missed;
  return Object.fromEntries(
    Object.entries(counts).map(([verdict, n]) => [verdict, `${((100 * n) / Math.max(1, all)).toFixed(1)} %`]),
  );
}
