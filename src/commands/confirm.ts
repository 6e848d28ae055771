/** Asks before something that is hard to take back; without a terminal, `--yes` has to say it. */
import { UserError } from "../core/errors.js";
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
  const { createInterface } = await import("node:readline");
  const reader = createInterface({ input: env.stdin, output: env.stderr, terminal: false });
  try {
    const answer = await new Promise<string>((resolve) => {
      reader.once("close", () => resolve(""));
      reader.question(`${question} [y/N] `, resolve);
    });
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    reader.close();
  }
}
