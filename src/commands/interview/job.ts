/** Gets a job description, says what was understood, and lets the person change it. */
import path from "node:path";
import { Readable } from "node:stream";
import { readTextFile } from "../../adapters/text-file.js";
import { UserError } from "../../core/errors.js";
import { sanitizeLine } from "../../core/sanitize.js";
import { didYouMean } from "../../core/suggest.js";
import { type Env, say } from "../../env.js";
import { changeJob, type Job, ROLE_LIST, readJob, readRole } from "../../session/job.js";
import { readLines } from "../../terminal/lines.js";

export interface JobOptions {
  /** A file, or `-` for standard input. */
  job?: string;
  role?: string;
  plain?: boolean;
  json?: boolean;
}

/** `env` has the keyboard as its input again where standard input was the description. */
export interface JobOutcome {
  job: Job | undefined;
  env: Env;
  close: () => void;
}

const LARGEST = 1_000_000;

export async function askForJob(
  env: Env,
  options: JobOptions,
  topics: readonly string[],
): Promise<JobOutcome> {
  const role = options.role === undefined ? undefined : requireRole(options.role, topics);
  if (options.job === undefined) return { job: role, env, close: () => undefined };
  const text = options.job === "-" ? await fromInput(env) : fromFile(env, options.job);
  const outcome = options.job === "-" ? await withKeyboard(env) : { env, close: (): void => undefined };
  const job = readJob(text, topics);
  if (job.topics.length === 0) {
    say(
      env,
      `hotseat: the job description ${text.trim() === "" ? "is empty" : "names nothing that there are questions on"}. ${role ? `What counts is what a ${options.role} is usually asked.` : "All topics count the same."}`,
    );
    return { ...outcome, job: role };
  }
  for (const line of jobLines(job)) say(env, line);
  const asks = outcome.env.isTTY.stdin && outcome.env.isTTY.stdout && !options.json;
  return { ...outcome, job: asks ? await changed(outcome.env, job, topics) : job };
}

function requireRole(role: string, topics: readonly string[]): Job {
  const known = readRole(role, topics);
  if (known) return known;
  throw new UserError(
    `unknown role "${role}".${didYouMean(role, ROLE_LIST)}`,
    `Roles: ${ROLE_LIST.join(", ")}. For anything else give a job description: --job FILE.`,
  );
}

function fromFile(env: Env, file: string): string {
  const read = readTextFile(path.resolve(env.cwd, file), LARGEST);
  if (read.ok) return read.text;
  throw new UserError(
    `the job description ${file} ${read.message}.`,
    "Save the text of the job posting in a file, or paste it with --job -.",
  );
}

async function fromInput(env: Env): Promise<string> {
  if (env.isTTY.stdin) say(env, "Paste the job description, then press ctrl-d on a line of its own.");
  const lines: string[] = [];
  let size = 0;
  const source = readLines({ ...env, isTTY: { ...env.isTTY, stdout: false } });
  try {
    for (;;) {
      const line = await source.next();
      if (line.type === "signal") throw new UserError("stopped.", undefined, 130);
      if (line.type === "end" || size > LARGEST) return lines.join("\n");
      lines.push(line.text);
      size += line.text.length;
    }
  } finally {
    source.close();
  }
}

/** Answers come from the keyboard, since standard input has been read to its end. */
async function withKeyboard(env: Env): Promise<Pick<JobOutcome, "env" | "close">> {
  // What has been read to its end once must not be waited for again.
  const none = { env: { ...env, stdin: Readable.from([]) }, close: (): void => undefined };
  if (!env.isTTY.stdout) return none;
  const { openKeyboard } = await import("../../adapters/terminal-input.js");
  const keyboard = openKeyboard(env.platform);
  if (!keyboard) return none;
  return {
    env: { ...env, stdin: keyboard, isTTY: { ...env.isTTY, stdin: true } },
    close: () => void keyboard.destroy(),
  };
}

/** What was understood, for the person. */
export function jobLines(job: Job): string[] {
  const rows = job.topics.slice(0, 14).map(({ topic, weight, because }) => {
    const words = because.map((word) => sanitizeLine(word, 40)).join(", ");
    return `  ${topic.padEnd(22)}${weight.toFixed(1)}  ${words}`;
  });
  const more = job.topics.length > 14 ? [`  and ${job.topics.length - 14} more`] : [];
  const missing = job.missing.length ? [`  No questions on: ${job.missing.join(", ")}.`] : [];
  const level = job.level ? [`  It sounds like a ${job.level} position.`] : [];
  return ["The job description asks for:", ...rows, ...more, ...missing, ...level];
}

async function changed(env: Env, job: Job, topics: readonly string[]): Promise<Job> {
  say(env, "Enter starts. To change it: +topic, -topic, topic=2, separated by spaces.");
  const source = readLines(env);
  let current = job;
  try {
    for (;;) {
      const line = await source.next();
      if (line.type === "signal") throw new UserError("stopped.", undefined, 130);
      const words = line.type === "line" ? line.text.trim().split(/\s+/).filter(Boolean) : [];
      if (words.length === 0) return current;
      const result = changeJob(current, words, topics);
      if ("problem" in result) say(env, result.problem);
      else {
        current = result.job;
        for (const row of jobLines(current)) say(env, row);
        say(env, "Enter starts.");
      }
    }
  } finally {
    source.close();
  }
}
