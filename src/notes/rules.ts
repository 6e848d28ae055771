/** The rules: from graded files and settings to reports and findings. */
import { compareDiagnostics } from "../core/diagnostics.js";
import { duplicate } from "./duplicate.js";
import type { GradedNote } from "./graded.js";
import type { GradedFile } from "./note-file.js";
import { noteFindings } from "./note-findings.js";
import type { Finding, NoteReport, NoteStatus } from "./result.js";
import { type CheckSettings, minScoreOf } from "./settings.js";

export interface CheckedFile {
  /** As the person wrote it. */
  file: string;
  graded: GradedFile;
}

/** A question that an answer may be required for. */
export interface KnownQuestion {
  id: string;
  topics: readonly string[];
}

export interface Judged {
  answers: NoteReport[];
  findings: Finding[];
}

export interface Scope {
  /** True for questions that `--topic` and `--level` leave. */
  includes: (note: { topics: readonly string[]; level: string }) => boolean;
  /** The questions of the bank that the filters leave; asked for only when answers are required. */
  questions: () => readonly KnownQuestion[];
  /** The file that findings about the whole tree are reported at. */
  place: string;
  /** False where an empty match is fine. */
  mustFind: boolean;
}

/** Findings come by file, in the order of the files, and by position; those about the whole tree come last. */
export function judge(files: readonly CheckedFile[], settings: CheckSettings, scope: Scope): Judged {
  const judged: Judged = { answers: [], findings: [] };
  const first = new Map<string, string>();
  for (const { file, graded } of files) {
    const own: Finding[] = graded.findings.map((finding) => ({ ...finding, file }));
    for (const note of graded.notes) {
      if (!scope.includes(note)) continue;
      const known = first.get(note.question);
      if (known !== undefined) {
        own.push({ file, line: note.line, column: note.column, ...duplicate(note.question, known) });
        continue;
      }
      first.set(note.question, `${file}:${note.line}`);
      const { report, findings } = judgeNote(file, note, settings);
      judged.answers.push(report);
      for (const finding of findings) own.push(finding);
    }
    // File by file: that is how they are read, and sorting all at once is the slowest part of a cached run.
    for (const finding of own.sort(compareDiagnostics)) judged.findings.push(finding);
  }
  for (const finding of treeFindings(judged.answers, first, settings, scope)) judged.findings.push(finding);
  return judged;
}

function judgeNote(
  file: string,
  note: GradedNote,
  settings: CheckSettings,
): { report: NoteReport; findings: Finding[] } {
  const minScore = minScoreOf(settings, note);
  const findings = noteFindings(file, note, minScore, settings);
  const failed = findings.some(({ severity }) => severity === "error");
  const status: NoteStatus = note.empty
    ? "empty"
    : note.score === null
      ? "ungraded"
      : failed
        ? "failed"
        : "passed";
  const report = reportOf(note, file, status, minScore);
  return { report: settings.answers ? report : withoutAnswers(report), findings };
}

/** Key by key: copying with the rest of an object is what a cached run would spend most of its time on. */
function reportOf(note: GradedNote, file: string, status: NoteStatus, minScore: number): NoteReport {
  const { question, title, topic, topics, level, line, column, endLine, score, points, redFlags } = note;
  const { guards, words, revision } = note;
  return {
    question,
    title,
    topic,
    topics,
    level,
    file,
    line,
    column,
    endLine,
    status,
    score,
    minScore,
    points,
    redFlags,
    guards,
    ...(words === undefined ? {} : { words }),
    revision,
  };
}

function* treeFindings(
  answers: readonly NoteReport[],
  answered: ReadonlyMap<string, string>,
  settings: CheckSettings,
  scope: Scope,
): Generator<Finding> {
  const whole = { file: scope.place, line: 1, column: 1 };
  if (answers.length === 0 && scope.mustFind)
    yield {
      ...whole,
      severity: "error",
      code: "match/none",
      message: "No answer to any question was found.",
      suggestion: "Start with `hotseat notes init`, or allow this with --no-must-find.",
    };
  const average = averageOf(answers);
  if (settings.minAverage !== undefined && average !== null && average < settings.minAverage)
    yield {
      ...whole,
      severity: "error",
      code: "average/below-minimum",
      message: `The answers cover ${average} % on average; ${settings.minAverage} % are asked for.`,
    };
  const { require } = settings;
  if (require !== "all" && require.length === 0) return;
  for (const { id, topics } of scope.questions())
    if (
      !answered.has(id) &&
      (require === "all" || require.includes(id) || topics.some((topic) => require.includes(topic)))
    )
      yield {
        ...whole,
        severity: "error",
        code: "require/missing",
        question: id,
        message: `${id} is not answered.`,
        suggestion: `\`hotseat notes init ${id}\` writes a file for it.`,
      };
}

/** Mean score of the graded answers, one decimal, rounded down. */
export function averageOf(answers: readonly NoteReport[]): number | null {
  const scores = answers.flatMap(({ score }) => score ?? []);
  if (scores.length === 0) return null;
  return Math.floor((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 10 + 1e-6) / 10;
}

function withoutAnswers(report: NoteReport): NoteReport {
  return {
    ...report,
    points: report.points.map(({ point: _, ...rest }) => rest),
    redFlags: report.redFlags.map(({ point: _, ...rest }) => rest),
  };
}
