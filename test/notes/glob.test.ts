import { describe, expect, it } from "vitest";
import { ignores } from "../../src/notes/glob.js";

describe("ignore patterns", () => {
  it.each([
    ["README.md", "README.md"],
    ["README.md", "deep/down/README.md"],
    ["drafts", "notes/drafts/a.md"],
    ["drafts/", "drafts/a.md"],
    ["notes/*.md", "notes/a.md"],
    ["**/drafts/**", "drafts/a.md"],
    ["**/drafts/**", "a/b/drafts/c/d.md"],
    ["notes/**/old-?.md", "notes/old-1.md"],
    ["notes/**/old-?.md", "notes/x/y/old-1.md"],
    ["*.{draft,old}.md", "notes/a.old.md"],
    ["./notes", "notes/a.md"],
  ])("%s leaves out %s", (pattern, file) => {
    expect(ignores([pattern], file)).toBe(true);
  });

  it.each([
    ["notes/*.md", "notes/deep/a.md"],
    ["drafts", "notes/drafts.md"],
    ["a?c", "abbc"],
    ["**/drafts/**", "drafts"],
    ["", "a.md"],
    ["notes", "other/a.md"],
  ])("%s keeps %s", (pattern, file) => {
    expect(ignores([pattern], file)).toBe(false);
  });

  it("takes no exponential time", () => {
    expect(ignores(["*a".repeat(200)], "a".repeat(5000).concat("b"))).toBe(false);
    expect(ignores(["{a,b}".repeat(40)], "c")).toBe(false);
    expect(ignores(["**/".repeat(100).concat("x")], "y/".repeat(500))).toBe(false);
  });
});
