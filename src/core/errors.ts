/** Failures a person can mend: thrown anywhere, turned into a message and an exit code by `main` alone. */

export const ExitCode = {
  ok: 0,
  /** What was checked falls short. */
  findings: 1,
  /** Usage, configuration or bad input. */
  usage: 2,
  interrupted: 130,
  /** SIGTERM or SIGHUP, by the shell's convention. */
  terminated: 143,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** An expected error: its message is for the person, and its stack is never shown. */
export class UserError extends Error {
  override name = "UserError";
  /** What to do about it, shown on its own line. */
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(message: string, hint?: string, exitCode: ExitCode = ExitCode.usage) {
    super(message);
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
