/** What someone expects who spends the day in a terminal: nothing is lost, everything can be reached and taken back. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { hasTerminal, key, startDrill, startTerminal, temporaryFolder } from "./terminal.js";

const LONG = Array.from({ length: 60 }, (_, i) => `Sentence ${i + 1} of a question that goes on and on.`);

function longDeck(): string {
  const file = path.join(temporaryFolder(), "long.yaml");
  const points = Array.from({ length: 12 }, (_, i) => `Says that matter ${i + 1} is settled`);
  writeFileSync(
    file,
    JSON.stringify({
      questions: [
        {
          id: "a.long",
          prompt: LONG.join(" "),
          look_for: points,
          follow_ups: ["What does `EXPLAIN` say about a plan with `nested loops` and a very long text?"],
        },
      ],
    }),
  );
  return file;
}

describe.skipIf(!hasTerminal)("comfort", () => {
  test("a question longer than the screen is read from its start, and scrolls while the answer stays", async () => {
    const terminal = startTerminal({ args: ["drill", longDeck()], cols: 60, rows: 16 });
    await terminal.waitFor("Sentence 1 of");
    terminal.keys("my answer so far");
    await terminal.waitFor("› my answer so far");
    expect(terminal.text()).toContain("Sentence 1 of");
    for (let i = 0; i < 12; i++) terminal.keys("\u001b[6~");
    await terminal.waitFor("Sentence 60 of");
    expect(terminal.text()).toContain("› my answer so far");
    terminal.keys(key.up);
    await terminal.waitFor("Sentence 5");
  });

  test("points after the ninth have a key too", async () => {
    const terminal = startTerminal({ args: ["drill", longDeck()], cols: 80, rows: 40 });
    await terminal.waitFor("Sentence 1 of");
    terminal.keys("Matter 1 is settled, as I said at some length.", key.enter, key.enter);
    await terminal.waitFor("C ");
    terminal.keys("C");
    await terminal.waitFor("Point 12: ");
    await terminal.waitFor(/C [✔◐✖] Says that matter 12 is settled.*corrected by you/);
  });

  test("a correction out of sight is told", async () => {
    const terminal = startTerminal({ args: ["drill", longDeck()], cols: 60, rows: 14 });
    await terminal.waitFor("Sentence 1 of");
    terminal.keys("Nothing that helps here, to be honest.", key.enter, key.enter);
    await terminal.waitFor("0 of 12 points");
    terminal.keys("\u001b[F", "2");
    await terminal.waitFor("Point 2: covered.");
  });

  test("code in a follow-up is shown as code, and its rows are indented", async () => {
    const terminal = startTerminal({ args: ["drill", longDeck()], cols: 60, rows: 30 });
    await terminal.waitFor("Sentence 1 of");
    terminal.keys("Nothing that helps here.", key.enter, key.enter);
    await terminal.waitFor("0 of 12 points");
    terminal.keys("f");
    await terminal.waitFor("• What does EXPLAIN say about a plan with nested loops");
    expect(terminal.text()).not.toContain("`");
    expect(terminal.screen().find((row) => row.includes("long text"))).toMatch(/^ {3}\S/);
  });

  test("the keys can be scrolled in a small terminal", async () => {
    const terminal = startDrill(["cache.stampede"], { cols: 60, rows: 10 });
    await terminal.waitFor("A hot cache key expires");
    terminal.keys(key.escape);
    await terminal.waitFor("finish: an empty line after the answer");
    terminal.keys("\u001b[6~", "\u001b[F");
    await terminal.waitFor("by word; also alt or ctrl");
    terminal.keys("x");
    await terminal.waitFor("A hot cache key expires");
  });

  test("a skipped question comes back with what was typed", async () => {
    const terminal = startDrill(["cache.stampede", "tx.lost-update"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys("a thought worth keeping", key.ctrl("k"));
    await terminal.waitFor("Skipped. ctrl-b goes back to it.");
    terminal.keys("and another", key.ctrl("b"));
    await terminal.waitFor("› a thought worth keeping");
    await terminal.waitFor("A hot cache key expires");
    terminal.keys(key.ctrl("k"));
    await terminal.waitFor("› and another");
  });

  test("a suspended question is named, and comes back", async () => {
    const terminal = startDrill(["cache.stampede", "tx.lost-update"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys(key.ctrl("x"));
    await terminal.waitFor("Suspended: cache.stampede is not asked again.");
    terminal.keys(key.ctrl("b"));
    await terminal.waitFor("A hot cache key expires");
    terminal.keys(key.ctrl("d"));
    await terminal.exit();
    const again = startDrill(["cache.stampede"], { home: terminal.home });
    await again.waitFor("A hot cache key expires");
  });

  test("who does not know presses enter twice, and reads the model answer", async () => {
    const terminal = startDrill(["cache.stampede"], { rows: 30 });
    await terminal.waitFor("A hot cache key expires");
    terminal.keys(key.enter);
    await terminal.waitFor("Enter again shows the answer");
    terminal.keys(key.enter);
    await terminal.waitFor("0 of 3 points");
    await terminal.waitFor("all of them recompute the value");
  });

  test("the last feedback can be looked at again, and corrected, from the next question", async () => {
    const terminal = startDrill(["cache.stampede", "tx.lost-update"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys("A thundering herd.", key.enter, key.enter);
    await terminal.waitFor("1 of 3 points");
    terminal.keys(key.enter);
    await terminal.waitFor("Two requests read a balance");
    terminal.keys("begun", key.ctrl("p"));
    await terminal.waitFor("Names the stampede");
    terminal.keys("2");
    await terminal.waitFor("2 of 3 points");
    terminal.keys(key.enter);
    await terminal.waitFor("› begun");
  });

  test("what was typed can be undone, and what was deleted put back", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys("one two three", key.ctrl("u"));
    await terminal.waitUntilGone("one two");
    terminal.keys("\u001f");
    await terminal.waitFor("› one two three");
    terminal.keys(key.ctrl("w"), key.ctrl("a"), key.ctrl("y"));
    await terminal.waitFor("› threeone two");
  });

  test("escape sequences in a paste do not reach the screen", async () => {
    const terminal = startDrill(["cache.stampede"], { env: { NO_COLOR: "1" } });
    await terminal.waitFor("A hot cache key expires");
    terminal.keys(key.paste("before \u001b[31mred\u001b[0m\u202e after\tit"));
    await terminal.waitFor("› before red after it");
    expect(terminal.raw()).not.toContain("\u001b[31m");
  });

  test("an editor that leaves nothing can be taken back", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "emptier");
    writeFileSync(file, '#!/bin/sh\n: > "$1"\n', { mode: 0o755 });
    const terminal = startDrill(["cache.stampede"], { env: { EDITOR: file } });
    await terminal.waitFor("A hot cache key expires");
    terminal.keys("all my words", key.ctrl("e"));
    await terminal.waitFor("Your editor left nothing.");
    terminal.keys("\u001f");
    await terminal.waitFor("› all my words");
  });

  test("a resumed drill goes on counting", async () => {
    const terminal = startDrill(["cache.stampede", "tx.lost-update", "--count", "2"]);
    await terminal.waitFor("1 of 2");
    terminal.keys(
      "A thundering herd: only one recomputes the value, with jitter on the expiry.",
      key.enter,
      key.enter,
    );
    await terminal.waitFor("3 of 3 points");
    terminal.keys(key.enter);
    await terminal.waitFor("2 of 2");
    terminal.keys(key.ctrl("c"));
    await terminal.exit();
    const resumed = startTerminal({ args: ["drill", "--resume"], home: terminal.home });
    await resumed.waitFor("2 of 2");
  });

  test("at 40 columns the header still tells the topic and the time", async () => {
    const terminal = startDrill(["cache.stampede"], { cols: 40, rows: 20 });
    await terminal.waitFor("A hot cache key expires");
    expect(terminal.screen()[0]).toMatch(/20 min.*caching · ~4 min/);
  });
});
