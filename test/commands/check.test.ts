import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkJson, codes, good, poor, tree } from "./check-helpers.js";

describe("hotseat check", () => {
  it("passes an answer that covers its points", async () => {
    const { code, result } = await checkJson({ "notes/a.md": good });
    expect(code).toBe(0);
    expect(result).toMatchObject({
      schemaVersion: 1,
      exitCode: 0,
      summary: { files: 1, answers: 1, passed: 1, failed: 0, average: 100, errors: 0 },
      answers: [
        {
          question: "locking.lost-update",
          status: "passed",
          score: 100,
          file: "notes/a.md",
          line: 1,
          column: 3,
        },
      ],
    });
  });

  it("shows the words of the note that cover a point, where they stand", async () => {
    const { result } = await checkJson({ "notes/a.md": good });
    const [evidence] = result.answers[0]?.points[0]?.evidence ?? [];
    const line = good.split("\n")[(evidence?.line ?? 0) - 1];
    expect(line?.slice((evidence?.column ?? 0) - 1, (evidence?.endColumn ?? 0) - 1)).toContain("lost update");
  });

  it("fails an answer that misses points, and names every one of them", async () => {
    const { code, result } = await checkJson({ "notes/a.md": poor });
    expect(code).toBe(1);
    expect(codes(result)).toEqual(
      expect.arrayContaining(["answer/below-minimum", "point/missed-must", "point/missed"]),
    );
    expect(result.findings.map(({ point }) => point)).toEqual(expect.arrayContaining(["anomaly", "lock"]));
    expect(result.findings.map(({ point }) => point)).not.toContain("version");
  });

  it("underlines the very words that raise a red flag", async () => {
    const { out } = await tree({ "notes/a.md": poor }).check("notes");
    expect(out).toMatch(/notes\/a\.md:3:\d+ warning: Red flag: Thinks that a transaction alone is enough/);
    const lines = out.split("\n");
    const quoted = lines.findIndex((line) => line.includes("wrap it in a transaction”"));
    expect(lines[quoted + 1]?.trim()).toMatch(/^~+$/);
  });

  it("takes a threshold for each answer, and for all on average", async () => {
    const half = `# locking.lost-update\n\nThis is a lost update, because both requests read the old balance at the same time.\n`;
    expect((await tree({ "notes/a.md": half }).check("notes")).code).toBe(0);
    expect((await tree({ "notes/a.md": half }).check("notes", "--min-score", "70")).code).toBe(1);
    const { code, result } = await checkJson({ "notes/a.md": half }, "notes", "--min-average", "80");
    expect([code, codes(result)]).toEqual([1, ["point/missed", "average/below-minimum"]]);
  });

  it("reports empty answers, duplicates and headings that name no question", async () => {
    const { result } = await checkJson({
      "notes/a.md": "# locking.deadlock\n\n<!-- later -->\n\n# locking.lost-updte\n\ntext\n",
      "notes/b.md": `${good}\n# locking.lost-update\n\nagain\n`,
      "notes/c.md": good,
    });
    expect(codes(result)).toEqual([
      "answer/empty",
      "question/unknown",
      "question/duplicate",
      "question/duplicate",
    ]);
    expect(result.findings.find(({ code }) => code === "question/unknown")?.suggestion).toContain(
      "locking.lost-update",
    );
  });

  it("does not count what a comment disables with a reason", async () => {
    const { result } = await checkJson({
      "notes/a.md": `# locking.lost-update\n<!-- hotseat-disable lock -- we only use optimistic locks -->\n\nThis is a lost update, because both requests read the old balance.\n`,
    });
    expect(result.answers[0]).toMatchObject({
      score: 100,
      points: [{}, { disabled: "we only use optimistic locks" }, {}],
    });
    expect(codes(result)).toEqual([]);
  });

  it("counts an answer whose every point but the bonus is disabled as said", async () => {
    const { result } = await checkJson({
      "notes/a.md": `# locking.deadlock\n<!-- hotseat-disable cycle, victim -- asked elsewhere -->\n\nSee above.\n`,
      "notes/b.md": `# locking.lost-update\n<!-- hotseat-disable anomaly, lock -- asked elsewhere -->\n\nSee above.\n`,
    });
    expect(result.answers.map(({ score }) => score)).toEqual([100, 100]);
  });

  it("cannot grade a question with options, and says so", async () => {
    const { code, result } = await checkJson({ "notes/a.md": "# locking.kinds\n\nThe shared one.\n" });
    expect([code, codes(result), result.answers[0]?.status]).toEqual([0, ["question/ungraded"], "ungraded"]);
  });

  it("keeps the answers to itself when asked", async () => {
    for (const format of ["pretty", "json", "junit", "sarif", "markdown", "tap", "gitlab", "github"]) {
      const env = tree({ "notes/a.md": poor });
      const { out } = await env.check("notes", "--verbose", "--no-answers", "--format", format);
      expect(out).not.toMatch(/Names the lost update|SELECT FOR UPDATE|transaction alone/);
    }
    const { out } = await tree({ "notes/a.md": poor }).check("notes", "--verbose");
    expect(out).toContain("SELECT FOR UPDATE");
  });

  it("filters by level and topic, and refuses unknown ones with a suggestion", async () => {
    const files = { "notes/a.md": good, "notes/b.md": "# locking.deadlock\n\nNothing to see.\n" };
    expect((await checkJson(files, "notes", "--level", "senior")).result.summary.answers).toBe(1);
    const { code, err } = await tree(files).check("notes", "--topic", "lockin");
    expect([code, err.includes('"locking"')]).toEqual([2, true]);
  });

  it("asks for required answers, by id, by topic, or all", async () => {
    const { result } = await checkJson({ "notes/a.md": good }, "notes", "--require", "locking.deadlock");
    expect(result.findings).toMatchObject([{ code: "require/missing", question: "locking.deadlock" }]);
    expect((await tree({ "notes/a.md": good }).check("notes", "--require", "all")).code).toBe(1);
    expect((await tree({ "notes/a.md": good }).check("notes", "--require", "lokcing")).code).toBe(2);
  });

  it("fails when there is nothing to check, unless that is fine", async () => {
    const files = { "notes/readme.md": "# Hello\n" };
    expect((await checkJson(files)).result.findings).toMatchObject([
      { code: "note/no-question" },
      { code: "match/none" },
    ]);
    expect((await tree(files).check("notes")).code).toBe(1);
    expect((await tree(files).check("notes", "--no-must-find")).code).toBe(0);
  });

  it("shows at most so many findings, errors first, and counts the rest", async () => {
    const { result, code } = await checkJson({ "notes/a.md": poor }, "notes", "--max-findings", "1");
    expect(code).toBe(1);
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]?.severity).toBe("error");
    expect(result.summary.omitted).toBeGreaterThan(1);
  });

  it("shows only the sums with --max-findings 0", async () => {
    const { out, code } = await tree({ "notes/a.md": poor }).check("notes", "--max-findings", "0");
    expect([code, out]).toEqual([1, expect.stringMatching(/^1 answer in 1 file.*\n.* 4 not shown\n$/)]);
  });

  it.each([
    ["--quiet with --verbose", ["notes", "--quiet", "--verbose"]],
    ["an empty path, as of an unset variable", [""]],
    ["a name for stdin without stdin", ["notes", "--stdin-filename", "a.md"]],
    ["stdin that is watched", ["-", "--watch"]],
    ["stdin whose headings are mended", ["-", "--fix-headings"]],
    ["what git says of stdin", ["-", "--changed=HEAD"]],
    ["all answers of some notes", ["notes", "--changed", "--require", "all"]],
    ["a baseline that moves while watching", ["notes", "--watch", "--update-baseline"]],
  ])("refuses %s", async (_, args) => {
    const { code, out, err } = await tree({ "notes/a.md": good }).check(...args);
    expect([code, out, err]).toEqual([2, "", expect.stringMatching(/^hotseat: /)]);
  });

  it("reads stdin under a name", async () => {
    const env = tree({}, { input: poor });
    const { code, result } = await env.check("-", "--stdin-filename", "draft.md", "--json");
    expect([code, result().answers[0]?.file]).toEqual([1, "draft.md"]);
    const nothing = await tree({}, { input: "# Hello\n" }).check("-", "--json");
    expect(nothing.result().findings.map(({ file }) => file)).toEqual(["<stdin>", "<stdin>"]);
  });

  it("mends headings that nearly name a question, and nothing else", async () => {
    const text = `\uFEFF# Intro\r\n\r\n## 2) What is a dedlock? ##\r\n\r\nTwo transactions wait for each other.\r\n`;
    const env = tree({ "notes/a.md": text });
    await env.check("notes", "--fix-headings");
    expect(readFileSync(path.join(env.folder, "notes/a.md"), "utf8")).toBe(
      text.replace("dedlock", "deadlock"),
    );
  });
});
