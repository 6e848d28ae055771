/** Questions before something that is hard to take back, asked in a real terminal by the built program. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeEvent } from "../../src/progress/codec.js";
import { review } from "../progress/helpers.js";
import { hasTerminal, key, startTerminal } from "./terminal.js";

let home: string;
const before = `${encodeEvent(review(1))}\n`;
const journal = () => path.join(home, "progress.jsonl");

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "hotseat-confirming-"));
  writeFileSync(journal(), before);
  writeFileSync(
    path.join(home, "answers.jsonl"),
    `${JSON.stringify({ v: 1, id: review(1).id, text: "mine" })}\n`,
  );
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe.skipIf(!hasTerminal)("a command that asks first", () => {
  it("does it after a yes", async () => {
    const terminal = startTerminal({ args: ["reset"], home });
    await terminal.waitFor("Forget the memory of 1 question?");
    terminal.keys("y", key.enter);
    await terminal.waitFor("Forgot the memory of 1 question.");
    expect(await terminal.exit()).toBe(0);
    expect(readFileSync(journal(), "utf8")).toContain('"type":"reset"');
  });

  it("changes nothing after enter alone, which is a no", async () => {
    const terminal = startTerminal({ args: ["reset"], home });
    await terminal.waitFor("Forget the memory of 1 question?");
    terminal.keys(key.enter);
    await terminal.waitFor("Nothing was changed.");
    expect(await terminal.exit()).toBe(0);
    expect(readFileSync(journal(), "utf8")).toBe(before);
  });

  it("changes nothing after ctrl-c, and shows the cursor again", async () => {
    const terminal = startTerminal({ args: ["forget", "--answers"], home });
    await terminal.waitFor("Delete 1 typed answer?");
    terminal.keys(key.ctrl("c"));
    await terminal.waitFor("stopped; nothing was changed.");
    expect(await terminal.exit()).toBe(130);
    expect(terminal.cursorIsVisible()).toBe(true);
  });
});
