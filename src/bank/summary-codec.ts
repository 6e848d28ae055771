/** Packs summaries into small JSON rows, for the shipped index and for the cache of a person's own files. */
import type { PointSummary, QuestionSummary } from "./bank.js";
import { KINDS, LEVELS } from "./question-input.js";

/** id, topics, level, kind, minutes, difficulty, options, revision, points as [id, weight, must + 2·bonus]. */
export type SummaryRow = [
  string,
  string[],
  number,
  number,
  number,
  number | null,
  number,
  string,
  [string, number, number][],
];

export function encodeSummary(summary: QuestionSummary): SummaryRow {
  return [
    summary.id,
    [...summary.topics],
    LEVELS.indexOf(summary.level),
    KINDS.indexOf(summary.kind),
    summary.minutes,
    summary.difficulty ?? null,
    summary.options,
    summary.revision,
    summary.points.map((point) => [point.id, point.weight, Number(point.must) + 2 * Number(point.bonus)]),
  ];
}

export function decodeSummary(row: SummaryRow): QuestionSummary {
  const [id, topics, level, kind, minutes, difficulty, options, revision, points] = row;
  return {
    id,
    topic: topics[0] ?? "general",
    topics,
    level: LEVELS[level] ?? "intermediate",
    kind: KINDS[kind] ?? "open",
    minutes,
    ...(difficulty === null ? {} : { difficulty }),
    options,
    revision,
    points: points.map(decodePoint),
  };
}

function decodePoint([id, weight, marks]: [string, number, number]): PointSummary {
  return { id, weight, must: (marks & 1) === 1, bonus: (marks & 2) === 2 };
}
