import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Tree, tree } from "./check-helpers.js";

const FILES = 12;
const QUESTIONS_A_FILE = 10;

/** So many notes that a second thread is worth starting: half of their answers say what is asked for. */
function largeTree(): Tree {
  const ids = Array.from({ length: FILES * QUESTIONS_A_FILE }, (_, i) => `large.question-${i}`);
  const deck = ids.map(
    (id, i) =>
      `  - {id: ${id}, prompt: "What is thing number ${i}?", look_for: [{id: gap, point: Names gap ${i}, must: true, accept: ["gap number ${i}"]}]}`,
  );
  const filler = "The lock is taken before the row is read, so nobody else can write it meanwhile. ".repeat(
    45,
  );
  const notes = Array.from({ length: FILES }, (_, file) => {
    const own = ids.slice(file * QUESTIONS_A_FILE, (file + 1) * QUESTIONS_A_FILE);
    return own.map((id, i) => {
      const said = i % 2 ? `It is gap number ${file * QUESTIONS_A_FILE + i}, which must be known. ` : "";
      return `# ${id}\n\n${said}${filler}\n`;
    });
  });
  return tree({
    "large.yaml": `topic: large\nquestions:\n${deck.join("\n")}\n`,
    ...Object.fromEntries(notes.map((texts, i) => [`notes/${i}.md`, texts.join("\n")])),
    "notes/binary.md": Buffer.from([1, 0, 2]),
  });
}

const ARGUMENTS = ["check", "notes", "--json", "--no-cache", "--deck", "large.yaml"];

function asProgram(env: Tree, variables: Record<string, string> = {}): { out: string; err: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [path.resolve("bin/hotseat.js"), ...ARGUMENTS], {
    cwd: env.folder,
    encoding: "utf8",
    env: { ...process.env, HOTSEAT_HOME: env.paths.data, CI: "1", GITHUB_ACTIONS: "", ...variables },
    maxBuffer: 100_000_000,
  });
  return { out: stdout, err: stderr };
}

describe("a large tree of notes", () => {
  it("gives the same report on several threads as on one, and when a thread dies", async () => {
    const env = largeTree();
    env.write(
      "dies.cjs",
      `const { isMainThread } = require("node:worker_threads");
       if (!isMainThread) { process._rawDebug("a thread dies"); process.exit(1); }`,
    );
    const several = asProgram(env);
    const dying = asProgram(env, { NODE_OPTIONS: `--require=${path.join(env.folder, "dies.cjs")}` });
    const { summary, answers } = JSON.parse(several.out);
    expect(summary).toMatchObject({ files: FILES, answers: FILES * QUESTIONS_A_FILE, passed: 60 });
    expect(answers.map(({ question }: { question: string }) => question).slice(0, 2)).toEqual([
      "large.question-0",
      "large.question-1",
    ]);
    expect(several.err).toBe("");
    if (availableParallelism() > 1) expect(dying.err).toContain("a thread dies");
    expect(dying.out).toBe(several.out);
    // The sources, as the tests run them, know of one thread only.
    const { out } = await env.check(...ARGUMENTS.slice(1));
    expect(JSON.parse(out)).toEqual({ ...JSON.parse(several.out), tool: JSON.parse(out).tool });
  });
});
