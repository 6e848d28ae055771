/** Lets each file operation fail in turn, in each way, and checks that the old or the new state is there afterwards. */
import fs from "node:fs";
import { listBackups } from "../../src/adapters/backups.js";
import { checkup } from "../../src/adapters/checkup.js";
import { type Files, realFiles } from "../../src/adapters/files.js";
import { openProgress } from "../../src/adapters/progress-store.js";
import { repair } from "../../src/adapters/repair.js";
import { UserError } from "../../src/core/errors.js";
import { seededRandom } from "../../src/core/random.js";
import { encodeEvent } from "../../src/progress/codec.js";
import { review } from "../progress/helpers.js";
import { answer, checkJournal, makeFolder, pathsIn } from "./support.js";

export const FAILURES = ["ENOSPC", "EIO", "EACCES", "EROFS", "short"] as const;
export type Failure = (typeof FAILURES)[number];

/** Fails the operation with number `at`, or all from there on. */
export function faultyFiles(
  at: number,
  failure: Failure,
  lasting: boolean,
): { files: Files; count(): number } {
  let count = 0;
  const wrap = <Args extends unknown[], Result>(name: string, call: (...args: Args) => Result) => {
    return (...args: Args): Result => {
      const hit = count === at || (lasting && count > at);
      count++;
      // Closing a descriptor releases it even where it reports a failure.
      if (name === "close") {
        const result = call(...args);
        if (hit && failure === "EIO") throw systemError(failure, name);
        return result;
      }
      if (!hit) return call(...args);
      if (failure !== "short") throw systemError(failure, name);
      if (name !== "write") return call(...args);
      const [fd, bytes] = args as unknown as [number, Uint8Array];
      const half = bytes.subarray(0, Math.floor(bytes.length / 2));
      return call(...([fd, half] as unknown as Args));
    };
  };
  const entries = Object.entries(realFiles).map(([name, call]) => [name, wrap(name, call)]);
  return { files: Object.fromEntries(entries) as Files, count: () => count };
}

function systemError(code: string, name: string): Error {
  return Object.assign(new Error(`${code}: injected into ${name}`), { code });
}

interface Outcome {
  acknowledged: string[];
  /** Failures that reached the caller: each must be one for the person. */
  errors: unknown[];
}

type Scenario = (folder: string, files: Files) => Outcome;

const start = Date.parse("2026-03-01T09:00:00Z");

function open(folder: string, files: Files) {
  let clock = start;
  return openProgress({
    paths: pathsIn(folder),
    now: () => clock++,
    offsetAt: () => 0,
    random: seededRandom(7),
    files,
  });
}

function attempt<T>(outcome: Outcome, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    outcome.errors.push(error);
    return undefined;
  }
}

/** A session from start to end, with an undo in it. */
const session: Scenario = (folder, files) => {
  const outcome: Outcome = { acknowledged: [], errors: [] };
  const store = attempt(outcome, () => open(folder, files));
  if (!store) return outcome;
  const acknowledge = (ids: string[] | undefined): void => {
    if (store.saves) outcome.acknowledged.push(...(ids ?? []));
  };
  for (const question of ["a", "b"]) {
    const events = attempt(outcome, () => store.append([answer(question)]));
    acknowledge(events?.map(({ id }) => id));
    const id = events?.[0]?.id;
    if (id) attempt(outcome, () => store.answers.save("an answer", id));
  }
  attempt(outcome, () => store.undo());
  acknowledge(attempt(outcome, () => store.append([answer("c")]))?.map(({ id }) => id));
  store.close();
  return outcome;
};

/** A repair of a damaged journal with a conflict copy beside it. */
const mend: Scenario = (folder, files) => {
  const outcome: Outcome = { acknowledged: [1, 2, 3, 4].map((n) => review(n).id), errors: [] };
  const { journal, answers, backups, snapshot } = pathsIn(folder);
  const paths = { data: folder, journal, answers, backups, snapshot };
  const context = {
    files,
    now: start,
    paths: { ...paths, cache: folder, config: folder, settings: `${folder}/none.json` },
  };
  attempt(outcome, () => repair(context));
  checkup(context);
  return outcome;
};

function damagedFolder(): string {
  const folder = makeFolder();
  const line = (n: number) => `${encodeEvent(review(n))}\n`;
  fs.writeFileSync(
    pathsIn(folder).journal,
    `${line(1)}garbage\n${line(2)}${line(2)}${line(3).slice(0, 40)}\n${line(3)}`,
  );
  fs.writeFileSync(`${folder}/progress.sync-conflict-20260301-120000-ABCDEFG.jsonl`, line(2) + line(4));
  fs.writeFileSync(pathsIn(folder).answers, '{"v":1,"id":"x","text":"y"}\nbad\n');
  return folder;
}

function olderFolder(): string {
  const folder = makeFolder();
  const { v: _, offset: _offset, ...old } = review(1);
  fs.writeFileSync(pathsIn(folder).journal, `${JSON.stringify(old)}\n${encodeEvent(review(2))}\n`);
  return folder;
}

function usedFolder(): string {
  const folder = makeFolder();
  session(folder, realFiles);
  return folder;
}

const SCENARIOS: { name: string; prepare: () => string; run: Scenario }[] = [
  { name: "first session", prepare: makeFolder, run: session },
  { name: "later session", prepare: usedFolder, run: session },
  { name: "migration", prepare: olderFolder, run: session },
  { name: "repair", prepare: damagedFolder, run: mend },
];

export interface InjectionReport {
  scenario: string;
  operations: number;
  injections: number;
  /** Injections that a caller was told of. */
  told: number;
}

/** Every operation of every scenario, failing once and failing from then on. `every` thins the runs out. */
export function injectEverywhere(every = 1): InjectionReport[] {
  return SCENARIOS.map(({ name, prepare, run }) => {
    const counted = faultyFiles(-1, "EIO", false);
    const calm = run(prepare(), counted.files);
    if (calm.errors.length > 0) throw calm.errors[0];
    const operations = counted.count();
    let injections = 0;
    let told = 0;
    for (const failure of FAILURES)
      for (const lasting of [false, true])
        for (let at = injections % every; at < operations; at += every) {
          const folder = prepare();
          const before = ids(folder);
          const { acknowledged, errors } = run(folder, faultyFiles(at, failure, lasting).files);
          injections++;
          if (errors.length > 0) told++;
          verify(
            `${name}, operation ${at}, ${failure}${lasting ? " from then on" : ""}`,
            folder,
            [...before, ...acknowledged],
            errors,
            name === "repair",
          );
          fs.rmSync(folder, { recursive: true, force: true });
        }
    return { scenario: name, operations, injections, told };
  });
}

function ids(folder: string): string[] {
  const { journal } = pathsIn(folder);
  const text = fs.existsSync(journal) ? fs.readFileSync(journal, "utf8") : "";
  return [...text.matchAll(/"id":"([0-9A-Z]{26})"[^\n]*\}\n/g)].map(([, id]) => id ?? "");
}

function verify(what: string, folder: string, expected: string[], errors: unknown[], mended: boolean): void {
  try {
    const stray = errors.find((error) => !(error instanceof UserError));
    if (stray) throw stray;
    if (mended) repairAgain(folder);
    checkJournal(folder, expected);
    listBackups(realFiles, pathsIn(folder).backups);
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

/** A repair that failed half-way has to be possible again. */
function repairAgain(folder: string): void {
  const outcome = mend(folder, realFiles);
  if (outcome.errors.length > 0) throw outcome.errors[0];
}
