/** Recognizes a check that was run before on the very same notes: then its report is printed again, and nothing is judged. */
import { type KeptReport, keyOf } from "../../adapters/check-cache.js";
import { readBytes } from "../../adapters/text-file.js";
import type { Env } from "../../env.js";
import type { CheckOptions, ReportTarget } from "./options.js";
import type { Prepared } from "./prepare.js";

export interface LastRun {
  load(): KeptReport | undefined;
  save(report: KeptReport): void;
}

/** What the look of a report hangs on. */
const VARIABLES = [
  "NO_COLOR",
  "FORCE_COLOR",
  "TERM",
  "LANG",
  "LC_ALL",
  "LC_CTYPE",
  "GITHUB_WORKSPACE",
  "CI_PROJECT_DIR",
];

/** Undefined where a run does more than print one report, or prints what differs each time. */
export function lastRun(
  env: Env,
  options: CheckOptions,
  targets: readonly ReportTarget[],
  prepared: Prepared,
): LastRun | undefined {
  const { plan, inputs, fingerprint } = prepared;
  const [target] = targets;
  const printsOnly = targets.length <= 1 && target?.file === undefined && target?.format !== "junit";
  const acts = options.fixHeadings || options.updateBaseline || env.env.GITHUB_ACTIONS === "true";
  if (!printsOnly || acts || options.cache === false || inputs.stdin || inputs.problems.length)
    return undefined;
  const notes: [file: string, key: string][] = [];
  for (const note of inputs.files) {
    const read = inputs.read(note);
    if (!read.ok) return undefined;
    notes.push([note.file, read.key]);
  }
  const baseline = readBytes(plan.baseline.full);
  const everything = [
    target?.format,
    options,
    env.cwd,
    plan.targets,
    plan.explained,
    plan.baseline,
    baseline.ok ? keyOf(baseline.bytes) : baseline.code,
    fingerprint,
    notes,
    inputs.unchanged,
    VARIABLES.map((name) => env.env[name]),
    env.isTTY.stdout && (env.stdout.columns ?? 80),
  ];
  const key = keyOf(Buffer.from(JSON.stringify(everything)));
  return { load: () => plan.cache.report(key), save: (report) => plan.cache.saveReport(key, report) };
}
