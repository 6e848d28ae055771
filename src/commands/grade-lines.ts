/** `hotseat grade --jsonl`: JSON Lines in, JSON Lines out, one by one, so that other programs can drive the grader. */
import { createInterface } from "node:readline";
import { builtInGrader } from "../adapters/grading.js";
import { loadLexicon } from "../adapters/lexicon.js";
import { ExitCode } from "../core/errors.js";
import type { Env } from "../env.js";
import { createLineGrader } from "../grading/line-grader.js";

/** Reads standard input to its end; 1 when a line could not be graded, after all the others have been. */
export async function gradeLines(env: Env): Promise<ExitCode> {
  const grade = createLineGrader(loadLexicon(), builtInGrader());
  const lines = createInterface({ input: env.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  let bad = 0;
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    const result = grade(line, number);
    if ("error" in result) bad++;
    if (!env.stdout.write(`${JSON.stringify(result)}\n`)) await drained(env);
  }
  return bad > 0 ? ExitCode.findings : ExitCode.ok;
}

function drained({ stdout }: Env): Promise<void> {
  return new Promise((resolve) => {
    stdout.once("drain", resolve);
    stdout.once("close", resolve);
  });
}
