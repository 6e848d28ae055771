/** What `hotseat check` can be asked, and which report goes where. */
import { UserError } from "../../core/errors.js";
import { didYouMean } from "../../core/suggest.js";
import type { Flags } from "../../notes/config.js";
import type { Format } from "../../notes/reporters/index.js";

export const FORMATS = [
  "pretty",
  "json",
  "junit",
  "github",
  "gitlab",
  "sarif",
  "tap",
  "markdown",
] as const satisfies readonly Format[];

/** An option's value with its place on the command line: an --output belongs to the --format before it. */
export interface Placed {
  value: string;
  order: number;
}

export interface CheckOptions {
  /** Files and folders; `-` is stdin. */
  paths: string[];
  minScore?: number;
  minAverage?: number;
  level?: string[];
  topic?: string[];
  require?: string[];
  deck?: string[];
  stdinFilename?: string;
  format?: Placed[];
  output?: Placed[];
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
  maxFindings?: number;
  /** False with --no-must-find. */
  mustFind?: boolean;
  watch?: boolean;
  changed?: string | true;
  fixHeadings?: boolean;
  baseline?: string;
  updateBaseline?: boolean;
  /** False with --no-answers. */
  answers?: boolean;
  /** False with --no-cache. */
  cache?: boolean;
  config?: string;
}

export interface ReportTarget {
  format: Format;
  /** Undefined for stdout. */
  file?: string;
}

/** Throws a UserError for an unknown format, an --output without a format, or two reports on stdout. */
export function reportTargets(options: CheckOptions): ReportTarget[] {
  const words = [
    ...(options.format ?? []).map((word) => ({ ...word, kind: "format" as const })),
    ...(options.output ?? []).map((word) => ({ ...word, kind: "output" as const })),
  ].sort((a, b) => a.order - b.order);
  const targets: ReportTarget[] = [];
  const waiting: string[] = [];
  for (const { kind, value } of words) {
    const last = targets.at(-1);
    if (kind === "output") {
      if (last && last.file === undefined) last.file = value;
      else waiting.push(value);
    } else {
      const file = waiting.shift();
      targets.push({ format: checkFormat(value), ...(file === undefined ? {} : { file }) });
    }
  }
  for (const file of waiting) targets.push({ format: formatOfName(file), file });
  if (options.json && !targets.some(({ format, file }) => format === "json" && file === undefined))
    targets.push({ format: "json" });
  const onStdout = targets.filter(({ file }) => file === undefined);
  if (onStdout.length > 1)
    throw new UserError(
      `two reports cannot both go to stdout: ${onStdout.map(({ format }) => format).join(" and ")}`,
      "Put --output FILE after each --format but one.",
    );
  return targets;
}

function checkFormat(value: string): Format {
  const known = FORMATS.find((format) => format === value);
  if (known) return known;
  throw new UserError(
    `unknown format "${value}".${didYouMean(value, FORMATS)}`,
    `Formats: ${FORMATS.join(", ")}.`,
  );
}

const BY_ENDING: readonly [RegExp, Format][] = [
  [/\.sarif(?:\.json)?$/i, "sarif"],
  [/\.json$/i, "json"],
  [/\.xml$/i, "junit"],
  [/\.tap$/i, "tap"],
  [/\.(?:md|markdown)$/i, "markdown"],
];

function formatOfName(file: string): Format {
  return BY_ENDING.find(([ending]) => ending.test(file))?.[1] ?? "pretty";
}

/** What the command line says, under the configuration's names. */
export function flagsOf(options: CheckOptions): Flags {
  const flag = (name: string, value: unknown): Flags[string] =>
    value === undefined ? undefined : { value, flag: name };
  const wanted = options.require;
  return {
    min_score: flag("--min-score", options.minScore),
    min_average: flag("--min-average", options.minAverage),
    require: flag("--require", wanted?.includes("all") ? "all" : wanted),
    deck: flag("--deck", options.deck),
    notes: flag("paths", options.paths.length ? options.paths : undefined),
    baseline: flag("--baseline", options.baseline),
    answers: flag("--no-answers", options.answers === false ? false : undefined),
  };
}
