/** Runs the installed git, and tells apart the ways in which it fails. */
import { spawnSync } from "node:child_process";
import { UserError } from "../core/errors.js";
import { sanitizeLine } from "../core/sanitize.js";

export interface GitResult {
  ok: boolean;
  stdout: Buffer;
  stderr: string;
}

export interface GitOptions {
  /** The bare repository to work in; without one, none. */
  repository?: string;
  input?: string | Buffer;
  /** More environment variables. */
  variables?: Record<string, string>;
}

export type Git = (args: readonly string[], options?: GitOptions) => GitResult;

const TIMEOUT_MS = 120_000;
const LARGEST_OUTPUT = 1 << 30;

/** Variables by which a surrounding git (a hook, an alias) would lead ours to another repository. */
const FOREIGN_VARIABLES = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_PREFIX",
];

/** @param interactive whether git and ssh may ask for a password on the terminal */
export function createGit(env: Readonly<Record<string, string | undefined>>, interactive: boolean): Git {
  const base: Record<string, string | undefined> = { ...env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };
  for (const name of FOREIGN_VARIABLES) delete base[name];
  if (!interactive) {
    base.GIT_TERMINAL_PROMPT = "0";
    base.GIT_SSH_COMMAND ??= "ssh -oBatchMode=yes";
  }
  // Neither hooks nor a clean-up in the background: what we start ends when we do.
  const settings = [
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "gc.autoDetach=false",
    "-c",
    "core.autocrlf=false",
  ];
  return (args, options = {}) => {
    const where = options.repository === undefined ? [] : [`--git-dir=${options.repository}`];
    const result = spawnSync("git", [...where, ...settings, ...args], {
      env: { ...base, ...options.variables } as NodeJS.ProcessEnv,
      input: options.input ?? "",
      maxBuffer: LARGEST_OUTPUT,
      timeout: TIMEOUT_MS,
      windowsHide: true,
    });
    if (result.error && "code" in result.error && result.error.code === "ENOENT")
      throw new UserError(
        "git is not installed, or not on the PATH.",
        "Syncing uses git: https://git-scm.com.",
      );
    const stderr = result.error ? String(result.error.message) : result.stderr.toString("utf8");
    return { ok: result.status === 0, stdout: result.stdout ?? Buffer.alloc(0), stderr };
  };
}

/** `race`: someone else pushed first. `offline`: worth trying again later. */
export type GitFailure =
  | "offline"
  | "auth"
  | "missing"
  | "race"
  | "checked-out"
  | "dirty"
  | "rejected"
  | "other";

const SIGNS: [GitFailure, RegExp][] = [
  ["dirty", /unstaged changes|uncommitted changes|working directory has|would be overwritten/i],
  ["checked-out", /refusing to update checked out branch|branch is currently checked out/i],
  [
    "race",
    /non-fast-forward|fetch first|stale info|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i,
  ],
  [
    "rejected",
    /hook declined|protected branch|remote rejected|\[rejected\]|read-only|unable to write|insufficient permission/i,
  ],
  [
    "auth",
    /authentication failed|permission denied \(|could not read (username|password)|invalid credentials|terminal prompts disabled|host key verification failed|access denied|error: 40[13]/i,
  ],
  [
    "offline",
    /could not resolve|couldn't resolve|network is unreachable|no route to host|connection (refused|timed out|reset|closed)|failed to connect|couldn't connect|temporary failure|timed out|ETIMEDOUT|error: 5\d\d/i,
  ],
  [
    "missing",
    /does not appear to be a git repository|repository .*not found|does not exist|no such file or directory|not a git repository/i,
  ],
];

export function classifyFailure(stderr: string): GitFailure {
  return SIGNS.find(([, sign]) => sign.test(stderr))?.[0] ?? "other";
}

/** The line of git's message that says most. */
export function gitSentence(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const telling =
    lines.find((line) => /^(fatal|error|remote|ssh|!| !)/.test(line)) ?? lines.at(-1) ?? "git failed";
  return sanitizeLine(telling.replace(/^(fatal|error): /, "").replace(/\.+$/, ""), 200);
}
