/** `hotseat doctor`: is everything of the person's in order, and with `--repair`, put it in order. */
import { checkup } from "../adapters/checkup.js";
import { realFiles as files } from "../adapters/files.js";
import { repair } from "../adapters/repair.js";
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson } from "../env.js";
import { createTheme } from "../terminal/theme.js";
import { doctorReport } from "./doctor-report.js";
import { lineWidth, type ProgressOptions, progressPaths } from "./progress-options.js";

export interface DoctorOptions extends ProgressOptions {
  repair?: boolean;
  json?: boolean;
}

/** Exit 1 when something is damaged, after the repair if there was one. */
export async function runDoctor(env: Env, options: DoctorOptions): Promise<ExitCode> {
  const context = { files, paths: progressPaths(env, options), now: env.now() };
  const done = options.repair ? repair(context) : [];
  const checks = checkup(context);
  const damaged = checks.some(({ status }) => status === "damage");
  if (options.json) printJson(env, { ok: !damaged, repaired: done, checks });
  else print(env, doctorReport(createTheme(env), lineWidth(env), checks, options.repair ? done : undefined));
  return damaged ? ExitCode.findings : ExitCode.ok;
}
