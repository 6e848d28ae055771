/** Graded answers from outside: reads a folder of `*.jsonl.gz` and prints how well each grader agrees with the people. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { attacks, negate } from "./attacks.js";
import type { BenchGrader, BenchQuestion } from "./graders.js";
import { auc, f1, mean, passing, pearson } from "./metrics.js";
import { printTable } from "./table.js";

interface Row {
  question_id: string;
  question: string;
  reference_answer: string;
  student_answer: string;
  references?: string[];
  rubric?: string[];
  rubric_labels?: (0 | 1 | null)[];
  score: number | null;
  label3?: "correct" | "contradictory" | "incorrect";
}

export function measureSets(folder: string, graders: Record<string, BenchGrader>): void {
  const names = readdirSync(folder).filter((name) => name.endsWith(".jsonl.gz"));
  const sets = names.map((name) => ({
    name: name.replace(".jsonl.gz", ""),
    rows: load(path.join(folder, name)),
  }));
  for (const { name, rows } of sets) {
    const asked = questionsOf(rows);
    const columns = Object.entries(graders).map(([title, grade]) => ({
      title,
      values: agreement(rows, (row) => grade(asked(row), row.student_answer)),
    }));
    printTable(`${name}: ${rows.length} answers, agreement with people`, columns);
  }
  for (const { name, rows } of sets) {
    if (rows.every(({ score }) => score === null)) continue;
    const columns = Object.entries(graders).map(([title, grade]) => ({
      title,
      values: resistance(rows, grade),
    }));
    printTable(`${name}: mean score / share that passes (0.5 and above)`, columns);
  }
}

function load(file: string): Row[] {
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function questionsOf(rows: readonly Row[]): (row: Row) => BenchQuestion {
  const known = new Map<string, BenchQuestion>();
  const key = (row: Row) => `${row.question_id}|${row.reference_answer}`;
  for (const row of rows)
    if (!known.has(key(row)))
      known.set(key(row), {
        question: row.question,
        references: row.references ?? [row.reference_answer],
        ...(row.rubric ? { rubric: row.rubric } : {}),
      });
  return (row) => known.get(key(row)) ?? { question: row.question, references: [] };
}

function agreement(
  rows: readonly Row[],
  grade: (row: Row) => { score: number; pointScores: number[] },
): Record<string, string> {
  const results = rows.map(grade);
  const values: Record<string, string> = {};
  const scored = rows.flatMap((row, i) =>
    row.score === null ? [] : [{ y: row.score, s: results[i]?.score ?? 0 }],
  );
  if (scored.length)
    values["Pearson r"] = pearson(
      scored.map(({ s }) => s),
      scored.map(({ y }) => y),
    ).toFixed(3);
  if (rows[0]?.label3) {
    const scores = results.map(({ score }) => score);
    const correct = rows.map(({ label3 }) => label3 === "correct");
    const clear = rows.flatMap((row, i) => (row.label3 === "incorrect" ? [] : [i]));
    values["AUC, correct against the rest"] = auc(scores, correct).toFixed(3);
    values["AUC, correct against contradictory"] = auc(
      clear.map((i) => scores[i] ?? 0),
      clear.map((i) => correct[i] === true),
    ).toFixed(3);
  }
  const pairs = rows.flatMap((row, i) =>
    (row.rubric_labels ?? []).flatMap((label, k) =>
      label === null ? [] : [{ y: label === 1, s: results[i]?.pointScores[k] ?? 0 }],
    ),
  );
  if (pairs.length) {
    values["points: AUC"] = auc(
      pairs.map(({ s }) => s),
      pairs.map(({ y }) => y),
    ).toFixed(3);
    values["points: own F1"] = f1(
      pairs.map(({ s }) => s >= 0.5),
      pairs.map(({ y }) => y),
    ).toFixed(3);
  }
  return values;
}

const FULL_MARKS = 0.95;
const EVERY_SEVENTH = 7;
const RAMBLE = 40;

function resistance(rows: readonly Row[], grade: BenchGrader): Record<string, string> {
  const asked = questionsOf(rows);
  const firsts = [...new Map([...rows].reverse().map((row) => [row.question_id, row])).values()].reverse();
  const values: Record<string, string> = {};
  const add = (name: string, scores: number[]) => {
    values[name] = `${mean(scores).toFixed(2)} / ${Math.round(passing(scores) * 100)} %`;
  };
  for (const [name, attack] of Object.entries(attacks()))
    add(
      name,
      firsts.map((row, i) => {
        const item = (each: Row) => ({ question: each.question, reference: each.reference_answer });
        const others = () =>
          rows
            .filter(({ question_id }) => question_id !== row.question_id)
            .slice(0, RAMBLE)
            .map(({ student_answer }) => student_answer)
            .join(" ");
        return grade(asked(row), attack(item(row), item(firsts[(i + 1) % firsts.length] ?? row), others))
          .score;
      }),
    );
  const full = rows
    .filter((row) => (row.score ?? 0) >= FULL_MARKS && row.student_answer !== row.reference_answer)
    .filter((_, i) => i % EVERY_SEVENTH === 0);
  add(
    "correct",
    full.map((row) => grade(asked(row), row.student_answer).score),
  );
  add(
    "correctNegated",
    full.map((row) => grade(asked(row), negate(row.student_answer)).score),
  );
  return values;
}
