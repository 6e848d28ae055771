/** A folder with questions of known points and notes about them, for the tests of `hotseat check`. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { CheckResult } from "../../src/notes/result.js";
import { type Outcome, run, type TestEnv, type TestEnvOptions, testEnv } from "../helpers/env.js";

export const DECK = `
topic: locking
questions:
  - id: locking.lost-update
    prompt: Two requests read the same balance and one withdrawal is lost. What went wrong?
    level: senior
    answer: This is a lost update. Lock the row with SELECT FOR UPDATE before reading it.
    look_for:
      - {id: anomaly, point: Names the lost update, must: true, accept: ["lost update"]}
      - {id: lock, point: Locks the row before reading, accept: ["lock the row", "select for update"], hint: What happens between read and write?}
      - {id: version, point: Checks a version column, bonus: true, accept: ["version column"]}
    red_flags:
      - {id: transaction, point: Thinks that a transaction alone is enough, accept: ["just wrap it in a transaction"]}
  - id: locking.deadlock
    prompt: What is a deadlock?
    level: beginner
    look_for:
      - {id: cycle, point: Describes a cycle of waiting, must: true, accept: ["wait for each other"]}
      - {id: victim, point: Says that a victim is rolled back, accept: ["rolls one of them back"]}
  - id: locking.kinds
    prompt: Which lock lets others read?
    options: [{text: Shared, correct: true}, {text: Exclusive}]
`;

export const GOOD =
  "This is a lost update: both requests read the old balance. I would lock the row with SELECT FOR UPDATE before I read it.";
export const POOR =
  "I think the second request is slower than the first one, and so we should just wrap it in a transaction and it works.";

export const good = `# locking.lost-update\n\n${GOOD}\n`;
export const poor = `# locking.lost-update\n\n${POOR}\n`;

/** Codes of the findings that the baseline does not accept. */
export function codes(result: CheckResult): string[] {
  return result.findings.filter(({ accepted }) => !accepted).map(({ code }) => code);
}

/** Checks files as JSON; the arguments are `notes` without any. */
export async function checkJson(
  files: Record<string, string | Uint8Array>,
  ...args: string[]
): Promise<{ env: Tree; code: number; err: string; result: CheckResult }> {
  const env = tree(files);
  const { code, result, err } = await env.check(...(args.length ? args : ["notes"]), "--json");
  return { env, code, err, result: result() };
}

/** A run of `check`, with its report where it was asked for as JSON. */
export interface CheckOutcome extends Outcome {
  result: () => CheckResult;
}

export interface Tree extends TestEnv {
  write(file: string, text: string | Uint8Array): void;
  check(...args: string[]): Promise<CheckOutcome>;
}

/** \`files\` are written below the folder; the deck is always there. */
export function tree(files: Record<string, string | Uint8Array>, options: TestEnvOptions = {}): Tree {
  const env = testEnv({ ...options, env: { CI: "1", ...options.env } });
  const write = (file: string, text: string | Uint8Array): void => {
    const full = path.join(env.folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  };
  write("deck.yaml", DECK);
  for (const [file, text] of Object.entries(files)) write(file, text);
  return Object.assign(env, {
    write,
    check: (...args: string[]) => runAfresh(env, "check", ...args, "--deck", "deck.yaml"),
  });
}

/** The streams of a test keep everything; this gives only what one run wrote. */
export async function runAfresh(env: TestEnv, ...argv: string[]): Promise<CheckOutcome> {
  const before = { out: env.out().length, err: env.err().length };
  const { code } = await run(env, ...argv);
  const out = env.out().slice(before.out);
  return {
    code,
    out,
    err: env.err().slice(before.err),
    json: () => JSON.parse(out),
    result: () => JSON.parse(out),
  };
}
