/** Reads the notes of a check: from files, from stdin, or only those that git says changed. */
import path from "node:path";
import { findNotes, type NoteFile, type PathProblem } from "../../adapters/note-finder.js";
import { createNoteReader, MOST_BYTES, type NoteReader } from "../../adapters/note-reader.js";
import { decodeText } from "../../adapters/text-file.js";
import { UserError } from "../../core/errors.js";
import type { Env } from "../../env.js";
import type { CheckOptions } from "./options.js";
import { type Plan, STDIN } from "./plan.js";

/** Notes from stdin. */
export interface NoteInput {
  file: string;
  text: string;
  bytes: Uint8Array;
}

export interface Inputs {
  files: NoteFile[];
  read: NoteReader;
  stdin: NoteInput | undefined;
  problems: PathProblem[];
  /** True where --changed left nothing to check. */
  unchanged: boolean;
}

/** What is to be read; only stdin is read at once. */
export async function findInputs(env: Env, options: CheckOptions, plan: Plan): Promise<Inputs> {
  const paths = plan.targets.filter((target) => target !== STDIN);
  // The report of the last run may be Markdown as well.
  const reports = new Set((options.output ?? []).map(({ value }) => path.resolve(env.cwd, value)));
  const ignored = (full: string): boolean => reports.has(full) || plan.ignored(full);
  const found = findNotes(paths, { cwd: env.cwd, ignored });
  const inputs: Inputs = {
    files: found.files,
    read: createNoteReader(),
    stdin: undefined,
    problems: [...found.problems],
    unchanged: false,
  };
  if (options.changed !== undefined) await keepChanged(env, options.changed, inputs);
  if (!plan.targets.includes(STDIN)) return inputs;
  const file = options.stdinFilename ?? "<stdin>";
  if (options.stdinFilename !== undefined && plan.ignored(path.resolve(env.cwd, file))) return inputs;
  const read = decodeText(await readAll(env));
  if (read.ok) inputs.stdin = { file, text: read.text, bytes: read.bytes };
  else inputs.problems.push({ file, code: read.code, message: read.message });
  return inputs;
}

async function keepChanged(env: Env, base: string | true, inputs: Inputs): Promise<void> {
  const { changedFiles } = await import("../../adapters/git-changed.js");
  const changed = changedFiles(env.cwd, base === true ? undefined : base);
  inputs.files = inputs.files.filter(({ full }) => changed.has(full));
  inputs.unchanged = inputs.files.length === 0;
}

async function readAll(env: Env): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of env.stdin) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > MOST_BYTES) throw new UserError(`stdin is larger than ${MOST_BYTES / 1e6} MB`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
