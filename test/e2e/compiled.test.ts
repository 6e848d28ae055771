/** What V8 compiled at one start serves the next, and can be missing, old or damaged. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { DECK, hasTerminal, key, LAUNCHER, ROOT, startDrill, temporaryFolder } from "./terminal.js";

/** Node 22 and later keep what they compiled in a folder of their own. */
const ownCache = Number.parseInt(process.versions.node, 10) < 22;

/** Answers one question; gives what the program said. */
function drill(home: string, ...args: string[]): string {
  return execFileSync(
    process.execPath,
    [LAUNCHER, "drill", "tx.lost-update", "--deck", DECK, "--count", "1", "--plain", ...args],
    {
      env: { PATH: process.env.PATH, HOTSEAT_HOME: home },
      input: "It is something.\n\n",
      encoding: "utf8",
    },
  );
}

const FILES = ["drill.cjs.compiled", "grading.cjs.compiled", "plain.cjs.compiled"];

/** Digests by file name. */
function compiledIn(home: string): Record<string, string> {
  const folder = path.join(home, "cache", "compiled", "lines");
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      createHash("sha1")
        .update(readFileSync(path.join(folder, name)))
        .digest("hex"),
    ]),
  );
}

describe.skipIf(!ownCache)("what is compiled of the program", () => {
  test("is kept after a session, with the grader, and used by the next without being made again", () => {
    const home = temporaryFolder();
    drill(home);
    expect(Object.keys(compiledIn(home)).sort()).toEqual(FILES);
    const before = compiledIn(home);
    drill(home);
    // What V8 refused would have been made anew.
    expect(compiledIn(home)).toEqual(before);
  });

  test.each([
    ["cut off", (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ["empty", () => Buffer.alloc(0)],
    ["changed in one place", (whole: Buffer) => flipped(whole, Math.floor(whole.length * 0.6))],
    ["of another build", (whole: Buffer) => flipped(whole, 100)],
    ["of another Node", (whole: Buffer) => ofAnotherNode(whole)],
  ])("is made again when it is %s", (_, damage) => {
    const home = temporaryFolder();
    drill(home);
    const file = path.join(home, "cache", "compiled", "lines", "drill.cjs.compiled");
    const damaged = damage(readFileSync(file));
    writeFileSync(file, damaged);
    expect(drill(home)).toContain("% covered");
    expect(readFileSync(file).equals(damaged)).toBe(false);
    const mended = compiledIn(home);
    drill(home);
    expect(compiledIn(home)).toEqual(mended);
  });

  test("is not taken from a file that others could have written", () => {
    const home = temporaryFolder();
    drill(home);
    const file = path.join(home, "cache", "compiled", "lines", "drill.cjs.compiled");
    chmodSync(file, 0o666);
    expect(drill(home)).toContain("% covered");
    // Made anew, and the person's alone.
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.skipIf(!hasTerminal)("of pages is kept apart, soon after the first one is on screen", async () => {
    const home = temporaryFolder();
    drill(home);
    const terminal = startDrill([], { home });
    await terminal.waitFor(/min left/i);
    const kept = path.join(home, "cache", "compiled", "screen", "drill.cjs.compiled");
    for (let waited = 0; !existsSync(kept) && waited < 10_000; waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(existsSync(kept)).toBe(true);
    // A kill does not take it away, and the next start does not make it anew.
    terminal.kill("SIGKILL");
    const { mtimeMs } = statSync(kept);
    const again = startDrill([], { home });
    await again.waitFor(/min left/i);
    again.keys(key.ctrl("c"));
    expect(await again.exit()).toBe(130);
    expect(statSync(kept).mtimeMs).toBe(mtimeMs);
  });

  test("is not needed: the program runs where nothing can be kept", () => {
    const home = temporaryFolder();
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, "cache"), "a file where a folder should be");
    expect(drill(home)).toContain("% covered");
  });
});

test("nothing is kept of a drill with --no-save", () => {
  const home = path.join(temporaryFolder(), "home");
  drill(home, "--no-save");
  expect(existsSync(home)).toBe(false);
});

test("commands that are ES modules are found from a compiled drill", () => {
  const home = temporaryFolder();
  for (let start = 0; start < 2; start++) {
    const argv = [LAUNCHER, "drill", DECK, "--bogus"];
    expect(() =>
      execFileSync(process.execPath, argv, { cwd: ROOT, env: { HOTSEAT_HOME: home }, stdio: "pipe" }),
    ).toThrow(/unknown option '--bogus'/);
  }
});

function flipped(whole: Buffer, at: number): Buffer {
  const copy = Buffer.from(whole);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** The second word of what V8 made says for which V8 it is; both copies are changed alike. */
function ofAnotherNode(whole: Buffer): Buffer {
  const dataAt = 16 + whole.readUInt32LE(0);
  return flipped(flipped(whole, dataAt + 4), dataAt + whole.readUInt32LE(4) + 4);
}
