/** Remembers by which version of its question each answer last passed, so that `notes status` can tell stale ones. */
import path from "node:path";
import { makeFolder } from "../../adapters/make-folder.js";
import { readTextFile } from "../../adapters/text-file.js";
import { writeText } from "../../adapters/write-text.js";
import type { Env } from "../../env.js";
import type { NoteReport } from "../../notes/result.js";

/** Revision of the question by its id. */
export type PassedRevisions = Map<string, string>;

function fileOf(env: Env): string {
  return path.join(env.paths.data, "notes.json");
}

export function readPassed(env: Env): PassedRevisions {
  const read = readTextFile(fileOf(env));
  if (!read.ok) return new Map();
  try {
    const { passed } = JSON.parse(read.text) as { passed?: Record<string, unknown> };
    return new Map(
      Object.entries(passed ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
    );
  } catch {
    return new Map();
  }
}

/** Adds what passed. Not being able to write it costs a hint in `notes status`, nothing else. */
export function rememberPassed(env: Env, answers: readonly NoteReport[]): void {
  const passed = readPassed(env);
  let changed = false;
  for (const { question, status, revision } of answers) {
    if (status !== "passed" || passed.get(question) === revision) continue;
    passed.set(question, revision);
    changed = true;
  }
  if (!changed) return;
  try {
    makeFolder(env.paths.data, 0o700);
    writeText(fileOf(env), `${JSON.stringify({ version: 1, passed: Object.fromEntries(passed) })}\n`);
  } catch {
    // A read-only home, as in CI.
  }
}
