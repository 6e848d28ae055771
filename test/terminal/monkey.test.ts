/** Whatever is pressed, whatever the size: the drill's screen holds, the program can be left, and nothing is thrown. */
import { PassThrough, Writable } from "node:stream";
import xterm from "@xterm/headless";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBank } from "../../src/bank/bank.js";
import { createDriver } from "../../src/commands/drill/driver.js";
import { ExitCode } from "../../src/core/errors.js";
import type { Assessment } from "../../src/grading/assessment.js";
import { emptyState } from "../../src/progress/state.js";
import { runApp } from "../../src/terminal/drill/app.js";
import { createTheme } from "../../src/terminal/theme.js";
import { steppingClock, testEnv } from "../helpers/env.js";
import { choice, question } from "../helpers/questions.js";

const LONG = Array.from({ length: 40 }, (_, i) => `Sentence ${i} with \`code\` and 漢字 🚀.`).join(" ");
const QUESTIONS = [
  question({ id: "a.one", prompt: LONG, follow_ups: [LONG], answer: `- list\n\n${LONG}` }),
  question({
    id: "b.many",
    look_for: Array.from({ length: 40 }, (_, i) => ({
      id: `p${i}`,
      point: `Point ${i} ${"wide ".repeat(i % 9)}`,
      must: i === 0,
      hint: "A hint",
    })),
  }),
  choice,
  question({ id: "c.two" }),
];

const KEYS = [
  "\r",
  "\r",
  "\r",
  "\t",
  "\u001b",
  "?",
  "a word ",
  "x",
  "1",
  "2",
  "A",
  "m",
  "f",
  "r",
  "a",
  "e",
  "u",
  "q",
  "n",
  " ",
  ..."abekmnprtuwxyz_l".split("").map((letter) => String.fromCharCode(letter.charCodeAt(0) & 31)),
  "\u001b[A",
  "\u001b[B",
  "\u001b[C",
  "\u001b[D",
  "\u001b[5~",
  "\u001b[6~",
  "\u001b[H",
  "\u001b[F",
  "\u001b3",
  "\u001bb",
  "\u001bd",
  "\u007f",
  "漢字",
  "👩‍💻",
  "\u001b[200~pasted\r\rtext\t\u001b[31m\u001b[201~",
];

const step = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...KEYS).map((key) => ({ key })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 10, max: 130 }), fc.integer({ min: 4, max: 45 }))
      .map(([columns, rows]) => ({ columns, rows })),
  },
);

/** Verdicts of every kind, with evidence. */
function grade(id: string, points: readonly string[], answer: string): Assessment {
  return {
    coverage: 0.5,
    points: points.map((point, i) => ({
      id: point,
      verdict: (["covered", "partial", "missed"] as const)[(i + answer.length) % 3] ?? "missed",
      score: 0.5,
      confidence: 1,
      evidence: answer.length > 3 ? [{ start: 0, end: Math.min(answer.length, 60) }] : [],
    })),
    redFlags: [],
    flags: answer ? [] : [{ code: "empty", message: `There is no answer to ${id}.`, evidence: [] }],
    grader: "test/1",
  };
}

async function play(steps: readonly ({ key: string } | { columns: number; rows: number })[], quiet: boolean) {
  const bank = createBank(QUESTIONS);
  const now = steppingClock();
  let events = 0;
  const notes = new Map<string, string>();
  const driver = await createDriver({
    bank,
    store: {
      isNew: true,
      saves: true,
      progress: emptyState(),
      standing: () => ({ due: false, suspended: false, seen: 0 }),
      dueAt: () => now() + 1e8,
      aliases: () => ({}),
      note: (id) => notes.get(id),
      append: (list) => {
        for (const event of list) if (event.type === "note") notes.set(event.question, event.text);
        return list.map(() => ({ id: `e${++events}` }));
      },
      saveAnswer: () => undefined,
      syncAnswers: () => undefined,
      warnings: [],
      close: () => undefined,
    },
    settings: { session: "s", limits: { count: 3 }, cram: false, ...(quiet ? { quiet } : {}) },
    now,
    select: (exclude) => {
      const next = QUESTIONS.find(({ id }) => !exclude.includes(id));
      return next && { id: next.id, reason: "test" };
    },
    grade: async ({ id, look_for }, answer) =>
      grade(
        id,
        look_for.map((point) => point.id),
        answer,
      ),
    opening: { type: "session", session: "s", kind: "drill", seed: "1", settings: {} },
  });
  const terminal = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  const stdin = new PassThrough();
  let writes = 0;
  const stdout = Object.assign(
    new Writable({
      write(chunk, _, done) {
        writes++;
        terminal.write(String(chunk), done);
      },
    }),
    { columns: 80, rows: 24 },
  );
  const env = { ...testEnv(), stdin, stdout, now };
  const ended = runApp({
    env,
    session: {
      get state() {
        return driver.state;
      },
      problem: undefined,
      send: driver.send,
      note: (id) => notes.get(id),
    },
    theme: createTheme({ env: { FORCE_COLOR: "1", LANG: "en_US.UTF-8" }, isTTY: { stdout: true } }),
    welcome: ["Welcome."],
    preferred: "typing",
    explain: true,
    resumable: true,
    editExternally: async (text) => ({ text: `${text} edited` }),
    keepDraft: () => undefined,
    background: async () => undefined,
  });
  let open = true;
  const code = ended.finally(() => {
    open = false;
  });
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  const shown = async (): Promise<void> => {
    while (stdout.writableLength > 0) await settle();
    await new Promise<void>((resolve) => terminal.write("", resolve));
  };
  /** Until nothing has been drawn for a while: on a busy machine the last key may still be on its way. */
  const calm = async (): Promise<void> => {
    for (let before = -1, still = 0; still < 10 && open; still = writes === before ? still + 1 : 0) {
      before = writes;
      await settle();
    }
  };
  for (const action of steps) {
    if (!open) break;
    if ("key" in action) stdin.write(action.key);
    else {
      await shown();
      terminal.resize(action.columns, action.rows);
      Object.assign(stdout, action);
      stdout.emit("resize");
    }
    await settle();
  }
  const lastRow = (): string =>
    terminal.buffer.active
      .getLine(terminal.rows - 1)
      ?.translateToString(true)
      .trim() ?? "";
  // What is loaded for the first answer comes when it comes: a screen that is only late is not a wrong one.
  const latest = Date.now() + 3000;
  do {
    await calm();
    await shown();
  } while (open && lastRow() === "" && Date.now() < latest);
  // A page that is longer than the screen, or a line wider than it, would have scrolled the header away.
  const rows = Array.from(
    { length: terminal.rows },
    (_, i) => terminal.buffer.active.getLine(i)?.translateToString(true) ?? "",
  );
  const wrapped = Array.from(
    { length: terminal.rows },
    (_, i) => terminal.buffer.active.getLine(i)?.isWrapped ?? false,
  );
  const wasOpen = open;
  if (open) stdin.write("\u0003");
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("does not end after Ctrl-C")), 10_000).unref();
  });
  const exit = await Promise.race([code, late]);
  return { exit, rows, wrapped, wasOpen };
}

describe("the drill's screen", () => {
  it.each([false, true])(
    "survives any keys and sizes (interview: %s)",
    async (quiet) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
          const { exit, rows, wrapped, wasOpen } = await play(steps, quiet);
          if (!wasOpen) {
            expect(exit).toBe(ExitCode.ok);
            return;
          }
          expect(exit).toBe(ExitCode.interrupted);
          expect(wrapped).not.toContain(true);
          // The line of keys is where it belongs.
          expect(rows.at(-1)?.trim()).not.toBe("");
        }),
        { numRuns: 25 },
      );
    },
    60_000,
  );
});
