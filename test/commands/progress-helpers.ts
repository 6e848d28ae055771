/** A person with some practice behind them, for the commands about progress. */
import fs from "node:fs";
import path from "node:path";
import { encodeEvent } from "../../src/progress/codec.js";
import type { JournalEvent } from "../../src/progress/events.js";
import { type Outcome, run, type TestEnv, type TestEnvOptions, testEnv } from "../helpers/env.js";
import { review } from "../progress/helpers.js";

/** Reviews of two questions, four of them, each with a typed answer. */
export function practiced(options: TestEnvOptions = {}): TestEnv {
  const env = testEnv(options);
  writeJournal(
    env,
    [1, 2, 3, 4].map((n) => review(n, n % 2 ? "a.one" : "b.one")),
  );
  const answers = [1, 2, 3, 4].map((n) => JSON.stringify({ v: 1, id: review(n).id, text: `answer ${n}` }));
  fs.writeFileSync(env.paths.answers, `${answers.join("\n")}\n`);
  return env;
}

export function writeJournal(env: TestEnv, events: readonly JournalEvent[]): void {
  fs.mkdirSync(path.dirname(env.paths.journal), { recursive: true });
  fs.writeFileSync(env.paths.journal, events.map((event) => `${encodeEvent(event)}\n`).join(""));
}

export function journalOf(env: TestEnv): string {
  return fs.readFileSync(env.paths.journal, "utf8");
}

/** The same person at the next command: fresh streams, the same files. */
export function next(env: TestEnv, input = ""): TestEnv {
  return { ...testEnv({ input }), env: env.env, paths: env.paths, folder: env.folder, cwd: env.cwd };
}

export function runNext(env: TestEnv, ...argv: string[]): Promise<Outcome> {
  return run(next(env), ...argv);
}
