/** The first minute of someone who has never used the program. */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasTerminal, key, startDrill, startTerminal } from "./terminal.js";

describe.skipIf(!hasTerminal)("the first minute", () => {
  test("without any set-up, a welcome and a question of the shipped bank are on the screen", async () => {
    const terminal = startTerminal();
    await terminal.waitFor("Welcome to hotseat.");
    await terminal.waitFor("esc keys");
    const rows = terminal.screen();
    expect(rows[0]).toMatch(/^ 1 of .+ · (beginner|intermediate|senior)/);
    expect(rows.at(-1)).toContain("esc keys");
  });

  test("a terminal of 40 columns shows the welcome, the question and the keys", async () => {
    const terminal = startDrill(["cache.stampede"], { cols: 40, rows: 20 });
    await terminal.waitFor("Welcome to hotseat.");
    await terminal.waitFor("A hot cache key expires and the database falls over.");
    expect(terminal.screen().at(-1)).toContain("enter enter done");
    terminal.keys("It is a thundering herd.", key.enter, key.enter);
    await terminal.waitFor("1 of 3 points");
    await terminal.waitFor("“thundering herd”");
  });

  test("a question that does not fit scrolls, and the line being typed stays in sight", async () => {
    const terminal = startDrill(["cache.stampede"], { cols: 40, rows: 8 });
    await terminal.waitFor("›");
    terminal.keys("The end of my answer");
    await terminal.waitFor("The end of my answer");
    expect(terminal.screen().at(-1)).toContain("esc keys");
  });

  test("the welcome is for the first time only", async () => {
    const first = startDrill(["tx.lost-update", "--count", "1"]);
    await first.waitFor("Welcome to hotseat.");
    first.keys("A lost update.", key.enter, key.enter);
    await first.waitFor("1 of 3 points");
    first.keys("q");
    await first.waitFor("enter close");
    first.keys(key.enter);
    expect(await first.exit()).toBe(0);
    const second = startDrill(["cache.stampede"], { home: first.home });
    await second.waitFor("A hot cache key expires");
    expect(second.text()).not.toContain("Welcome");
  });

  test("--no-save leaves no file behind", async () => {
    const terminal = startDrill(["tx.lost-update", "--count", "1", "--no-save"]);
    await terminal.waitFor("Two requests read a balance");
    terminal.keys("A lost update: I lock the row, in one atomic update statement.", key.enter, key.enter);
    await terminal.waitFor("3 of 3 points");
    terminal.keys(key.enter);
    await terminal.waitFor("enter close");
    terminal.keys(key.enter);
    expect(await terminal.exit()).toBe(0);
    expect(readdirSync(terminal.home)).toEqual([]);
  });
});
