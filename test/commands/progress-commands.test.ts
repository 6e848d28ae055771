import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { encodeEvent } from "../../src/progress/codec.js";
import { run, type TestEnv, testEnv } from "../helpers/env.js";
import { review } from "../progress/helpers.js";
import { journalOf, next, practiced, runNext, writeJournal } from "./progress-helpers.js";

/** A person whose journal is a link to a disk that is not there. */
function unplugged(): TestEnv {
  const env = testEnv();
  fs.mkdirSync(env.paths.data, { recursive: true });
  fs.symlinkSync(path.join(env.folder, "disk", "progress.jsonl"), env.paths.journal);
  return env;
}

/** The same person in a terminal of so many columns. */
function inTerminal(env: TestEnv, columns: number): TestEnv {
  const later = next(env);
  later.stdout.columns = columns;
  return { ...later, isTTY: { ...later.isTTY, stdout: true }, env: { ...later.env, NO_COLOR: "1" } };
}

const widest = (out: string) => Math.max(...out.split("\n").map((line) => line.length));

describe("a command that changes something", () => {
  it.each([["undo"], ["reset", "--yes"], ["aliases", "remove", "a.one"]])(
    "fails where nothing can be written, and does not claim to have done it: %s",
    async (...argv) => {
      const env = unplugged();
      const { code, out, err } = await run(env, ...argv);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain("that folder is not there. Nothing was changed.");
      expect(err).not.toContain("practice");
      expect(fs.existsSync(path.join(env.folder, "disk"))).toBe(false);
    },
  );
});

describe("a journal that is a folder", () => {
  it.each([
    ["history"],
    ["undo"],
    ["doctor", "--repair"],
    ["progress", "export"],
    ["progress", "import", "progress.jsonl"],
    ["sync", "remote.git"],
  ])("is named: %s", async (...argv) => {
    const env = testEnv();
    fs.writeFileSync(path.join(env.folder, "progress.jsonl"), `${encodeEvent(review(1))}\n`);
    fs.mkdirSync(env.paths.journal, { recursive: true });
    const { code, err } = await run(env, ...argv);
    expect(code).toBe(2);
    expect(err).toContain(`${env.paths.journal} is a folder`);
  });
});

describe("hotseat undo", () => {
  it("takes back one thing after the other, by adding to the journal only", async () => {
    const env = practiced();
    const before = journalOf(env);
    expect((await runNext(env, "undo", "--dry-run")).out).toContain("Would undo: answer to b.one, 50 %");
    expect(journalOf(env)).toBe(before);
    expect((await runNext(env, "undo")).out).toContain("b.one");
    expect((await runNext(env, "undo", "--json")).json()).toMatchObject({ undone: { question: "a.one" } });
    expect(journalOf(env).startsWith(before)).toBe(true);
    const list = await runNext(env, "undo", "--list", "--json");
    expect((list.json().undoable as unknown[]).length).toBe(2);
  });

  it("says so when there is nothing", async () => {
    const { code, out } = await run(testEnv(), "undo");
    expect([code, out]).toEqual([0, "Nothing to undo.\n"]);
  });
});

describe("hotseat history", () => {
  it("shows the answers to one question then and now, side by side", async () => {
    const env = practiced();
    const { code, out } = await runNext(env, "history", "--question", "a.one");
    expect(code).toBe(0);
    expect(out).toMatch(/Then, 2026-01-01, 50 % +Now, 2026-01-01, 50 %/);
    expect(out).toMatch(/answer 1 +answer 3/);
  });

  it("gives whole reviews with their answers as JSON, without those taken back", async () => {
    const env = practiced();
    await runNext(env, "undo");
    const { history } = (await runNext(env, "history", "--json")).json() as { history: { answer: string }[] };
    expect(history.map(({ answer }) => answer)).toEqual(["answer 1", "answer 2", "answer 3"]);
  });

  it("shows the latest, as many as asked for, in order", async () => {
    const env = practiced();
    writeJournal(
      env,
      Array.from({ length: 30 }, (_, n) => review((n * 7) % 30, `q.${(n * 7) % 30}`)),
    );
    const shown = async (...more: string[]) =>
      ((await runNext(env, "history", "--json", ...more)).json().history as { question: string }[]).map(
        ({ question }) => question,
      );
    expect(await shown("--limit", "3")).toEqual(["q.27", "q.28", "q.29"]);
    expect(await shown("--limit", "100")).toEqual(Array.from({ length: 30 }, (_, n) => `q.${n}`));
    expect(await shown()).toHaveLength(20);
    expect(await shown("--question", "q.4")).toEqual(["q.4"]);
  });

  it("suggests the nearest question", async () => {
    const { code, err } = await runNext(practiced(), "history", "--question", "a.onee");
    expect(code).toBe(2);
    expect(err).toContain('Did you mean "a.one"');
  });

  it("keeps to the width of the screen, and to one line each in a pipe", async () => {
    const env = practiced();
    writeJournal(env, [review(1, "a-topic.a-question-with-quite-a-long-name"), review(2)]);
    expect((await run(inTerminal(env, 60), "history")).out.split("\n")).toEqual([
      "2026-01-01 08:00   50 %   1:00  ✔✖",
      "  a-topic.a-question-with-quite-a-long-name",
      "2026-01-01 08:00   50 %   1:00  ✔✖",
      "  a.one",
      "",
    ]);
    expect((await runNext(env, "history")).out.split("\n")).toHaveLength(3);
  });

  it("lets no escape sequence of an answer through", async () => {
    const env = practiced();
    fs.writeFileSync(env.paths.answers, `${JSON.stringify({ id: review(1).id, text: "\u001b[2Jx" })}\n`);
    expect((await runNext(env, "history", "--question", "a.one")).out).not.toContain("\u001b");
  });
});

describe("hotseat backup", () => {
  it("lists when, how large and by which name, with the names on lines of their own on a narrow screen", async () => {
    const env = practiced();
    await runNext(env, "backup", "create");
    const [backup] = fs.readdirSync(env.paths.backups);
    const bytes = `${fs.statSync(env.paths.journal).size} B`;
    const facts = `2026-11-24 12:00  ${bytes.padStart(7)}`;
    expect((await runNext(env, "backup", "list")).out).toBe(`${facts}  ${backup}\n`);
    expect((await run(inTerminal(env, 40), "backup", "list")).out).toBe(`${facts}\n${backup}\n`);
  });

  it("restores exactly the bytes of a backup, and backs up what it replaces", async () => {
    const env = practiced();
    const before = fs.readFileSync(env.paths.journal);
    await runNext(env, "backup", "create");
    await runNext(env, "undo");
    const after = fs.readFileSync(env.paths.journal);
    const refused = await runNext(env, "backup", "restore", "latest");
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("--yes")]);
    const { backups } = (await runNext(env, "backup", "list", "--json")).json() as {
      backups: { name: string; reason: string }[];
    };
    const manual = backups.find(({ reason }) => reason === "manual")?.name ?? "";
    expect((await runNext(env, "backup", "restore", manual, "--dry-run")).out).toContain("Would replace");
    expect(fs.readFileSync(env.paths.journal).equals(after)).toBe(true);
    const restored = await runNext(env, "backup", "restore", manual, "--yes", "--json");
    expect(fs.readFileSync(env.paths.journal).equals(before)).toBe(true);
    expect(fs.readFileSync(restored.json().saved as string).equals(after)).toBe(true);
    expect((await runNext(env, "history", "--json")).json().history).toHaveLength(4);
  });

  it("restores when the journal is gone", async () => {
    const env = practiced();
    const before = journalOf(env);
    await runNext(env, "backup", "create");
    fs.unlinkSync(env.paths.journal);
    expect((await runNext(env, "backup", "restore", "latest", "--yes")).code).toBe(0);
    expect(journalOf(env)).toBe(before);
  });

  it("names what is near when there is no such backup", async () => {
    const env = practiced();
    await runNext(env, "backup", "create");
    expect((await runNext(env, "backup", "restore", "nothing", "--yes")).code).toBe(2);
  });
});

describe("hotseat doctor", () => {
  it("finds everything in order, also where nothing is yet", async () => {
    expect((await run(testEnv(), "doctor")).code).toBe(0);
    const { code, json } = await runNext(practiced(), "doctor", "--json");
    expect(code).toBe(0);
    expect(json().ok).toBe(true);
  });

  it("tells of damage with its line, and mends it after saving the original", async () => {
    const env = practiced();
    const line = (n: number) => `${encodeEvent(review(n))}\n`;
    const damaged = `${line(1)}garbage\n${line(2)}${line(2)}${line(3).slice(0, 40)}\n`;
    fs.writeFileSync(env.paths.journal, damaged);
    fs.writeFileSync(path.join(env.paths.data, "progress 2.jsonl"), line(2) + line(7));
    fs.appendFileSync(env.paths.answers, "bad\n");
    fs.writeFileSync(env.paths.settings, "{not json");
    const found = await runNext(env, "doctor");
    expect(found.code).toBe(1);
    expect(found.out).toContain("Line 2: not JSON.");
    expect(found.out).toContain("Line 5: cut off.");
    expect(journalOf(env)).toBe(damaged);
    const mended = await runNext(env, "doctor", "--repair", "--json");
    expect(mended.code).toBe(0);
    expect((mended.json().repaired as string[]).length).toBeGreaterThan(4);
    expect(journalOf(env)).toBe(line(1) + line(2) + line(7));
    const saved =
      fs.readdirSync(env.paths.backups).find((name) => name.includes("before-repair.jsonl")) ?? "";
    expect(fs.readFileSync(path.join(env.paths.backups, saved), "utf8")).toBe(damaged);
    const aside = fs.readFileSync(path.join(env.paths.data, "progress.damaged.jsonl"), "utf8");
    expect(aside).toContain("garbage");
    const again = await runNext(env, "doctor", "--repair");
    expect([again.code, again.out]).toEqual([0, expect.stringContaining("Nothing to repair.")]);
  });

  it.each([80, 40])("keeps to %i columns, with each message below its beginning", async (columns) => {
    const env = practiced();
    fs.appendFileSync(env.paths.journal, "rubbish\n");
    const { out } = await run(inTerminal(env, columns), "doctor");
    expect(widest(out)).toBeLessThanOrEqual(columns);
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "✖ damage journal Line 5: not JSON. --repair would set the line aside, after a backup, and keep the others ✔ ok",
    );
  });

  it("leaves a newer version's file alone", async () => {
    const env = practiced();
    fs.appendFileSync(env.paths.journal, '{"v":9}\n');
    const before = journalOf(env);
    expect((await runNext(env, "doctor")).code).toBe(1);
    const repair = await runNext(env, "doctor", "--repair");
    expect([repair.code, repair.err]).toEqual([2, expect.stringContaining("newer hotseat")]);
    expect(journalOf(env)).toBe(before);
  });

  it("warns of a clock that was wrong", async () => {
    const env = practiced();
    writeJournal(env, [review(1, "a.one", Date.parse("2099-01-01T00:00:00Z"))]);
    const { code, out } = await runNext(env, "doctor");
    expect(code).toBe(0);
    expect(out).toContain("this clock or the one then was wrong");
  });
});

describe("hotseat reset", () => {
  it("asks first, and not at all without a terminal", async () => {
    const env = practiced();
    const before = journalOf(env);
    expect((await runNext(env, "reset")).code).toBe(2);
    expect(journalOf(env)).toBe(before);
    const asked = { ...next(env, "n\n"), isTTY: { stdin: true, stdout: false, stderr: false } };
    const { code, out } = await run(asked, "reset");
    expect([code, out]).toEqual([0, "Nothing was changed.\n"]);
    expect(journalOf(env)).toBe(before);
  });

  it("makes one question or topic new again, keeps the history, and can be undone", async () => {
    const env = practiced();
    expect((await runNext(env, "reset", "--topic", "a", "--dry-run", "--json")).json()).toMatchObject({
      questions: ["a.one"],
      done: false,
    });
    expect((await runNext(env, "reset", "--question", "a.one", "--yes")).code).toBe(0);
    expect((await runNext(env, "reset", "--dry-run", "--json")).json().questions).toEqual(["b.one"]);
    expect((await runNext(env, "history", "--json")).json().history).toHaveLength(4);
    await runNext(env, "undo");
    expect((await runNext(env, "reset", "--dry-run", "--json")).json().questions).toEqual(["a.one", "b.one"]);
    expect((await runNext(env, "reset", "--topic", "zzz", "--yes")).code).toBe(2);
  });
});

describe("hotseat forget", () => {
  it("deletes the typed answers and nothing else", async () => {
    const env = practiced();
    const before = journalOf(env);
    expect((await runNext(env, "forget")).code).toBe(2);
    expect((await runNext(env, "forget", "--answers")).code).toBe(2);
    expect((await runNext(env, "forget", "--answers", "--dry-run")).out).toContain("Would delete 4");
    expect((await runNext(env, "forget", "--answers", "--question", "a.one", "--yes")).out).toContain(
      "Deleted 2",
    );
    expect(fs.readFileSync(env.paths.answers, "utf8")).toMatch(/answer 2.*\n.*answer 4/);
    expect((await runNext(env, "forget", "--answers", "--yes")).code).toBe(0);
    expect(fs.readFileSync(env.paths.answers, "utf8")).toBe("");
    expect(journalOf(env)).toBe(before);
  });

  it("deletes the draft of a drill that was left, which still resumes", async () => {
    const env = practiced();
    const session = {
      v: 1,
      session: "s",
      seed: "1",
      options: {},
      elapsed: 0,
      answered: 0,
      shown: [],
      retries: [],
      current: { question: "a.one", points: [], again: false, hints: [], reason: "", draft: "half a secret" },
    } as const;
    const file = path.join(env.paths.data, "session.json");
    fs.writeFileSync(file, JSON.stringify(session));
    expect((await runNext(env, "forget", "--answers", "--question", "a.two", "--yes")).code).toBe(0);
    expect(fs.readFileSync(file, "utf8")).toContain("half a secret");
    expect((await runNext(env, "forget", "--answers", "--yes")).out).toContain("and the draft of one");
    expect(JSON.parse(fs.readFileSync(file, "utf8"))).toEqual({
      ...session,
      current: { ...session.current, draft: "" },
    });
    expect((await runNext(env, "forget", "--answers", "--yes")).out).toContain("No typed answers are kept");
  });
});

describe("hotseat progress", () => {
  it("exports and imports everything, and adds nothing the second time", async () => {
    const env = practiced();
    await runNext(env, "undo");
    await runNext(env, "progress", "export", "out.json", "--answers");
    const other = testEnv();
    const file = path.join(env.folder, "out.json");
    expect((await run(other, "progress", "import", file, "--dry-run", "--json")).json()).toMatchObject({
      dryRun: true,
      added: 5,
      answers: 4,
    });
    expect(fs.existsSync(other.paths.journal)).toBe(false);
    expect((await runNext(other, "progress", "import", file, "--json")).json()).toMatchObject({ added: 5 });
    expect(journalOf(other)).toBe(journalOf(env));
    expect((await runNext(other, "progress", "import", file, "--json")).json()).toMatchObject({
      added: 0,
      answers: 0,
      found: 5,
    });
    expect((await runNext(other, "history", "--json")).json()).toEqual(
      (await runNext(env, "history", "--json")).json(),
    );
  });

  it("imports another journal, and an Anki review log twice with the same result", async () => {
    const env = practiced();
    const other = testEnv();
    expect((await run(other, "progress", "import", env.paths.journal, "--json")).json()).toMatchObject({
      added: 4,
    });
    const csv =
      "id,cid,usn,ease,ivl,lastIvl,factor,time,type\n1700000000000,42,-1,3,5,0,0,8000,0\n1700500000000,42,-1,1,-600,5,0,4000,1\n1700600000000,42,-1,0,9,9,0,0,4\nx,42,-1,3,5,0,0,1,0\n";
    fs.writeFileSync(path.join(env.folder, "anki.csv"), csv);
    const file = path.join(env.folder, "anki.csv");
    const first = await runNext(other, "progress", "import", file, "--json");
    expect([first.code, first.json()]).toEqual([
      1,
      expect.objectContaining({ added: 2, problems: ["Row 5: no valid id."] }),
    ]);
    expect((await runNext(other, "progress", "import", file, "--json")).json()).toMatchObject({
      added: 0,
      found: 2,
    });
  });

  it("exports one JSON document, whatever there is", async () => {
    const empty = await run(testEnv(), "progress", "export", "--answers");
    expect(empty.json()).toEqual({
      schemaVersion: 1,
      format: "hotseat-progress",
      exportedAt: expect.any(String),
      events: [],
    });
    const full = (await runNext(practiced(), "progress", "export", "--answers")).json();
    expect(full).toMatchObject({
      events: [review(1), {}, {}, {}],
      answers: [{ text: "answer 1" }, {}, {}, {}],
    });
  });

  it("names the folder that is not there, not a file of its own making", async () => {
    const { code, err } = await runNext(practiced(), "progress", "export", "none/out.json");
    expect(code).toBe(2);
    expect(err).toMatch(/none\/out\.json cannot be made: its folder does not exist\.\n$/);
  });

  it("refuses what it does not know, and a missing file", async () => {
    const env = practiced();
    fs.writeFileSync(path.join(env.folder, "x.txt"), "hello");
    expect((await runNext(env, "progress", "import", "x.txt")).err).toContain("neither an export");
    expect((await runNext(env, "progress", "import", "none.json")).code).toBe(2);
  });
});
