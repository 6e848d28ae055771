/** Journals of any length, as years of practice would write them: 200 questions, three to seven points each. */
import fs from "node:fs";
import path from "node:path";
import type { ProgressPaths } from "../../src/adapters/progress-store.js";
import { createIdMaker } from "../../src/core/ids.js";
import { seededRandom } from "../../src/core/random.js";
import { encodeEvent } from "../../src/progress/codec.js";
import type { PointFact } from "../../src/progress/events.js";

export interface Journal {
  /** The folder as HOTSEAT_HOME. */
  home: string;
  paths: ProgressPaths;
}

const QUESTIONS = 200;
const START = Date.parse("2016-01-01T08:00:00Z");
const END = Date.parse("2026-01-01T08:00:00Z");
const VERDICTS = ["covered", "covered", "covered", "partial", "missed"] as const;

/** @param machines events of so many machines one after the other, so that times overlap */
export function makeJournal(home: string, events: number, machines = 1): Journal {
  fs.mkdirSync(home, { recursive: true });
  const paths = {
    journal: path.join(home, "progress.jsonl"),
    answers: path.join(home, "answers.jsonl"),
    snapshot: path.join(home, "snapshot.json"),
    backups: path.join(home, "backups"),
  };
  const fd = fs.openSync(paths.journal, "w", 0o600);
  for (let machine = 0; machine < machines; machine++) writeEvents(fd, Math.ceil(events / machines), machine);
  fs.closeSync(fd);
  return { home, paths };
}

function writeEvents(fd: number, events: number, machine: number): void {
  const random = seededRandom(machine);
  let clock = START;
  const nextId = createIdMaker(() => clock, random);
  const step = (END - START) / Math.max(1, events);
  let chunk: string[] = [];
  for (let n = 0; n < events; n++) {
    clock = START + Math.floor(step * n);
    chunk.push(line(n, nextId(), clock, random.below(QUESTIONS)));
    if (chunk.length < 5000) continue;
    fs.writeSync(fd, chunk.join(""));
    chunk = [];
  }
  fs.writeSync(fd, chunk.join(""));
}

function line(n: number, id: string, clock: number, question: number): string {
  const points: Record<string, PointFact> = {};
  for (let point = 0; point < 3 + (question % 5); point++)
    points[`point-${point}-of-it`] = { verdict: VERDICTS[(n + point) % VERDICTS.length] ?? "covered" };
  return `${encodeEvent({
    v: 1,
    id,
    at: new Date(clock).toISOString(),
    offset: 60,
    type: "review",
    question: `topic-${question % 30}.question-${question}`,
    session: `session-${Math.floor(n / 10)}`,
    mode: "typed",
    points,
    seconds: 100 + (n % 200),
    coverage: (n % 100) / 100,
    asked: { topic: `topic-${question % 30}`, level: "intermediate", kind: "open" },
    grader: "hotseat/1",
  })}\n`;
}
