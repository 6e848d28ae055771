import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { fileAnswers } from "../../src/adapters/answers.js";
import { type Files, realFiles } from "../../src/adapters/files.js";
import { SaveError } from "../../src/adapters/save-error.js";
import { temporaryFolder } from "../helpers/env.js";

/** Real files that count syncs and can refuse them. */
function countingFiles(): { files: Files; syncs: () => number; refuse: (yes: boolean) => void } {
  let syncs = 0;
  let refused = false;
  const files: Files = {
    ...realFiles,
    fsync(fd) {
      if (refused) throw Object.assign(new Error("input/output error"), { code: "EIO" });
      syncs++;
      realFiles.fsync(fd);
    },
  };
  return { files, syncs: () => syncs, refuse: (yes) => (refused = yes) };
}

describe("typed answers", () => {
  it("are in the file at once, and on disk after a flush that is made once", () => {
    const { files, syncs } = countingFiles();
    const file = path.join(temporaryFolder(), "answers.jsonl");
    const answers = fileAnswers(files, file);
    answers.save("first", "a");
    answers.save("second", "b");
    expect(readFileSync(file, "utf8").match(/first|second/g)).toEqual(["first", "second"]);
    const before = syncs();
    answers.flush();
    expect(syncs()).toBe(before + 1);
    answers.flush();
    expect(syncs()).toBe(before + 1);
  });

  it("are written again when nobody knows whether they reached the disk", () => {
    const { files, refuse } = countingFiles();
    const file = path.join(temporaryFolder(), "answers.jsonl");
    const answers = fileAnswers(files, file);
    answers.save("text", "a");
    refuse(true);
    expect(() => answers.flush()).toThrow(SaveError);
    expect(answers.read("a")).toBe("text");
    refuse(false);
    rmSync(file);
    answers.flush();
    expect(fileAnswers(realFiles, file).read("a")).toBe("text");
  });

  it("are written again when their file is gone before they were synced", () => {
    const file = path.join(temporaryFolder(), "answers.jsonl");
    const answers = fileAnswers(realFiles, file);
    answers.save("text", "a");
    rmSync(file);
    expect(() => answers.flush()).toThrow(SaveError);
    answers.flush();
    expect(fileAnswers(realFiles, file).read("a")).toBe("text");
  });
});
