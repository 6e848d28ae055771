/** Input line by line, from a pipe or a terminal; the end of input is a value, not a surprise. */
import { createInterface } from "node:readline";
import type { Env } from "../env.js";

export type Line =
  | { type: "line"; text: string }
  | { type: "end" }
  | { type: "signal"; signal: "SIGINT" | "SIGTERM" | "SIGHUP" };

export interface LineSource {
  next(): Promise<Line>;
  close(): void;
}

export function readLines(env: Env): LineSource {
  const queue: Line[] = [];
  let waiting: ((line: Line) => void) | undefined;
  let ended = false;
  const push = (line: Line): void => {
    if (waiting) {
      const resolve = waiting;
      waiting = undefined;
      resolve(line);
    } else queue.push(line);
  };
  const terminal = env.isTTY.stdin && env.isTTY.stdout && env.env.TERM !== "dumb";
  const reader = createInterface({
    input: env.stdin,
    ...(terminal ? { output: env.stdout } : {}),
    terminal,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  reader.on("line", (text) => push({ type: "line", text }));
  reader.on("SIGINT", () => push({ type: "signal", signal: "SIGINT" }));
  reader.on("close", () => {
    ended = true;
    push({ type: "end" });
  });
  const unlisten = env.onSignal((signal) => push({ type: "signal", signal }));
  return {
    next: () => {
      const line = queue.shift();
      if (line) return Promise.resolve(line);
      if (ended) return Promise.resolve({ type: "end" });
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    close: () => {
      unlisten();
      reader.close();
    },
  };
}
