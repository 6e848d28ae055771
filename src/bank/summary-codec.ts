/** Packs the summaries of a bank into a few long texts, for the shipped index and for the cache of a person's own files. */
import type { PointSummary, QuestionSummary } from "./bank.js";
import { KINDS, LEVELS } from "./question-input.js";

/** What many questions share: topics joined by spaces, level, kind, minutes, difficulty, options. */
type Shape = [
  topics: string,
  level: number,
  kind: number,
  minutes: number,
  difficulty: number | null,
  options: number,
];

/**
 * What choosing among new questions needs. A text of ten thousand lines is read many times faster than as many
 * rows: ids and topics are slugs, so they hold neither newlines nor spaces.
 */
export interface PackedSummaries {
  /** One a line. */
  ids: string;
  shapes: Shape[];
  /** The shape of each question. */
  shapeOf: number[];
}

/** The rest, read when it is first asked for; of a large deck that is when something of it was answered. */
export interface PackedDetails {
  /** A question a line: its revision, then `id weight marks` for each point, with must + 2·bonus as marks. */
  details: string;
}

export function packSummaries(summaries: readonly QuestionSummary[]): PackedSummaries & PackedDetails {
  const numbers = new Map<string, number>();
  const shapes: Shape[] = [];
  const shapeOf = summaries.map((summary) => {
    const shape: Shape = [
      summary.topics.join(" "),
      LEVELS.indexOf(summary.level),
      KINDS.indexOf(summary.kind),
      summary.minutes,
      summary.difficulty ?? null,
      summary.options,
    ];
    const key = shape.join("|");
    const known = numbers.get(key) ?? shapes.push(shape) - 1;
    numbers.set(key, known);
    return known;
  });
  return {
    ids: summaries.map(({ id }) => id).join("\n"),
    shapes,
    shapeOf,
    details: summaries.map(packDetails).join("\n"),
  };
}

function packDetails({ revision, points }: QuestionSummary): string {
  const packed = points.map(
    ({ id, weight, must, bonus }) => `${id} ${weight} ${Number(must) + 2 * Number(bonus)}`,
  );
  return [revision, ...packed].join(" ");
}

/** Throws where the parts do not belong together. */
export function unpackSummaries(packed: PackedSummaries, details: () => string): QuestionSummary[] {
  const { shapeOf } = packed;
  const ids = packed.ids === "" ? [] : packed.ids.split("\n");
  if (ids.length !== shapeOf.length) throw new RangeError("as many ids as shapes are needed");
  const shapes = packed.shapes.map(unpackShape);
  let lines: string[] | undefined;
  const lineOf = (index: number): string => {
    lines ??= details().split("\n");
    return lines[index] ?? "";
  };
  return ids.map((id, index) => {
    const shape = shapes[shapeOf[index] ?? -1];
    if (!shape) throw new RangeError("a shape is missing");
    return new PackedSummary(id, shape, index, lineOf);
  });
}

type Shared = Omit<QuestionSummary, "id" | "points" | "revision">;

function unpackShape([topics, level, kind, minutes, difficulty, options]: Shape): Shared {
  const names = topics.split(" ");
  return {
    topics: names,
    topic: names[0] || "general",
    level: LEVELS[level] ?? "intermediate",
    kind: KINDS[kind] ?? "open",
    minutes,
    ...(difficulty === null ? {} : { difficulty }),
    options,
  };
}

/** Looks everything up when it is asked for: of a large deck most never is. */
class PackedSummary implements QuestionSummary {
  readonly id: string;
  readonly #shape: Shared;
  readonly #index: number;
  readonly #lineOf: (index: number) => string;

  constructor(id: string, shape: Shared, index: number, lineOf: (index: number) => string) {
    this.id = id;
    this.#shape = shape;
    this.#index = index;
    this.#lineOf = lineOf;
  }

  get topic(): string {
    return this.#shape.topic;
  }

  get topics(): readonly string[] {
    return this.#shape.topics;
  }

  get level(): QuestionSummary["level"] {
    return this.#shape.level;
  }

  get kind(): QuestionSummary["kind"] {
    return this.#shape.kind;
  }

  get minutes(): number {
    return this.#shape.minutes;
  }

  get difficulty(): number | undefined {
    return this.#shape.difficulty;
  }

  get options(): number {
    return this.#shape.options;
  }

  get revision(): string {
    const line = this.#lineOf(this.#index);
    const end = line.indexOf(" ");
    return end < 0 ? line : line.slice(0, end);
  }

  #points: readonly PointSummary[] | undefined;

  get points(): readonly PointSummary[] {
    this.#points ??= unpackPoints(this.#lineOf(this.#index));
    return this.#points;
  }
}

function unpackPoints(line: string): PointSummary[] {
  const words = line.split(" ");
  const points: PointSummary[] = [];
  for (let i = 1; i + 2 < words.length; i += 3) {
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
