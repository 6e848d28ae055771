import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeText } from "../../src/adapters/write-text.js";
import { temporaryFolder } from "../helpers/env.js";

describe("writeText", () => {
  it("keeps the mode of a file, and a link to it", () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "a.md");
    const link = path.join(folder, "link.md");
    writeFileSync(file, "old");
    chmodSync(file, 0o640);
    symlinkSync("a.md", link);
    writeText(link, "new");
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["new", 0o640]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it("names the file that it could not write, and leaves nothing behind", () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "a.md"));
    const file = path.join(folder, "a.md");
    expect(() => writeText(file, "new")).toThrow(expect.objectContaining({ path: file }));
    const missing = path.join(folder, "none", "b.md");
    expect(() => writeText(missing, "new")).toThrow(
      expect.objectContaining({ code: "ENOENT", path: missing }),
    );
    expect(readdirSync(folder)).toEqual(["a.md"]);
  });

  it.skipIf(process.getuid?.() === 0)("leaves a file alone that is marked as not to be written", () => {
    const file = path.join(temporaryFolder(), "a.md");
    writeFileSync(file, "old", { mode: 0o444 });
    expect(() => writeText(file, "new")).toThrow(expect.objectContaining({ code: "EACCES", path: file }));
    expect(readFileSync(file, "utf8")).toBe("old");
  });
});
