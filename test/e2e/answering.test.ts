/** Giving an answer: typing, pasting, the person's editor, saying it aloud, choosing. */
import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { hasTerminal, key, startDrill, temporaryFolder } from "./terminal.js";

describe.skipIf(!hasTerminal)("answering", () => {
  test("a paste of several lines with empty ones between is one answer, and is not sent", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys(key.paste("First: it is a thundering herd.\n\nThen: jitter on the expiry.\n\nLast line."));
    await terminal.waitFor("Last line.");
    expect(terminal.text()).toContain("enter enter done");
    terminal.keys(key.enter, key.enter);
    await terminal.waitFor("2 of 3 points");
    await terminal.waitFor("“thundering herd”");
    await terminal.waitFor("“jitter on the expiry”");
  });

  test("text typed without bracketed paste is not sent half-way either", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys("One line.\r\rAnother line.\r\rThe third line");
    await terminal.waitFor("The third line");
    expect(terminal.text()).toContain("Another line.");
  });

  test("the answer can be edited", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys("thunder herd", key.left, key.left, key.left, key.left, key.left, "ing");
    await terminal.waitFor("thundering herd");
    terminal.keys(key.ctrl("a"), "A ");
    await terminal.waitFor("A thundering herd");
    terminal.keys("\u001b[F", " is");
    await terminal.waitFor("A thundering herd is");
    terminal.keys(key.ctrl("w"));
    await terminal.waitUntilGone("herd is");
  });

  test("keys pressed before the first page are not lost", async () => {
    const terminal = startDrill(["cache.stampede"]);
    terminal.keys("typed ahead");
    await terminal.waitFor("A hot cache key expires");
    await terminal.waitFor("› typed ahead");
  });

  test("an answer too short to be one is told apart", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys("I don't know", key.enter, key.enter);
    await terminal.waitFor("0 of 3 points");
  });

  test("a hint helps, and is told beside its point", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys(key.tab);
    await terminal.waitFor("Hint: What do all the requests do at the same moment?");
    terminal.keys("A thundering herd.", key.enter, key.enter);
    await terminal.waitFor("with a hint");
  });

  test("$VISUAL writes the answer, and an editor that fails leaves what was typed", async () => {
    const folder = temporaryFolder();
    const script = (name: string, body: string): string => {
      const file = path.join(folder, name);
      writeFileSync(file, `#!/bin/sh\n${body}\n`);
      chmodSync(file, 0o755);
      return file;
    };
    const good = script("good", `printf ' and only one recomputes the value' >> "$1"`);
    const works = startDrill(["cache.stampede"], { env: { VISUAL: good, EDITOR: "false" } });
    await works.waitFor("A hot cache key expires");
    works.keys("A thundering herd");
    await works.waitFor("A thundering herd");
    works.keys(key.ctrl("e"));
    await works.waitFor("A thundering herd and only one recomputes the value");
    works.keys(key.enter, key.enter);
    await works.waitFor("2 of 3 points");

    const fails = startDrill(["cache.stampede"], { env: { EDITOR: script("bad", 'rm -f "$1"; exit 3') } });
    await fails.waitFor("A hot cache key expires");
    fails.keys("My own words");
    await fails.waitFor("My own words");
    fails.keys(key.ctrl("e"));
    await fails.waitFor("ended with 3; your text is unchanged");
    expect(fails.text()).toContain("› My own words");
    const missing = startDrill(["cache.stampede"], { env: { EDITOR: "/nowhere/editor" } });
    await missing.waitFor("A hot cache key expires");
    missing.keys("My own words", key.ctrl("e"));
    await missing.waitFor('There is no editor "/nowhere/editor"');
    expect(missing.text()).toContain("› My own words");
  });

  test("said aloud: the clock runs, then the points are ticked one by one", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys(key.ctrl("t"));
    await terminal.waitFor("Say your answer aloud.");
    await terminal.waitFor("0:01");
    terminal.keys(key.enter);
    await terminal.waitFor("Which of these did you say?");
    terminal.keys("1", "3");
    await terminal.waitFor("3 [x] Spreads the expiry");
    terminal.keys("3", "2");
    await terminal.waitFor("2 [x] Lets one request recompute");
    await terminal.waitFor("3 [ ] Spreads the expiry");
    terminal.keys(key.enter);
    await terminal.waitFor("2 of 3 points");
  });

  test("a choice is answered with a digit, and every option says why", async () => {
    const terminal = startDrill(["go.zero-value"]);
    await terminal.waitFor("2 [ ] The zero value");
    terminal.keys("3");
    await terminal.waitFor("not right");
    await terminal.waitFor("It blocks forever ← your choice");
    await terminal.waitFor("wrong: A nil channel does that");
    await terminal.waitFor("right: The buffer first, then zero values");
  });
});
