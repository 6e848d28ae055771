/** Asks git which files changed, so that a check can leave the others out. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { UserError } from "../core/errors.js";
import { codeOf } from "./files.js";

/** Longer than any honest answer takes; a hanging file system must not hang a check for ever. */
const PATIENCE_MS = 60_000;

/**
 * Full paths of files that differ from `base` (a commit, compared from where the branches parted) or, without it,
 * from the last commit; files that git does not know yet are included, deleted ones are not.
 */
export function changedFiles(cwd: string, base?: string): Set<string> {
  const root = git(cwd, ["rev-parse", "--show-toplevel"]).replace(/\r?\n$/, "");
  const commit = base === undefined ? headOf(cwd) : partedFrom(cwd, base);
  const named =
    commit === undefined
      ? []
      : split(
          git(cwd, [
            "diff",
            "--name-only",
            "-z",
            "--diff-filter=d",
            "--no-renames",
            "--no-ext-diff",
            commit,
            "--",
          ]),
        );
  // The paths of ls-files are relative to the folder it runs in.
  const fresh = split(
    git(root, [
      "ls-files",
      "--others",
      "--exclude-standard",
      "-z",
      ...(commit === undefined ? ["--cached"] : []),
    ]),
  );
  return new Set([...named, ...fresh].map((name) => path.resolve(root, name)));
}

/** True where git knows a commit by this name. */
export function isCommit(cwd: string, name: string): boolean {
  return !name.startsWith("-") && resolveCommit(cwd, name) !== undefined;
}

function partedFrom(cwd: string, base: string): string {
  const commit = base.startsWith("-") ? undefined : resolveCommit(cwd, base);
  if (commit === undefined)
    throw new UserError(
      `git knows no commit "${base}"`,
      "In CI, fetch it first: with actions/checkout, set fetch-depth: 0.",
    );
  try {
    return git(cwd, ["merge-base", commit, "HEAD"]).trim();
  } catch {
    return commit;
  }
}

function headOf(cwd: string): string | undefined {
  return resolveCommit(cwd, "HEAD");
}

function resolveCommit(cwd: string, name: string): string | undefined {
  try {
    return (
      git(cwd, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`]).trim() ||
      undefined
    );
  } catch (error) {
    if (error instanceof UserError) throw error;
    return undefined;
  }
}

function split(output: string): string[] {
  return output.split("\0").filter(Boolean);
}

class GitError extends Error {}

function git(cwd: string, args: readonly string[]): string {
  try {
    // No helper that the repository's own configuration names may run, and no lock may be taken.
    return execFileSync("git", ["--no-optional-locks", "-c", "core.fsmonitor=false", ...args], {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      timeout: PATIENCE_MS,
      maxBuffer: 256_000_000,
    });
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw new UserError("--changed needs git, which is not installed");
    const message = String((error as { stderr?: unknown }).stderr ?? "");
    if (/not a git repository/i.test(message))
      throw new UserError("--changed needs a git repository", "Run it inside one, or leave --changed out.");
    if (/dubious ownership/i.test(message))
      throw new UserError("git does not trust this repository's owner", message.trim().split("\n").at(-1));
    throw new GitError(message.trim() || String(error));
  }
}
