/** Asks before something that is hard to take back; without a terminal, `--yes` has to say it. */
import { ExitCode, UserError } from "../core/errors.js";
import type { Env } from "../env.js";

/**
 * True when the person says yes. A question that cannot be asked is not a yes.
 *
 * @throws UserError without a terminal and without `yes`
 */
export async function confirm(env: Env, question: string, yes: boolean | undefined): Promise<boolean> {
  if (yes) return true;
  if (!env.isTTY.stdin)
    throw new UserError(
      "this asks first, and there is no terminal to ask in.",
      "Add --yes to go on without being asked, or --dry-run to see what would happen.",
    );
  const { default: ask } = await import("@inquirer/confirm");
  try {
    return await ask({ message: question, default: false }, { input: env.stdin, output: env.stderr });
  } catch (error) {
    // Ctrl-C, or the input ended: not a yes, and not a failure of ours.
    if (error instanceof Error && error.name === "ExitPromptError")
      throw new UserError("stopped; nothing was changed.", undefined, ExitCode.interrupted);
    throw error;
  }
}
