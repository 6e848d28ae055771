/** `hotseat sync`: the same progress on several machines, through a git repository of the person's own. */
import { realFiles as files } from "../adapters/files.js";
import { createGit } from "../adapters/git.js";
import { syncProgress } from "../adapters/git-sync.js";
import { readOrRefuse } from "../adapters/journal-load.js";
import { counted } from "../core/count.js";
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import { type ProgressOptions, progressPaths } from "./progress-options.js";

export interface SyncCommandOptions extends ProgressOptions {
  remote?: string;
  adopt?: boolean;
  json?: boolean;
}

export async function runSync(env: Env, options: SyncCommandOptions): Promise<ExitCode> {
  const { journal } = progressPaths(env, options);
  readOrRefuse(files, journal);
  const result = await syncProgress({
    files,
    git: createGit(env.env, env.isTTY.stdin),
    journal,
    cwd: env.cwd,
    ...(options.remote === undefined ? {} : { remote: options.remote }),
    ...(options.adopt ? { adopt: true } : {}),
    // Machines that meet once should not meet again: a random part, longer each time.
    wait: (attempt) =>
      new Promise((resolve) => setTimeout(resolve, 20 + env.random.next() * 100 * Math.min(attempt, 8))),
  });
  if (options.json) printJson(env, { ...result, offline: result.offline ?? null });
  else if (result.offline !== undefined) {
    say(env, `hotseat: ${result.remote} cannot be reached now (${result.offline}).`);
    print(env, "Nothing was sent. Your progress is safe here and goes out with the next `hotseat sync`.");
  } else if (result.received + result.sent === 0) print(env, `${result.remote} has everything already.`);
  else
    print(
      env,
      `Synced with ${result.remote}: ${counted(result.received, "event")} received, ${result.sent} sent.`,
    );
  return ExitCode.ok;
}
