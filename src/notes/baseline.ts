/** The ratchet: what was accepted is kept, counted for each question, and only what is worse fails. */
import { didYouMean } from "../core/suggest.js";
import type { Finding, NoteReport } from "./result.js";
import { averageOf } from "./rules.js";

export interface BaselineEntry {
  /** Where the answer stood; relative to the baseline's folder, with forward slashes. */
  file?: string;
  /** Percent, when there was a graded answer. */
  score?: number;
  /** The question's content at that time. */
  revision?: string;
  /** How many findings of each code are accepted. */
  findings?: Record<string, number>;
}

export interface Baseline {
  version: 1;
  grader: string;
  average?: number;
  questions: Record<string, BaselineEntry>;
  /** Findings that belong to no question, by file. */
  files: Record<string, Record<string, number>>;
}

export interface RatchetInput {
  answers: readonly NoteReport[];
  findings: readonly Finding[];
  grader: string;
  /** How the baseline names a file. */
  nameOf: (file: string) => string;
  /** How findings name the baseline itself. */
  place: string;
  /** True where a file that the baseline names was looked at in this run, so that what is gone is known to be gone. */
  covers: (file: string) => boolean;
}

/** Failures to read are never accepted, nor is an empty match. */
const NEVER = /^(?:file|match|baseline)\//;

/** Accepts what the baseline allows, and adds what got worse and what the baseline need not allow any more. */
export function applyBaseline(baseline: Baseline, input: RatchetInput): Finding[] {
  const left = allowances(baseline);
  const average = averageOf(input.answers);
  const findings = input.findings.map((finding): Finding => {
    if (finding.code === "average/below-minimum")
      return (average ?? 0) >= (baseline.average ?? 101) ? { ...finding, accepted: true } : finding;
    if (NEVER.test(finding.code)) return finding;
    const key = keyOf(finding, input);
    const count = left.get(key) ?? 0;
    if (count === 0) return finding;
    left.set(key, count - 1);
    return { ...finding, accepted: true };
  });
  const all = [...findings, ...worse(baseline, input), ...stale(baseline, left, input)];
  if (baseline.grader !== input.grader)
    all.push(
      staleFinding(
        input,
        `The baseline was made with ${baseline.grader}; scores of ${input.grader} may differ.`,
      ),
    );
  return all;
}

function allowances(baseline: Baseline): Map<string, number> {
  const left = new Map<string, number>();
  const add = (owner: string, counts: Record<string, number> | undefined): void => {
    for (const [code, count] of Object.entries(counts ?? {})) left.set(`${owner}\n${code}`, count);
  };
  for (const [id, { findings }] of Object.entries(baseline.questions)) add(`question ${id}`, findings);
  for (const [file, findings] of Object.entries(baseline.files)) add(`file ${file}`, findings);
  return left;
}

function keyOf(finding: Finding, { nameOf }: RatchetInput): string {
  const owner =
    finding.question === undefined ? `file ${nameOf(finding.file)}` : `question ${finding.question}`;
  return `${owner}\n${finding.code}`;
}

function* worse(baseline: Baseline, { answers }: RatchetInput): Generator<Finding> {
  for (const { question, score, file, line, column } of answers) {
    const before = Object.hasOwn(baseline.questions, question)
      ? baseline.questions[question]?.score
      : undefined;
    if (before !== undefined && (score ?? 0) < before)
      yield {
        file,
        line,
        column,
        severity: "error",
        code: "baseline/worse",
        question,
        message: `${question} covers ${score ?? 0} % of its points; it was ${before} %.`,
        suggestion: "Bring back what was lost, or accept it with --update-baseline.",
      };
  }
}

function* stale(
  baseline: Baseline,
  left: ReadonlyMap<string, number>,
  input: RatchetInput,
): Generator<Finding> {
  const seen = new Set(input.answers.map(({ question }) => question));
  for (const [id, { file, findings, score }] of Object.entries(baseline.questions)) {
    const gone = !seen.has(id);
    if (gone && !(file !== undefined && input.covers(file)) && file !== undefined) continue;
    if (gone && score !== undefined && file !== undefined) {
      const message = `${id} is in the baseline, but ${file} does not answer it any more.${didYouMean(id, seen)}`;
      yield staleFinding(input, message, id);
      continue;
    }
    const spare = Object.keys(findings ?? {}).filter(
      (code) => (left.get(`question ${id}\n${code}`) ?? 0) > 0,
    );
    if (spare.length)
      yield staleFinding(
        input,
        `${id} got better: the baseline allows more ${spare.join(", ")} than there is.`,
        id,
      );
  }
  for (const [file, findings] of Object.entries(baseline.files)) {
    if (!input.covers(file)) continue;
    const spare = Object.keys(findings).filter((code) => (left.get(`file ${file}\n${code}`) ?? 0) > 0);
    if (spare.length)
      yield staleFinding(
        input,
        `${file} got better: the baseline allows more ${spare.join(", ")} than there is.`,
      );
  }
}

function staleFinding({ place }: RatchetInput, message: string, question?: string): Finding {
  return {
    file: place,
    line: 1,
    column: 1,
    severity: "warning",
    code: "baseline/stale",
    ...(question === undefined ? {} : { question }),
    message,
    suggestion: "`hotseat check --update-baseline` brings it up to date.",
  };
}

/** The baseline that accepts what was found; entries that this run says nothing about are kept from `previous`. */
export function updateBaseline(previous: Baseline | undefined, input: RatchetInput): Baseline {
  const questions = new Map<string, BaselineEntry>();
  for (const [id, entry] of Object.entries(previous?.questions ?? {}))
    if (entry.file !== undefined && !input.covers(entry.file)) questions.set(id, entry);
  for (const { question, file, score, revision } of input.answers)
    questions.set(question, { file: input.nameOf(file), ...(score === null ? {} : { score }), revision });
  const files = new Map<string, Record<string, number>>(
    Object.entries(previous?.files ?? {}).filter(([file]) => !input.covers(file)),
  );
  for (const finding of input.findings) {
    if (NEVER.test(finding.code) || finding.code === "average/below-minimum") continue;
    if (finding.question !== undefined) {
      const entry = questions.get(finding.question) ?? {};
      questions.set(finding.question, { ...entry, findings: counted(entry.findings, finding.code) });
    } else {
      const file = input.nameOf(finding.file);
      files.set(file, counted(files.get(file), finding.code));
    }
  }
  const average = averageOf(input.answers);
  return {
    version: 1,
    grader: input.grader,
    ...(average === null ? {} : { average }),
    questions: sorted(questions),
    files: sorted(files),
  };
}

function counted(counts: Record<string, number> | undefined, code: string): Record<string, number> {
  return { ...counts, [code]: (counts?.[code] ?? 0) + 1 };
}

function sorted<T>(map: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Reads a baseline. Undefined where the text is not one. */
export function parseBaseline(text: string): Baseline | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value.version !== 1 || !isRecord(value.questions)) return undefined;
  const questions: Record<string, BaselineEntry> = {};
  for (const [id, entry] of Object.entries(value.questions)) {
    if (!isRecord(entry)) return undefined;
    define(questions, id, {
      ...(typeof entry.file === "string" ? { file: entry.file } : {}),
      ...(typeof entry.score === "number" ? { score: entry.score } : {}),
      ...(typeof entry.revision === "string" ? { revision: entry.revision } : {}),
      findings: countsOf(entry.findings),
    });
  }
  const files: Baseline["files"] = {};
  for (const [file, counts] of Object.entries(isRecord(value.files) ? value.files : {}))
    define(files, file, countsOf(counts));
  return {
    version: 1,
    grader: typeof value.grader === "string" ? value.grader : "an unknown grader",
    ...(typeof value.average === "number" ? { average: value.average } : {}),
    questions,
    files,
  };
}

/** Sets a key that may be `__proto__`. */
function define<T>(target: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function countsOf(value: unknown): Record<string, number> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (pair): pair is [string, number] => Number.isSafeInteger(pair[1]) && Number(pair[1]) > 0,
    ),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
