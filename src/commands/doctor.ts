/** `hotseat doctor`: is everything of the person's in order, and with `--repair`, put it in order. */
import { type Check, checkup } from "../adapters/checkup.js";
import { realFiles as files } from "../adapters/files.js";
import { repair } from "../adapters/repair.js";
import { ExitCode } from "../core/errors.js";
import { sanitizeLine } from "../core/sanitize.js";
import { type Env, print, printJson } from "../env.js";
import { createTheme, type Theme } from "../terminal/theme.js";
import { type ProgressOptions, progressPaths } from "./progress-options.js";

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
  else print(env, report(createTheme(env), checks, options.repair ? done : undefined));
  return damaged ? ExitCode.findings : ExitCode.ok;
}

function report(theme: Theme, checks: readonly Check[], done: readonly string[] | undefined): string {
  const lines = checks.flatMap((check) => {
    const line = `${mark(theme, check)} ${check.name.padEnd(14)}${sanitizeLine(check.message, 400)}`;
    return check.repair ? [line, theme.dim(`                 --repair would ${check.repair}`)] : [line];
  });
  const told = done?.map((sentence) => `${theme.good(theme.symbols.covered)} ${sanitizeLine(sentence, 400)}`);
  if (told) lines.unshift(...(told.length > 0 ? ["Repaired:", ...told] : ["Nothing to repair."]), "");
  return [...lines, "", verdict(checks)].join("\n");
}

function mark(theme: Theme, { status }: Check): string {
  const { covered, partial, missed, bullet } = theme.symbols;
  switch (status) {
    case "ok":
      return `${theme.good(covered)} ok     `;
    case "note":
      return `${theme.dim(bullet)} note   `;
    case "warning":
      return `${theme.warn(partial)} warning`;
    case "damage":
      return `${theme.bad(missed)} damage `;
  }
}

function verdict(checks: readonly Check[]): string {
  const damage = checks.filter(({ status }) => status === "damage").length;
  if (damage > 0) {
    const mendable = checks.some(({ status, repair: how }) => status === "damage" && how);
    return `${damage} damaged.${mendable ? " `hotseat doctor --repair` mends what it can, after a backup." : ""}`;
  }
  const warnings = checks.filter(({ status }) => status === "warning").length;
  return warnings > 0 ? `Sound, with ${warnings} warnings.` : "Everything is in order.";
}
