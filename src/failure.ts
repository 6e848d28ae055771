/** The one place where an error becomes words and an exit code. */
import { reasonOf } from "./adapters/system-errors.js";
import { ExitCode, UserError } from "./core/errors.js";
import { sanitize } from "./core/sanitize.js";
import type { Env } from "./env.js";

export interface FailureReport {
  exitCode: ExitCode;
  stdout: string;
  stderr: string;
}

/** Where JSON was asked for, the failure is a document on stdout too, so that a program never parses prose. */
export function failureReport(error: unknown, argv: readonly string[], env: Pick<Env, "env">): FailureReport {
  const { message, hint, exitCode } = describe(error);
  const stack = env.env.HOTSEAT_DEBUG && error instanceof Error ? `${error.stack}\n` : "";
  const stderr = `hotseat: ${sanitize(message)}\n${hint ? `${sanitize(hint)}\n` : ""}${stack}`;
  const json = asksForJson(argv);
  const document = { schemaVersion: 1, error: { message, ...(hint ? { hint } : {}), exitCode } };
  return { exitCode, stdout: json ? `${JSON.stringify(document)}\n` : "", stderr };
}

/** By `--json` or `--format json`. */
function asksForJson(argv: readonly string[]): boolean {
  if (argv.includes("--json") || argv.includes("--format=json")) return true;
  return argv.some((argument, i) => argument === "--format" && argv[i + 1] === "json");
}

function describe(error: unknown): { message: string; hint?: string | undefined; exitCode: ExitCode } {
  if (isUserError(error)) return error;
  if (isSystemError(error)) {
    return { message: systemErrorMessage(error), exitCode: ExitCode.usage };
  }
  const what = error instanceof Error ? error.message : String(error);
  return {
    message: `something went wrong that should not have: ${what}`,
    hint: "Your progress is safe. Please report this; HOTSEAT_DEBUG=1 shows where it happened.",
    exitCode: ExitCode.usage,
  };
}

/** By its name too: files of the program that are loaded late have a copy of the class. */
function isUserError(error: unknown): error is UserError {
  return error instanceof UserError || (error instanceof Error && error.name === "UserError");
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

/** A sentence for a failed system call, with the path where there is one. */
export function systemErrorMessage(error: NodeJS.ErrnoException): string {
  return error.path ? `${error.path}: ${reasonOf(error)}` : reasonOf(error);
}
