/** However the program is left: the terminal is as before, nothing typed is lost, the exit code says how. */
import { describe, expect, test } from "vitest";
import { hasTerminal, key, startDrill, startTerminal } from "./terminal.js";

const RESTORED = "\u001b[?2004l\u001b[0m\u001b[?25h\u001b[?1049l";

describe.skipIf(!hasTerminal)("leaving", () => {
  test("Ctrl-C ends with 130, restores the cursor, and --resume goes on with what was typed", async () => {
    const terminal = startDrill(["cache.stampede", "tx.lost-update"]);
    await terminal.waitFor(/A hot cache key|Two requests read/);
    const question = terminal.text().includes("A hot cache key") ? "A hot cache key" : "Two requests read";
    terminal.keys("half an answer", key.enter, "and its second line");
    await terminal.waitFor("and its second line");
    terminal.keys(key.ctrl("c"));
    expect(await terminal.exit()).toBe(130);
    expect(terminal.cursorIsVisible()).toBe(true);
    expect(terminal.raw()).toContain(RESTORED);
    const resumed = startTerminal({ args: ["drill", "--resume"], home: terminal.home });
    await resumed.waitFor(question);
    await resumed.waitFor("› half an answer");
    await resumed.waitFor("and its second line");
    resumed.keys(key.enter, key.enter);
    await resumed.waitFor("of 3 points");
  });

  test("Ctrl-D ends with 0 on every page", async () => {
    const asking = startDrill(["cache.stampede"]);
    await asking.waitFor("A hot cache key expires");
    asking.keys(key.ctrl("d"));
    expect(await asking.exit()).toBe(0);
    expect(asking.text()).toContain("hotseat: no question answered");

    const feedback = startDrill(["cache.stampede"]);
    await feedback.waitFor("A hot cache key expires");
    feedback.keys("A thundering herd.", key.enter, key.enter);
    await feedback.waitFor("1 of 3 points");
    feedback.keys(key.ctrl("d"));
    expect(await feedback.exit()).toBe(0);
    expect(feedback.cursorIsVisible()).toBe(true);
  });

  test("SIGTERM and SIGHUP restore the terminal and keep the answer", async () => {
    for (const [signal, code] of [
      ["SIGTERM", 143],
      ["SIGHUP", 143],
    ] as const) {
      const terminal = startDrill(["cache.stampede"]);
      await terminal.waitFor("A hot cache key expires");
      terminal.keys("a begun answer");
      await terminal.waitFor("a begun answer");
      terminal.kill(signal);
      expect(await terminal.exit()).toBe(code);
      expect(terminal.raw()).toContain(RESTORED);
      const resumed = startTerminal({ args: ["drill", "--resume"], home: terminal.home });
      await resumed.waitFor("› a begun answer");
    }
  });

  test("the shell's screen is back after the program, with one line more", async () => {
    const terminal = startDrill(["go.zero-value", "--count", "1"]);
    await terminal.waitFor("2 [ ] The zero value");
    terminal.keys("2");
    await terminal.waitFor("right");
    terminal.keys(key.enter);
    await terminal.waitFor("enter close");
    terminal.keys("q");
    expect(await terminal.exit()).toBe(0);
    expect(terminal.text()).toMatch(/^hotseat: One question in 0:\d\d: 100 % covered.*$/s);
  });
});
