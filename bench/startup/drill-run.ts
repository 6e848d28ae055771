/** A long drill through a pipe: how long each answer takes to be graded and saved, and the memory it needs. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { median } from "./measure.js";

export interface DrillRun {
  /** Median milliseconds from sending an answer to its review, which comes when it is on disk. */
  answerMs: number;
  answers: number;
  /** Largest resident memory in MB; undefined where the system does not tell. */
  residentMb: number | undefined;
}

/** Answers `count` questions, open ones with the text that `answerTo` gives. */
export function runDrill(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  answerTo: (id: string) => string,
): Promise<DrillRun> {
  const child = spawn(process.execPath, args, { env, stdio: ["pipe", "pipe", "inherit"] });
  const times: number[] = [];
  let sent = 0;
  let residentMb: number | undefined;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const message = JSON.parse(line);
    if (message.type === "review" && message.mode !== "choice") times.push(performance.now() - sent);
    if (message.type === "review") residentMb = peakMemory(child.pid) ?? residentMb;
    if (message.type !== "question") return;
    const text =
      message.kind === "choice"
        ? "1\n"
        : `${answerTo(message.id)
            .replace(/\n\s*\n/g, "\n")
            .trim()}\n\n`;
    sent = performance.now();
    child.stdin.write(text);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) reject(new Error(`the drill ended with ${code}`));
      // The first answers load the grader; what a person waits for at each answer is the rest.
      else resolve({ answerMs: median(times.slice(2)), answers: times.length, residentMb });
    });
  });
}

function peakMemory(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
