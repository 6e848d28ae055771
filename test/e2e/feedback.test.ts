/** After an answer: what was covered, corrections, going back and going on. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { hasTerminal, key, startDrill, type TestTerminal } from "./terminal.js";

async function answerStampede(terminal: TestTerminal): Promise<void> {
  await terminal.waitFor("A hot cache key expires");
  terminal.keys("It is a thundering herd, just make the ttl longer.", key.enter, key.enter);
  await terminal.waitFor("1 of 3 points");
}

describe.skipIf(!hasTerminal)("the feedback", () => {
  test("shows each verdict with the words that caused it, and red flags", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await answerStampede(terminal);
    await terminal.waitFor(/1 ✔ Names the stampede +“thundering herd”/);
    await terminal.waitFor(/3 ✖ Spreads the expiry/);
    await terminal.waitFor("Red flag: Thinks a longer expiry time is enough");
    await terminal.waitFor("Missed points come back before the end");
    expect(readFileSync(path.join(terminal.home, "progress.jsonl"), "utf8")).toContain('"cache.stampede"');
  });

  test("one key corrects a verdict, and the number follows", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await answerStampede(terminal);
    terminal.keys("3");
    await terminal.waitFor(/3 ✔ Spreads the expiry +corrected by you/);
    await terminal.waitFor("2 of 3 points");
    terminal.keys("3");
    await terminal.waitFor(/3 ◐ Spreads the expiry/);
  });

  test("keys open the model answer, the follow-up, the references and the own answer, and close them", async () => {
    const terminal = startDrill(["cache.stampede"], { rows: 40 });
    await answerStampede(terminal);
    terminal.keys("m");
    await terminal.waitFor("A model answer");
    await terminal.waitFor("all of them recompute the value: a cache stampede.");
    terminal.keys("m");
    await terminal.waitUntilGone("A model answer");
    terminal.keys("f");
    await terminal.waitFor("How do you test the fix before the next peak?");
    terminal.keys("r");
    await terminal.waitFor("The Cache Book https://example.com/cache");
    terminal.keys("a");
    await terminal.waitFor("Your answer");
    await terminal.waitFor("just make the ttl longer.");
  });

  test("all keys are one key away, and any key goes back", async () => {
    const terminal = startDrill(["cache.stampede"], { rows: 30 });
    await terminal.waitFor("A hot cache key expires");
    terminal.keys("?");
    await terminal.waitFor("say the answer aloud, then tick what you said");
    terminal.keys(key.enter);
    await terminal.waitFor("A hot cache key expires");
    terminal.keys(key.escape);
    await terminal.waitFor("any key goes back");
    terminal.keys("x");
    await answerStampede(terminal);
    terminal.keys("?");
    await terminal.waitFor("correct that point");
  });

  test("what was missed comes back before the end, for the missed points only", async () => {
    const terminal = startDrill(["tx.lost-update"]);
    await terminal.waitFor("Two requests read a balance");
    terminal.keys("It is a lost update.", key.enter, key.enter);
    await terminal.waitFor("1 of 3 points");
    terminal.keys(key.enter);
    await terminal.waitFor("Once more, for the 2 points you missed.");
    terminal.keys("I lock the row in one atomic update statement.", key.enter, key.enter);
    await terminal.waitFor("2 of 2 points");
    terminal.keys(key.enter);
    await terminal.waitFor(/33 % then 100 %/);
    terminal.keys(key.enter);
    expect(await terminal.exit()).toBe(0);
  });

  test("skip goes on without an answer; the end says what was learned and leaves one line behind", async () => {
    const terminal = startDrill(["cache.stampede", "tx.lost-update"]);
    await terminal.waitFor(/A hot cache key|Two requests read/);
    const first = terminal.text().includes("A hot cache key") ? "A hot cache key" : "Two requests read";
    terminal.keys(key.ctrl("k"));
    await terminal.waitUntilGone(first);
    await terminal.waitFor(/A hot cache key|Two requests read/);
    terminal.keys("A lost update and a thundering herd", key.enter, key.enter);
    await terminal.waitFor("1 of 3 points");
    terminal.keys("q");
    await terminal.waitFor("Stopped.");
    terminal.keys(key.enter);
    expect(await terminal.exit()).toBe(0);
    expect(terminal.text()).toMatch(/^hotseat: One question in \d+:\d\d: 33 % covered/);
  });

  test("undo takes back the last answer, across questions and on the last page", async () => {
    const terminal = startDrill(["cache.stampede", "tx.lost-update", "--count", "1"]);
    await terminal.waitFor(/A hot cache key|Two requests read/);
    const question = terminal.text().includes("A hot cache key") ? "A hot cache key" : "Two requests read";
    const everything =
      "A lost update: I lock the row in one atomic update statement. A thundering herd: only one recomputes the value, with jitter on the expiry.";
    terminal.keys(everything, key.enter, key.enter);
    await terminal.waitFor("3 of 3 points");
    terminal.keys("u");
    await terminal.waitFor("Taken back");
    await terminal.waitFor(question);
    terminal.keys(key.ctrl("u"), everything, key.enter, key.enter);
    await terminal.waitFor("3 of 3 points");
    terminal.keys(key.enter);
    await terminal.waitFor("That was the last one.");
    terminal.keys("u");
    await terminal.waitFor("Taken back");
    await terminal.waitFor(question);
    terminal.keys(key.ctrl("k"));
    await terminal.waitUntilGone(question);
    terminal.keys(key.ctrl("d"));
    expect(await terminal.exit()).toBe(0);
    const events = readFileSync(path.join(terminal.home, "progress.jsonl"), "utf8").trim().split("\n");
    const ofType = (type: string): number => events.filter((line) => JSON.parse(line).type === type).length;
    expect([ofType("review"), ofType("undo")]).toEqual([2, 2]);
  });

  test("a note to oneself is shown with the question the next time", async () => {
    const terminal = startDrill(["cache.stampede"]);
    await answerStampede(terminal);
    terminal.keys("n");
    await terminal.waitFor("A note to yourself");
    terminal.keys("remember the lease", key.enter);
    await terminal.waitFor("Note kept.");
    terminal.keys("q");
    await terminal.waitFor("Stopped.");
    terminal.keys(key.enter);
    await terminal.exit();
    const again = startDrill(["cache.stampede", "--cram"], { home: terminal.home });
    await again.waitFor("Your note: remember the lease");
  });
});
