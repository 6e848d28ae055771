/** The project's own answers: how model answers, and tricks made from them, fare with their own rubrics. */
import { packageRoot } from "../../src/adapters/package-root.js";
import { parseDecks } from "../../src/adapters/question-files.js";
import type { Question } from "../../src/bank/question.js";
import type { Grader } from "../../src/grading/assessment.js";
import { passes } from "../../src/grading/coverage.js";
import { strictGates } from "../../src/grading/gates.js";
import type { BuiltInGrader } from "../../src/grading/grader.js";
import { attacks } from "./attacks.js";
import type { BenchGrader } from "./graders.js";
import { mean, passing } from "./metrics.js";
import { type Column, printTable } from "./table.js";

export function ownQuestions(): Question[] {
  return parseDecks([`${packageRoot()}/questions`], packageRoot()).questions.filter(
    ({ answer, look_for }) => answer !== "" && look_for.length > 0,
  );
}

/** Attacks on our own questions: the baselines know the model answer, our grader the points. */
export function measureBank(
  questions: readonly Question[],
  grader: Grader,
  others: Record<string, BenchGrader>,
): void {
  const columns: Column[] = Object.entries(others)
    .filter(([title]) => title !== "hotseat")
    .map(([title, grade]) => ({
      title,
      values: resistance(questions, (question, answer) => {
        const { score } = grade({ question: question.prompt, references: [question.answer] }, answer);
        return { score, pass: score >= 0.5 };
      }),
    }));
  columns.push({
    title: "hotseat",
    values: resistance(questions, (question, answer) => {
      const assessment = grader.grade(question, answer);
      return { score: assessment.coverage, pass: passes(question, assessment) };
    }),
  });
  printTable(`own bank: ${questions.length} questions, mean score / share that passes`, columns);
}

function resistance(
  questions: readonly Question[],
  grade: (question: Question, answer: string) => { score: number; pass: boolean },
): Record<string, string> {
  const values: Record<string, string> = {};
  const item = (question: Question) => ({ question: question.prompt, reference: question.answer });
  for (const [name, attack] of Object.entries(attacks())) {
    const results = questions.map((question, i) => {
      const ramble = () =>
        Array.from(
          { length: 5 },
          (_, k) => questions[(i + 17 * (k + 1)) % questions.length]?.answer ?? "",
        ).join(" ");
      const other = questions[(i + 1) % questions.length] ?? question;
      return grade(question, attack(item(question), item(other), ramble));
    });
    const share = passing(results.map(({ pass }) => Number(pass)));
    values[name] = `${mean(results.map(({ score }) => score)).toFixed(2)} / ${Math.round(share * 100)} %`;
  }
  return values;
}

export function printGates(questions: readonly Question[], grader: BuiltInGrader): void {
  const { rates } = strictGates(questions, grader);
  const values = Object.entries(rates).map(([name, { failed, of, allowed }]) => [
    name,
    `${failed} of ${of} (${((100 * failed) / Math.max(1, of)).toFixed(2)} %, allowed ${allowed * 100} %)`,
  ]);
  printTable("own bank: gates, how many fail", [{ title: "", values: Object.fromEntries(values) }]);
}

/** Processor time of this process in milliseconds: other programs on the machine do not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const LONGEST = 1_000_000;

export function printSpeed(questions: readonly Question[], makeGrader: () => Grader): void {
  const before = processorTime();
  const grader = makeGrader();
  const loading = processorTime() - before;
  for (const question of questions) grader.grade(question, question.answer);
  const start = processorTime();
  const ROUNDS = 10;
  for (let round = 0; round < ROUNDS; round++)
    questions.forEach((question, i) => {
      grader.grade(question, questions[(i + round) % questions.length]?.answer ?? "");
    });
  const each = (processorTime() - start) / (ROUNDS * questions.length);
  const [first] = questions;
  const long = first ? `${first.answer} `.repeat(Math.ceil(LONGEST / (first.answer.length + 1))) : "";
  const longStart = processorTime();
  if (first) grader.grade(first, long);
  printTable("own bank: speed, processor time", [
    {
      title: "ms",
      values: {
        "loading the lexicon": loading.toFixed(1),
        "one answer": each.toFixed(3),
        "one answer of 1 MB": (processorTime() - longStart).toFixed(0),
      },
    },
  ]);
}
