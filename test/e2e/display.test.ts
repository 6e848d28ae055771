/** Terminals of every kind: narrow, resized, without color, without anything, with wide characters. */
import { describe, expect, test } from "vitest";
import { hasTerminal, key, startDrill } from "./terminal.js";

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
const COLORS = /\u001b\[(?!0m)[\d;]*m/;

describe.skipIf(!hasTerminal)("the display", () => {
  test("a resize while typing keeps the text and draws the page for the new size", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys("these words are long enough to be broken in a narrow terminal");
    await terminal.waitFor("in a narrow terminal");
    terminal.resize(40, 20);
    await terminal.waitFor(/^enter enter done/m);
    await terminal.waitFor("these words are long enough to be broken in a narrow terminal");
    expect(terminal.screen()[0]).toMatch(/^1 of /);
    terminal.keys(" still");
    await terminal.waitFor("narrow terminal still");
    terminal.resize(100, 30);
    await terminal.waitFor(/these words are long enough to be broken in a narrow terminal still/);
  });

  test("NO_COLOR: no color code is written, and every verdict is told by its symbol", async () => {
    const terminal = startDrill(["cache.stampede"], { env: { NO_COLOR: "1" } });
    await terminal.waitFor("A hot cache key expires");
    terminal.keys("A thundering herd.", key.enter, key.enter);
    await terminal.waitFor(/1 ✔ Names the stampede/);
    await terminal.waitFor(/3 ✖ Spreads the expiry/);
    expect(terminal.raw()).not.toMatch(COLORS);
  });

  test("with color, the page uses it", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await terminal.waitFor("A hot cache key expires");
    expect(terminal.raw()).toMatch(COLORS);
  });

  test("TERM=dumb: the drill goes line by line, without an escape sequence", async () => {
    const terminal = startDrill(["cache.stampede", "--count", "1"], { env: { TERM: "dumb" }, rows: 50 });
    await terminal.waitFor("End your answer with an empty line");
    terminal.keys("A thundering herd.", key.enter, key.enter);
    await terminal.waitFor("1. covered: Names the stampede");
    terminal.keys(":quit", key.enter);
    expect(await terminal.exit()).toBe(0);
    expect(terminal.raw()).not.toContain("\u001b");
  });

  test("--plain in a terminal: Ctrl-C ends with 130", async () => {
    const terminal = startDrill(["cache.stampede", "--plain"]);
    await terminal.waitFor("End your answer with an empty line");
    terminal.keys("half", key.ctrl("c"));
    expect(await terminal.exit()).toBe(130);
  });

  test("wide characters and emoji keep the columns aligned and can be edited", async () => {
    const terminal = startDrill(["text.wide"], { cols: 44 });
    await terminal.waitFor("如何设计一个缓存？");
    terminal.keys("缓存 keeps 结果 👩‍💻x", key.backspace, key.backspace, "near");
    await terminal.waitFor("缓存 keeps 结果 near");
    expect(terminal.screen().find((row) => row.includes("缓存 keeps"))).not.toContain("👩");
    terminal.keys(key.enter, "keeps results near the reader", key.enter, key.enter);
    await terminal.waitFor("1 of 1 point");
    await terminal.waitFor("“keeps results near the reader”");
  });

  test("a locale without UTF-8 gets plain symbols", async () => {
    const terminal = startDrill(["cache.stampede"], { env: { LANG: "C" } });
    await terminal.waitFor("A hot cache key expires");
    expect(terminal.text()).not.toContain("›");
  });
});
