/** One pass of a check: read, grade what is not cached, judge, hold against the baseline. */
import type { NoteFile, PathProblem } from "../../adapters/note-finder.js";
import type { Bank } from "../../bank/bank.js";
import { type Env, say } from "../../env.js";
import { GRADER_NAME } from "../../grading/version.js";
import { pathText } from "../../notes/reporters/report.js";
import type { CheckResult, Finding, NoteReport } from "../../notes/result.js";
import { averageOf, judge } from "../../notes/rules.js";
import { version } from "../../version.js";
import { type GradedNotes, gradeNotes } from "./grade-notes.js";
import type { Inputs } from "./inputs.js";
import type { CheckOptions } from "./options.js";
import { type Plan, STDIN } from "./plan.js";
import { type Prepared, prepare } from "./prepare.js";
import { holdAgainstBaseline } from "./ratchet.js";

export interface Pass {
  plan: Plan;
  bank: Bank;
  result: CheckResult;
  /** True where something was graded and not taken from the cache. */
  graded: boolean;
}

/** Throws a UserError for wrong options or a wrong configuration; what cannot be read is a finding. */
export async function checkOnce(env: Env, options: CheckOptions): Promise<Pass> {
  return checkPrepared(env, options, await prepare(env, options));
}

/** The same for what is prepared already. */
export async function checkPrepared(env: Env, options: CheckOptions, prepared: Prepared): Promise<Pass> {
  const { plan, bank, selected, inputs } = prepared;
  const grading = await gradeNotes(prepared);
  if (options.fixHeadings && (await fix(env, bank, inputs, grading)) > 0)
    return checkOnce(env, { ...options, fixHeadings: false });
  plan.cache.flush();
  const { answers, findings } = judge(grading.files, plan.settings, {
    includes: ({ topics, level }) =>
      (!options.topic?.length || options.topic.some((topic) => topics.includes(topic))) &&
      (!options.level?.length || options.level.includes(level)),
    questions: () => bank.summaries.filter(({ id }) => selected.has(id)),
    place: placeOfTree(plan, inputs),
    mustFind: options.mustFind !== false && !inputs.unchanged,
  });
  const problems = inputs.problems.map(problemFinding);
  const held = holdAgainstBaseline(env, options, plan, inputs, answers, [...problems, ...findings]);
  const shownAnswers =
    options.verbose && plan.settings.answers
      ? answers.map((answer) => withModelAnswer(answer, bank))
      : answers;
  return {
    plan,
    bank,
    graded: grading.fresh,
    result: resultOf(shownAnswers, held, grading.files.length, options),
  };
}

async function fix(env: Env, bank: Bank, inputs: Inputs, { files }: GradedNotes): Promise<number> {
  const broken = new Set(
    files
      .filter(({ graded }) => graded.findings.some(({ code }) => code === "question/unknown"))
      .map(({ file }) => file),
  );
  if (broken.size === 0) return 0;
  const { fixHeadings } = await import("./fix.js");
  const wanted = inputs.files.filter(({ file }: NoteFile) => broken.has(file));
  const fixed = await fixHeadings(wanted, bank);
  if (fixed > 0) say(env, `hotseat: mended ${fixed === 1 ? "one heading" : `${fixed} headings`}`);
  return fixed;
}

/** Where findings about the whole tree are reported. */
function placeOfTree({ targets: [first = "."] }: Plan, { stdin }: Inputs): string {
  return first === STDIN ? (stdin?.file ?? "<stdin>") : first;
}

function problemFinding({ file, code, message }: PathProblem): Finding {
  return { file, line: 1, column: 1, severity: "error", code, message: `${pathText(file)} ${message}.` };
}

function withModelAnswer(answer: NoteReport, bank: Bank): NoteReport {
  const model = answer.status === "passed" ? undefined : bank.get(answer.question)?.answer;
  return model ? { ...answer, modelAnswer: model } : answer;
}

function resultOf(
  answers: readonly NoteReport[],
  findings: readonly Finding[],
  files: number,
  options: CheckOptions,
): CheckResult {
  const open = findings.filter(({ accepted }) => !accepted);
  const errors = open.filter(({ severity }) => severity === "error");
  const failing = new Set(errors.map(({ question, file }) => `${question} ${file}`));
  const judged = answers.map((answer) => {
    const status = statusOf(answer, failing.has(`${answer.question} ${answer.file}`));
    return status === answer.status ? answer : { ...answer, status };
  });
  const kept = options.maxFindings === undefined ? open : mostSevere(open, options.maxFindings);
  return {
    schemaVersion: 1,
    tool: { name: "hotseat", version, grader: GRADER_NAME },
    exitCode: open.some(({ code }) => code.startsWith("file/")) ? 2 : errors.length ? 1 : 0,
    summary: {
      files,
      answers: answers.length,
      passed: judged.filter(({ status }) => status === "passed").length,
      failed: judged.filter(({ status }) => status === "failed" || status === "empty").length,
      average: averageOf(answers),
      errors: errors.length,
      warnings: open.length - errors.length,
      accepted: findings.length - open.length,
      omitted: open.length - kept.length,
    },
    answers: judged,
    findings:
      open.length === findings.length ? kept : [...kept, ...findings.filter((finding) => finding.accepted)],
  };
}

/** After the baseline: what it accepts does not fail, and what got worse does. */
function statusOf({ status }: NoteReport, fails: boolean): NoteReport["status"] {
  if (fails) return status === "passed" ? "failed" : status;
  return status === "failed" || status === "empty" ? "accepted" : status;
}

/** Errors first; the order of the report stays. */
function mostSevere(findings: readonly Finding[], most: number): Finding[] {
  const errors = findings.filter(({ severity }) => severity === "error").slice(0, most);
  const kept = new Set([
    ...errors,
    ...findings.filter(({ severity }) => severity !== "error").slice(0, most - errors.length),
  ]);
  return findings.filter((finding) => kept.has(finding));
}
