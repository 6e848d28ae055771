import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern, PatternError } from "../../src/grading/pattern.js";
import { runPattern } from "../../src/grading/pattern-run.js";
import { verdictOn } from "./helpers.js";

function places(pattern: string, text: string): string[] {
  return runPattern(compilePattern(pattern), text).map(({ start, end }) => text.slice(start, end));
}

describe("author patterns", () => {
  it.each([
    ["/re-?tr(y|ies)/", "Retry, then more re-tries", ["Retry", "re-tries"]],
    ["/\\bO\\(n( log n)?\\)/", "it is O(n log n), not O(n)", ["O(n log n)", "O(n)"]],
    ["/[a-c]{2,3}x/", "abx abcx dx", ["abx", "abcx"]],
    ["/^select\\b.+update$/", "SELECT FOR UPDATE", ["SELECT FOR UPDATE"]],
    ["/a*/", "aaa baa", ["aaa", "aa"]],
    ["/[^\\s\\d]+\\d/", "ab1 c2", ["ab1", "c2"]],
    ["/foo[^\\n]*bar/", "foo needs bar", ["foo needs bar"]],
    ["/\\bgap lock\\b/", "a “gap lock”… and—gap lock", ["gap lock", "gap lock"]],
    ["/read[- ]ahead/", "read\nahead", ["read\nahead"]],
    ["/read replica.{0,9}stale/", "a read\n  replica\nis stale", ["read\n  replica\nis stale"]],
  ])("%s finds in %s what a person sees", (pattern, text, expected) => {
    expect(places(pattern, text)).toEqual(expected);
  });

  it.each([
    "/(?=a)b/",
    "/(a)\\1/",
    "/a(?<!b)/",
    "/(a/",
    "/a)/",
    "/*a/",
    "/a{99}/",
    "/[a/",
    "/(?<name>a)/",
    "/a\\/",
    "/[\\b]/",
    "/a+*/",
    `/${"(".repeat(99)}a${")".repeat(99)}/`,
  ])("%s is refused", (pattern) => {
    expect(() => compilePattern(pattern)).toThrow(PatternError);
  });

  it("agrees with the language's own engine on whether there is a match", () => {
    const atom = fc.constantFrom(
      "a",
      "b",
      "abc",
      "(abc|bca)",
      "(abc)?",
      ".",
      "[ab]",
      "(a|b)",
      "(ab)*",
      "b?",
      "a+",
      "\\w",
      "\\b",
    );
    fc.assert(
      fc.property(
        fc.array(atom, { minLength: 1, maxLength: 5 }),
        fc.stringMatching(/^[abc ]{0,12}$/),
        (atoms, text) => {
          const source = atoms.join("");
          const found = [...text.matchAll(new RegExp(source, "gi"))].some(([match]) => match.length > 0);
          expect(places(`/${source}/`, text).length > 0).toBe(found);
        },
      ),
    );
  });

  it("stays linear where backtracking explodes", () => {
    expect(places("/(a+)+b/", "a".repeat(20_000))).toEqual([]);
  });
});

describe("a pattern as a phrase of a point", () => {
  const retry = {
    look_for: [{ id: "retry", point: "Backs off", accept: ["/(would|do) .{0,20}retry/", "/never page/"] }],
  };

  it("is said by a plain statement, and by a denial that it takes in", () => {
    expect(verdictOn(retry, "I would then retry the call.")).toBe("covered");
    expect(verdictOn(retry, "I never page anybody for that.")).toBe("covered");
  });

  it("is not said under a denial that stands outside of it", () => {
    const jitter = { look_for: [{ id: "jitter", point: "-", accept: ["/add(ing)? jitter/"] }] };
    expect(verdictOn(jitter, "I would be adding jitter here.")).toBe("covered");
    expect(verdictOn(jitter, "I would not be adding jitter here.")).toBe("missed");
  });
});
