/** One process of a fault run: appends, rewrites or holds the lock until its time is up or it is killed. */
import fs from "node:fs";
import { realFiles } from "../../src/adapters/files.js";
import { takeLock, withLock } from "../../src/adapters/lock.js";
import { openProgress } from "../../src/adapters/progress-store.js";
import { cleanLines } from "../../src/adapters/repair.js";
import { finishRewrite, rewriteJournal } from "../../src/adapters/rewrite.js";
import { seededRandom } from "../../src/core/random.js";

const [mode = "", folder = "", milliseconds = "1000", pause = "0"] = process.argv.slice(2);
const paths = {
  journal: `${folder}/progress.jsonl`,
  answers: `${folder}/answers.jsonl`,
  snapshot: `${folder}/cache/snapshot-${process.pid}.json`,
  backups: `${folder}/backups`,
};
const until = Date.now() + Number(milliseconds);

/** Written at once, so that a kill cannot lose what was acknowledged. */
function acknowledge(text: string): void {
  fs.writeSync(1, `${text}\n`);
}

function open() {
  const random = seededRandom(`${process.pid} ${process.hrtime.bigint()}`);
  return openProgress({ paths, now: Date.now, offsetAt: () => 0, random });
}

if (mode === "append") {
  const store = open();
  for (let n = 0; Date.now() < until; n++) {
    const [event] = store.append([
      {
        type: "review",
        question: `q${n % 20}`,
        session: String(process.pid),
        mode: "typed",
        points: { a: { verdict: "covered" } },
        seconds: 1,
        coverage: 1,
      },
    ]);
    acknowledge(event?.id ?? "");
    if (pause !== "0") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(pause));
  }
  store.close();
} else if (mode === "rewrite") {
  while (Date.now() < until) {
    withLock(realFiles, paths.journal, () => {
      finishRewrite(realFiles, paths.journal);
      rewriteJournal(realFiles, paths.journal, cleanLines, true);
    });
    acknowledge("rewritten");
  }
} else if (mode === "fill") {
  // Appends until something fails, and goes on for a few more tries.
  const store = open();
  for (let n = 0, failures = 0; failures < 5; n++) {
    try {
      const [event] = store.append([{ type: "note", question: `q${n}`, text: "x".repeat(200) }]);
      acknowledge(event?.id ?? "");
    } catch (error) {
      failures++;
      acknowledge(`failed ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
    }
  }
  store.close();
} else if (mode === "hold") {
  takeLock(realFiles, paths.journal);
  acknowledge("held");
  setInterval(() => undefined, 1000);
}
