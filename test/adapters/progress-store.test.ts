import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { realFiles } from "../../src/adapters/files.js";
import { type OpenOptions, openProgress } from "../../src/adapters/progress-store.js";
import { seededRandom } from "../../src/core/random.js";
import { encodeEvent } from "../../src/progress/codec.js";
import type { JournalEvent, NewEvent } from "../../src/progress/events.js";
import { encodeState } from "../../src/progress/snapshot.js";
import { idOf, review } from "../progress/helpers.js";

let home: string;
let clock = Date.parse("2026-03-01T09:00:00Z");

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), "hotseat-store-"));
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

function options(more: Partial<OpenOptions> = {}): OpenOptions {
  const folder = path.join(home, "data");
  return {
    paths: {
      journal: path.join(folder, "progress.jsonl"),
      answers: path.join(folder, "answers.jsonl"),
      snapshot: path.join(home, "cache", "snapshot.json"),
      backups: path.join(folder, "backups"),
    },
    now: () => clock++,
    offsetAt: () => 60,
    random: seededRandom(Math.random()),
    ...more,
  };
}

function answered(question: string): NewEvent {
  const {
    v: _v,
    id: _id,
    at: _at,
    offset: _offset,
    ...facts
  } = review(0, question) as Extract<JournalEvent, { type: "review" }>;
  return facts;
}

const journal = () => path.join(home, "data", "progress.jsonl");
const read = () => fs.readFileSync(journal(), "utf8");
const write = (text: string) => {
  fs.mkdirSync(path.dirname(journal()), { recursive: true });
  fs.writeFileSync(journal(), text);
};
const line = (n: number, question?: string) => `${encodeEvent(review(n, question))}\n`;

describe("openProgress", () => {
  it("has every appended event on disk, with private modes, and finds it at the next start", () => {
    process.umask(0o000);
    const store = openProgress(options());
    const [event] = store.append([answered("a.one")]);
    expect(read()).toBe(`${encodeEvent(event as JournalEvent)}\n`);
    expect(fs.statSync(journal()).mode & 0o777).toBe(0o600);
    expect(fs.statSync(path.dirname(journal())).mode & 0o777).toBe(0o700);
    store.answers.save("my answer", event?.id ?? "");
    store.close();
    process.umask(0o022);
    const again = openProgress(options());
    expect(encodeState(again.state)).toEqual(encodeState(store.state));
    expect(again.answers.read(event?.id ?? "")).toBe("my answer");
    expect(again.warnings).toEqual([]);
  });

  it("uses the snapshot only while the journal is what it was made from", () => {
    const store = openProgress(options());
    store.append([answered("a.one"), answered("a.two")]);
    store.close();
    const lines = read().trimEnd().split("\n");
    write(`${lines[1]}\n`);
    expect([...openProgress(options()).state.questions.keys()]).toEqual(["a.two"]);
    write(`${lines[0]?.replace("covered", "partial")}\n${lines[1]}\n`);
    const changed = openProgress(options()).state.questions.get("a.one");
    expect(changed?.lastVerdicts.get("p1")).toBe("partial");
  });

  it("does not go on from a snapshot of another JavaScript engine", () => {
    const store = openProgress(options());
    store.append([answered("a.one")]);
    store.close();
    const file = path.join(home, "cache", "snapshot.json");
    const snapshot = JSON.parse(fs.readFileSync(file, "utf8"));
    snapshot.state.reviews = 7;
    fs.writeFileSync(file, JSON.stringify(snapshot));
    expect(openProgress(options()).state.reviews).toBe(7);
    fs.writeFileSync(file, JSON.stringify({ ...snapshot, engine: "1.0" }));
    expect(openProgress(options()).state.reviews).toBe(1);
  });

  it("is the same with and without its snapshot", () => {
    for (let round = 0; round < 5; round++) {
      const store = openProgress(options());
      store.append([answered(`q${round}`), answered("a.one")]);
      if (round % 2 === 0) store.undo();
      if (round !== 3) store.close();
    }
    const withSnapshot = encodeState(openProgress(options()).state);
    fs.rmSync(path.join(home, "cache"), { recursive: true });
    expect(encodeState(openProgress(options()).state)).toEqual(withSnapshot);
  });

  it("goes on counting days from its snapshot", () => {
    const first = openProgress(options());
    first.append([answered("a.one")]);
    first.close();
    const second = openProgress(options());
    second.append([answered("a.two")]);
    second.close();
    expect([...openProgress(options()).state.days]).toEqual([
      ["2026-03-01", { reviews: 2, seconds: 120, covered: 2, partial: 0, missed: 2 }],
    ]);
  });

  it("takes back across questions and sessions", () => {
    const first = openProgress(options());
    first.append([answered("a.one")]);
    first.append([answered("a.two")]);
    first.close();
    const second = openProgress(options());
    expect(second.undo()).toMatchObject({ type: "review", question: "a.two" });
    expect(second.undo()).toMatchObject({ question: "a.one" });
    expect(second.undo()).toBeUndefined();
    expect(second.state.reviews).toBe(0);
    expect(read().trimEnd().split("\n")).toHaveLength(4);
  });

  it("makes no file with save: false, and still counts", () => {
    const store = openProgress(options({ save: false }));
    store.append([answered("a.one")]);
    store.undo();
    store.append([answered("a.one")]);
    store.answers.save("x", "id");
    expect(store.answers.read("id")).toBe("x");
    expect(store.state.reviews).toBe(1);
    store.close();
    expect(fs.readdirSync(home)).toEqual([]);
  });

  it("goes on in memory, with one warning, where nothing can be written", () => {
    fs.writeFileSync(path.join(home, "data"), "a file where the folder should be");
    const store = openProgress(options());
    store.append([answered("a.one")]);
    store.close();
    expect(store.saves).toBe(false);
    expect(store.state.reviews).toBe(1);
    expect(store.warnings).toHaveLength(1);
    expect(store.warnings[0]).toContain("nothing of this session will be saved");
  });

  it("says at once that a link leads to a folder that is not there, and makes nothing in its place", () => {
    fs.mkdirSync(path.join(home, "data"));
    fs.symlinkSync(path.join(home, "disk", "progress.jsonl"), journal());
    const store = openProgress(options());
    store.append([answered("a.one")]);
    store.close();
    expect([store.saves, store.state.reviews]).toEqual([false, 1]);
    expect(store.warnings).toEqual([expect.stringContaining("that folder is not there. You can practice")]);
    expect(fs.existsSync(path.join(home, "disk"))).toBe(false);
    fs.mkdirSync(path.join(home, "disk"));
    openProgress(options()).append([answered("a.one")]);
    expect(fs.existsSync(path.join(home, "disk", "progress.jsonl"))).toBe(true);
  });

  it("says once, at the end, what could not be saved and why", () => {
    const full = Object.assign(new Error("write"), { code: "ENOSPC" });
    const write = () => {
      throw full;
    };
    const store = openProgress(options({ files: { ...realFiles, write } }));
    expect(() => store.append([answered("a.one")])).toThrow("The disk is full");
    store.close();
    expect(store.warnings).toEqual([
      "1 event could not be saved: The disk is full, so progress.jsonl could not be written.",
    ]);
  });

  it("counts both of two sessions at once", () => {
    const a = openProgress(options());
    const b = openProgress(options());
    a.append([answered("a.one")]);
    b.append([answered("a.two")]);
    a.append([answered("a.one")]);
    a.close();
    b.close();
    expect(openProgress(options()).state.reviews).toBe(3);
  });

  it("keeps ids ascending after an event from the future", () => {
    write(`${encodeEvent({ ...review(1), id: `5${idOf(1).slice(1)}` })}\n`);
    const store = openProgress(options());
    store.append([answered("a.two")]);
    expect(store.state.lastId > `5${idOf(1).slice(1)}`).toBe(true);
    expect(store.state.reviews).toBe(2);
  });
});

describe("a damaged journal", () => {
  it("sets a torn last line aside, says so once, and starts a fresh line", () => {
    write(`${line(1)}${line(2).slice(0, 50)}`);
    const store = openProgress(options());
    expect(store.warnings).toHaveLength(1);
    expect(store.warnings[0]).toContain("cut off");
    expect(store.state.reviews).toBe(1);
    store.append([answered("a.two")]);
    store.close();
    expect(openProgress(options()).warnings).toEqual([]);
    expect(openProgress(options()).state.reviews).toBe(2);
    const aside = fs.readFileSync(path.join(home, "data", "progress.damaged.jsonl"), "utf8");
    expect(JSON.parse(aside).text).toBe(line(2).slice(0, 50));
  });

  it("uses a whole last line that only lacks its newline", () => {
    write(line(1).trimEnd());
    const store = openProgress(options());
    expect(store.warnings).toEqual([]);
    store.append([answered("a.two")]);
    expect(openProgress(options()).state.reviews).toBe(2);
  });

  it.each([
    ["a bad line in the middle", `${line(1)}garbage\n${line(2)}`, 2, "Line 2 of progress.jsonl"],
    ["NUL bytes for a line", `${line(1)}\0\0\0\0\n${line(2)}`, 2, "only NUL bytes"],
    ["NUL bytes before a line", `${line(1)}\0\0\0\0${line(2)}`, 2, "Line 2"],
    ["a torn write with a line behind it", `${line(1).slice(0, 60)}${line(2)}`, 1, "Line 1"],
    [
      "conflict markers",
      `${line(1)}<<<<<<< HEAD\n${line(2)}=======\n${line(3)}>>>>>>> theirs\n`,
      3,
      "merge conflict markers",
    ],
  ])("uses the rest around %s", (_, text, reviews, message) => {
    write(text);
    const store = openProgress(options());
    expect(store.state.reviews).toBe(reviews);
    expect(store.warnings.join()).toContain(message);
    expect(read()).toBe(text);
    expect(openProgress(options()).warnings).toEqual([]);
  });

  it("takes empty, NUL-filled and CRLF files", () => {
    write("");
    expect(openProgress(options()).state.events).toBe(0);
    write("\0".repeat(5000));
    expect(openProgress(options()).state.events).toBe(0);
    write(line(1).replace("\n", "\r\n"));
    expect(openProgress(options()).state.events).toBe(1);
  });

  it("reads duplicates and any order", () => {
    write(line(3) + line(1) + line(2) + line(1));
    expect(openProgress(options()).state.reviews).toBe(3);
  });

  it("refuses a newer version and changes no byte", () => {
    const text = `${line(1)}{"v":2,"id":"x"}\n`;
    write(text);
    expect(() => openProgress(options())).toThrow(/newer hotseat \(journal version 2/);
    expect(read()).toBe(text);
    expect(fs.readdirSync(path.dirname(journal()))).toEqual(["progress.jsonl"]);
  });

  it("keeps unknown events of this version", () => {
    const unknown = `${JSON.stringify({ ...review(2), type: "dream" })}\n`;
    write(line(1) + unknown);
    const store = openProgress(options());
    store.append([answered("a.two")]);
    expect(store.warnings).toEqual([]);
    expect(read()).toContain(unknown);
  });
});

describe("files of the person's own making", () => {
  it("writes through a symlink and keeps its target's mode", () => {
    const target = path.join(home, "dotfiles.jsonl");
    fs.writeFileSync(target, line(1), { mode: 0o644 });
    fs.chmodSync(target, 0o644);
    fs.mkdirSync(path.dirname(journal()));
    fs.symlinkSync(target, journal());
    const store = openProgress(options());
    store.append([answered("a.two")]);
    store.close();
    expect(fs.lstatSync(journal()).isSymbolicLink()).toBe(true);
    expect(fs.statSync(target).mode & 0o777).toBe(0o644);
    expect(fs.readFileSync(target, "utf8").trimEnd().split("\n")).toHaveLength(2);
  });
});

describe("around the journal", () => {
  const old = `${JSON.stringify({
    id: idOf(1),
    at: "2025-01-01T00:00:00.000Z",
    type: "review",
    question: "a.one",
    points: { p1: "covered" },
    coverage: 1,
  })}\n`;

  it("brings an older version up to date once, after a backup", () => {
    write(old + line(2));
    const store = openProgress(options());
    expect(store.warnings.join()).toContain("journal version 1");
    expect(store.state.reviews).toBe(2);
    const [backup = ""] = fs.readdirSync(path.join(home, "data", "backups"));
    expect(fs.readFileSync(path.join(home, "data", "backups", backup), "utf8")).toBe(old + line(2));
    const migrated = read();
    expect(migrated).toContain('"v":1');
    const again = openProgress(options());
    expect(again.warnings).toEqual([]);
    expect(read()).toBe(migrated);
  });

  it("leaves an older version as it is where nothing may be written", () => {
    write(old);
    const store = openProgress(options({ readOnly: true }));
    expect(store.state.reviews).toBe(1);
    expect(read()).toBe(old);
  });

  it.each([
    "progress.sync-conflict-20260301-120000-ABCDEFG.jsonl",
    "progress (Anna's conflicted copy 2026-03-01).jsonl",
    "progress (conflicted copy 2026-03-01 120000).jsonl",
    "progress 2.jsonl",
  ])("finds the conflict copy %s", (name) => {
    write(line(1));
    fs.writeFileSync(path.join(home, "data", name), line(2));
    expect(openProgress(options()).warnings.join()).toContain(name);
  });

  it("completes a rewrite that was killed half-way", () => {
    write(line(1));
    fs.writeFileSync(path.join(home, "data", ".progress.jsonl.old"), line(1) + line(2));
    expect(openProgress(options()).state.reviews).toBe(2);
    expect(fs.existsSync(path.join(home, "data", ".progress.jsonl.old"))).toBe(false);
  });

  it("backs up at the end of a session, at most once an hour, and thins old backups", () => {
    for (let i = 0; i < 30; i++) {
      clock += 30 * 60_000;
      const store = openProgress(options());
      store.append([answered("a.one")]);
      store.close();
    }
    const names = fs.readdirSync(path.join(home, "data", "backups"));
    expect(names.length).toBeGreaterThan(10);
    expect(names.length).toBeLessThan(17);
  });
});
