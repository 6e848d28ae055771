import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { type Key, readKeys } from "../../src/terminal/keys.js";
import { cutColored, widthOf } from "../../src/terminal/layout.js";

/** What the bytes mean, one key after the other, until Ctrl-C. */
async function keysOf(...chunks: string[]): Promise<Key[]> {
  const stdin = new PassThrough();
  const source = readKeys(stdin);
  const keys: Key[] = [];
  const first = source.next();
  for (const chunk of [...chunks, "\u0003"]) stdin.write(chunk);
  for (let key = await first; ; key = await source.next()) {
    if (key.ctrl && key.name === "c") break;
    keys.push(key);
  }
  source.close();
  return keys;
}

describe("keys", () => {
  it("take a control key right after escape for two keys: Ctrl-C always arrives", async () => {
    expect(await keysOf("\u001b")).toMatchObject([{ name: "escape" }]);
    expect(await keysOf("\u001b\u000b")).toMatchObject([{ name: "escape" }, { name: "k", ctrl: true }]);
  });

  it("let Ctrl-C through a paste whose end never comes", async () => {
    expect(await keysOf("\u001b[200~half a paste")).toEqual([]);
  });

  it("give a paste as one text, without what a terminal would obey", async () => {
    expect(await keysOf("\u001b[200~one\r\ntwo\t\u001b[31m\u0007three\u001b[201~")).toEqual([
      { name: "paste", ctrl: false, alt: false, text: "one\ntwo  three" },
    ]);
  });

  it("know ctrl-_, which undoes", async () => {
    expect(await keysOf("\u001f")).toMatchObject([{ name: "_", ctrl: true, text: "" }]);
  });
});

describe("a colored line", () => {
  it("is cut between its letters, never within a color", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: color sequences are what is looked for
    const colors = /\u001b\[[\d;]*m/g;
    const line = "\u001b[1mA title in bold\u001b[22m and \u001b[36msome 漢字\u001b[39m";
    for (let width = 0; width < 30; width++) {
      const cut = cutColored(line, width);
      expect(widthOf(cut)).toBeLessThanOrEqual(width);
      expect(cut.match(colors)).toEqual(line.match(colors));
    }
    expect(cutColored(line, 8)).toBe("\u001b[1mA title…\u001b[22m\u001b[36m\u001b[39m");
  });
});
