/** A sentence for each way in which syncing through git cannot be done. */
import { UserError } from "../core/errors.js";
import { classifyFailure, gitSentence } from "./git.js";

/**
 * Why the remote cannot be reached now.
 *
 * @param known whether syncing with it has worked before: then a missing path is a disk that is not there
 * @throws UserError when waiting would not help
 */
export function unreachable(remote: string, stderr: string, known: boolean): string {
  const failure = classifyFailure(stderr);
  if (failure === "offline" || (failure === "missing" && known)) return gitSentence(stderr);
  throw describeRefusal(remote, stderr);
}

export function describeRefusal(remote: string, stderr: string): UserError {
  const said = gitSentence(stderr);
  switch (classifyFailure(stderr)) {
    case "missing":
      return new UserError(
        `${remote} is no git repository, or it cannot be seen from here: ${said}.`,
        "Make one with `git init --bare PATH`, or on the service that you use.",
      );
    case "auth":
      return new UserError(
        `${remote} did not let us in: ${said}.`,
        "Check the address, and that `git ls-remote` with it works.",
      );
    case "checked-out":
      return new UserError(
        `${remote} is a working copy with its branch checked out, and git does not push into that.`,
        "Use a bare repository: `git init --bare PATH`.",
      );
    case "dirty":
      return new UserError(
        `${remote} has changes that are not committed, so git refused the push.`,
        "Commit them there, or use a bare repository.",
      );
    case "rejected":
      return new UserError(
        `${remote} refused the push: ${said}.`,
        "Everything received so far is in the journal.",
      );
    case "race":
      return new UserError(
        `${remote} kept changing while we synced.`,
        "Nothing is lost; run `hotseat sync` again in a moment.",
      );
    default:
      return new UserError(`git could not sync with ${remote}: ${said}.`);
  }
}
