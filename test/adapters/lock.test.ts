import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Files, realFiles } from "../../src/adapters/files.js";
import { lockPath, takeLock, withLock } from "../../src/adapters/lock.js";
import { temporaryFolder } from "../helpers/env.js";

/** As on a FAT disk. */
const withoutLinks: Files = {
  ...realFiles,
  link: () => {
    throw Object.assign(new Error("link"), { code: "EPERM" });
  },
};

describe.each([
  ["with hard links", realFiles],
  ["without", withoutLinks],
])("a lock on a file system %s", (_, files) => {
  const file = () => path.join(temporaryFolder(), "progress.jsonl");

  it("keeps others out until it is released, and leaves nothing", () => {
    const journal = file();
    const release = takeLock(files, journal);
    expect(() => takeLock(files, journal, 0)).toThrow(`process ${process.pid}`);
    release();
    expect(withLock(files, journal, () => "mine", 0)).toBe("mine");
    expect(fs.readdirSync(path.dirname(journal))).toEqual([]);
  });

  it("is taken over when it names no holder, but not while it may just be being written", () => {
    const journal = file();
    const lock = lockPath(journal);
    fs.writeFileSync(lock, "");
    expect(() => takeLock(files, journal, 0)).toThrow("is changing progress.jsonl");
    const past = new Date(Date.now() - 60_000);
    fs.utimesSync(lock, past, past);
    expect(withLock(files, journal, () => "mine", 0)).toBe("mine");
  });

  it("is taken over from a process that has ended", () => {
    const journal = file();
    const holder = { pid: 2 ** 22 + 1, host: os.hostname(), started: "", at: 0, token: 0 };
    fs.writeFileSync(lockPath(journal), JSON.stringify(holder));
    expect(withLock(files, journal, () => "mine", 0)).toBe("mine");
  });

  it("says in one sentence that its folder cannot be written", () => {
    const journal = path.join(temporaryFolder(), "none", "progress.jsonl");
    expect(() => takeLock(files, journal)).toThrow(`${journal} cannot be made: its folder does not exist.`);
  });
});
