/** SIGKILL at a random moment of a scripted drill: what was acknowledged on the screen must be there afterwards. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileAnswers } from "../../src/adapters/answers.js";
import { realFiles } from "../../src/adapters/files.js";
import { seededRandom } from "../../src/core/random.js";
import { checkJournal, collectLines, ended, makeFolder, pathsIn, sleep } from "./support.js";

export interface KillReport {
  kills: number;
  /** Review lines that were printed, in all. */
  acknowledged: number;
  /** Kills that came before the drill had ended by itself. */
  inTheMiddle: number;
  events: number;
  damaged: number;
}

const LAUNCHER = path.resolve("bin", "hotseat.js");

const SCRIPT = "It depends on the load, so I would measure first and then use a lock or a queue.\n\n".repeat(
  400,
);

/** One folder for all kills, so that each start also meets what the kills before it left. */
export async function killDrills(kills: number, seed: number): Promise<KillReport> {
  const folder = makeFolder();
  const random = seededRandom(seed);
  const typed = new Map<string, boolean>();
  let inTheMiddle = 0;
  for (let n = 0; n < kills; n++) {
    const child = spawn(process.execPath, [LAUNCHER, "drill", "--plain", "--json", "--new", "--count", "6"], {
      env: { ...process.env, HOTSEAT_HOME: folder },
      stdio: ["pipe", "pipe", "ignore"],
    });
    const closed = ended(child);
    child.stdin?.on("error", () => undefined).end(SCRIPT);
    // Half of the kills right at a saved answer, half anywhere from the start on.
    const target = random.next() < 0.5 ? 1 + random.below(5) : undefined;
    let seen = 0;
    const reached = new Promise<void>((resolve) =>
      collectLines(child, (line) => {
        const document = JSON.parse(line);
        if (document.type !== "review") return;
        typed.set(document.id, document.mode === "typed");
        seen++;
        if (seen === target) resolve();
      }),
    );
    const delay = random.next() * (target === undefined ? 400 : 4);
    await Promise.race([closed, target === undefined ? sleep(delay) : reached.then(() => sleep(delay))]);
    if (child.exitCode === null && child.signalCode === null) inTheMiddle++;
    child.kill("SIGKILL");
    await closed;
    if (n % 25 === 0) verify(folder, typed);
  }
  const { events, damaged } = verify(folder, typed);
  fs.rmSync(folder, { recursive: true, force: true });
  return { kills, acknowledged: typed.size, inTheMiddle, events, damaged };
}

function verify(folder: string, typed: ReadonlyMap<string, boolean>): { events: number; damaged: number } {
  const checked = checkJournal(folder, typed.keys());
  const answers = fileAnswers(realFiles, pathsIn(folder).answers).readAll();
  for (const [id, hasText] of typed)
    if (hasText && !answers.has(id)) throw new Error(`lost the answer to ${id}`);
  return checked;
}
