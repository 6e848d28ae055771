/** Packs summaries into small JSON rows, for the shipped index and for the cache of a person's own files. */
import type { PointSummary, QuestionSummary } from "./bank.js";
import { KINDS, LEVELS } from "./question-input.js";

/**
 * id, topics, level, kind, minutes, difficulty, options, revision, points. Topics are joined by spaces; points
 * are `id weight marks` with must + 2·bonus as marks, joined by spaces too: ids have none, and one text is
 * read several times faster than lists in lists.
 */
export type SummaryRow = [
  id: string,
  topics: string,
  level: number,
  kind: number,
  minutes: number,
  difficulty: number | null,
  options: number,
  revision: string,
  points: string,
];

export function encodeSummary(summary: QuestionSummary): SummaryRow {
  return [
    summary.id,
    summary.topics.join(" "),
    LEVELS.indexOf(summary.level),
    KINDS.indexOf(summary.kind),
    summary.minutes,
    summary.difficulty ?? null,
    summary.options,
    summary.revision,
    summary.points
      .map(({ id, weight, must, bonus }) => `${id} ${weight} ${Number(must) + 2 * Number(bonus)}`)
      .join(" "),
  ];
}

export function decodeSummary(row: SummaryRow): QuestionSummary {
  return new PackedSummary(row);
}

/** Decodes its points when they are first asked for: of a large deck most never are. */
class PackedSummary implements QuestionSummary {
  readonly id: string;
  readonly topic: string;
  readonly topics: readonly string[];
  readonly level: QuestionSummary["level"];
  readonly kind: QuestionSummary["kind"];
  readonly minutes: number;
  declare readonly difficulty?: number;
  readonly options: number;
  readonly revision: string;
  readonly #packed: string;
  #points: readonly PointSummary[] | undefined;

  constructor([id, topics, level, kind, minutes, difficulty, options, revision, points]: SummaryRow) {
    this.id = id;
    this.topics = topics.split(" ");
    this.topic = this.topics[0] || "general";
    this.level = LEVELS[level] ?? "intermediate";
    this.kind = KINDS[kind] ?? "open";
    this.minutes = minutes;
    if (difficulty !== null) this.difficulty = difficulty;
    this.options = options;
    this.revision = revision;
    this.#packed = points;
  }

  get points(): readonly PointSummary[] {
    this.#points ??= decodePoints(this.#packed);
    return this.#points;
  }
}

function decodePoints(packed: string): PointSummary[] {
  const words = packed === "" ? [] : packed.split(" ");
  const points: PointSummary[] = [];
  for (let i = 0; i + 2 < words.length; i += 3) {
    const marks = Number(words[i + 2]);
    points.push({
      id: words[i] ?? "",
      weight: Number(words[i + 1]),
      must: (marks & 1) === 1,
      bonus: (marks & 2) === 2,
    });
  }
  return points;
}
