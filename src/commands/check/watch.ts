/** `--watch`: checks again whenever something below the notes changes, until the person stops it. */
import { type FSWatcher, statSync, watch } from "node:fs";
import path from "node:path";
import { ExitCode } from "../../core/errors.js";
import { type Env, say } from "../../env.js";

/** Editors save in several steps. */
const SETTLE_MS = 120;

/** Runs `pass` once and then after each change. Ends with 130 on Ctrl-C. */
export async function watchNotes(
  env: Env,
  places: readonly string[],
  pass: () => Promise<void>,
): Promise<ExitCode> {
  let wake: (() => void) | undefined;
  let dirty = false;
  let stopped = false;
  const change = (): void => {
    dirty = true;
    wake?.();
  };
  const unlisten = env.onSignal(() => {
    stopped = true;
    wake?.();
  });
  const watchers = places.flatMap((place) => startWatcher(place, change));
  try {
    while (!stopped) {
      dirty = false;
      await pass();
      say(env, "hotseat: waiting for changes; Ctrl-C stops");
      while (!dirty && !stopped)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
    return ExitCode.interrupted;
  } finally {
    unlisten();
    for (const watcher of watchers) watcher.close();
  }
}

/** A file is watched through its folder, because editors replace files. */
function startWatcher(place: string, change: () => void): FSWatcher[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  const folder = stat.isDirectory() ? place : path.dirname(place);
  const only = stat.isDirectory() ? undefined : path.basename(place);
  const watcher = watch(folder, { recursive: only === undefined }, (_, name) => {
    const base = name === null ? undefined : path.basename(String(name));
    // Our own temporary files and hidden files are not notes; the configuration and the baseline are not hidden from us.
    if (only !== undefined ? base === only || base === undefined : !base?.endsWith(".tmp")) change();
  });
  watcher.on("error", () => {});
  return [watcher];
}
