/** SIGKILL at a random moment of a scripted drill: what was acknowledged on the screen must be there afterwards. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileAnswers } from "../../src/adapters/answers.js";
import { realFiles } from "../../src/adapters/files.js";
import { type Random, seededRandom } from "../../src/core/random.js";
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

/** Kills in one folder, so that each start also meets what the kills before it left; a new one when its bank is worn out. */
const KILLS_EACH = 20;

export async function killDrills(kills: number, seed: number): Promise<KillReport> {
  const random = seededRandom(seed);
  const report: KillReport = { kills, acknowledged: 0, inTheMiddle: 0, events: 0, damaged: 0 };
  for (let left = kills; left > 0; left -= KILLS_EACH)
    await killInOneFolder(Math.min(left, KILLS_EACH), random, report);
  return report;
}

async function killInOneFolder(kills: number, random: Random, report: KillReport): Promise<void> {
  const folder = makeFolder();
  const typed = new Map<string, boolean>();
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
    if (child.exitCode === null && child.signalCode === null) report.inTheMiddle++;
    child.kill("SIGKILL");
    await closed;
  }
  const { events, damaged } = verify(folder, typed);
  report.acknowledged += typed.size;
  report.events += events;
  report.damaged += damaged;
  fs.rmSync(folder, { recursive: true, force: true });
}

function verify(folder: string, typed: ReadonlyMap<string, boolean>): { events: number; damaged: number } {
  const checked = checkJournal(folder, typed.keys());
  const answers = fileAnswers(realFiles, pathsIn(folder).answers).readAll();
  for (const [id, hasText] of typed)
    if (hasText && !answers.has(id)) throw new Error(`lost the answer to ${id}`);
  return checked;
}
