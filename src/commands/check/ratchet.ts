/** Reads, applies and writes the baseline of a check. */
import path from "node:path";
import { makeFolder } from "../../adapters/make-folder.js";
import { readTextFile } from "../../adapters/text-file.js";
import { writeText } from "../../adapters/write-text.js";
import { UserError } from "../../core/errors.js";
import { type Env, say } from "../../env.js";
import { GRADER_NAME } from "../../grading/version.js";
import {
  applyBaseline,
  type Baseline,
  parseBaseline,
  type RatchetInput,
  updateBaseline,
} from "../../notes/baseline.js";
import type { Finding, NoteReport } from "../../notes/result.js";
import type { Inputs } from "./inputs.js";
import type { CheckOptions } from "./options.js";
import type { Plan } from "./plan.js";

/** The findings with what the baseline says about them; after --update-baseline, all of them accepted. */
export function holdAgainstBaseline(
  env: Env,
  options: CheckOptions,
  plan: Plan,
  inputs: Inputs,
  answers: readonly NoteReport[],
  findings: Finding[],
): Finding[] {
  const { full, shown } = plan.baseline;
  const baseline = readBaseline(full, shown, options);
  if (!baseline && !options.updateBaseline) return findings;
  const folder = path.dirname(full);
  const nameOf = (file: string): string =>
    path.relative(folder, path.resolve(env.cwd, file)).split(path.sep).join("/");
  const targets = plan.targets.map((target) => path.resolve(env.cwd, target));
  const partial =
    options.changed !== undefined || Boolean(options.topic?.length) || Boolean(options.level?.length);
  const unread = new Set(inputs.problems.map(({ file }) => path.resolve(env.cwd, file)));
  const input: RatchetInput = {
    answers,
    findings,
    grader: GRADER_NAME,
    nameOf,
    place: shown,
    covers: (file) => {
      const place = path.resolve(folder, file);
      if (partial || unread.has(place)) return false;
      return targets.some(
        (target) =>
          place === target || place.startsWith(target.endsWith(path.sep) ? target : target + path.sep),
      );
    },
  };
  if (!baseline || !options.updateBaseline) return baseline ? applyBaseline(baseline, input) : findings;
  return write(env, full, shown, updateBaseline(baseline, input), input);
}

function write(env: Env, full: string, shown: string, next: Baseline, input: RatchetInput): Finding[] {
  makeFolder(path.dirname(full), 0o777);
  writeText(full, `${JSON.stringify(next, null, 2)}\n`);
  const count = Object.keys(next.questions).length;
  say(env, `hotseat: ${shown} now holds ${count === 1 ? "one question" : `${count} questions`}`);
  return applyBaseline(next, input);
}

function readBaseline(full: string, shown: string, options: CheckOptions): Baseline | undefined {
  const read = readTextFile(full);
  if (!read.ok) {
    if (read.code !== "file/missing") throw new UserError(`${shown} ${read.message}`);
    if (options.baseline !== undefined && !options.updateBaseline)
      throw new UserError(`${shown} does not exist`, "`hotseat check --update-baseline` writes it.");
    return options.updateBaseline ? EMPTY : undefined;
  }
  const baseline = parseBaseline(read.text);
  if (!baseline)
    throw new UserError(
      `${shown} is no baseline of hotseat check`,
      "Restore it from git, or delete it and run `hotseat check --update-baseline`.",
    );
  return baseline;
}

const EMPTY: Baseline = { version: 1, grader: GRADER_NAME, questions: {}, files: {} };
