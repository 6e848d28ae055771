import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { CheckResult } from "../../src/notes/result.js";
import { GOOD, POOR, runAfresh, tree } from "./check-helpers.js";

const good = `# locking.lost-update\n\n${GOOD}\n`;
const poor = `# locking.lost-update\n\n${POOR}\n`;
const codes = (result: CheckResult) =>
  result.findings.filter(({ accepted }) => !accepted).map(({ code }) => code);

async function checkJson(files: Record<string, string | Uint8Array>, ...args: string[]) {
  const env = tree(files);
  const { code, result, err } = await env.check(...(args.length ? args : ["notes"]), "--json");
  return { env, code, err, result: result() };
}

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

  it("reads stdin under a name", async () => {
    const env = tree({}, { input: poor });
    const { code, result } = await env.check("-", "--stdin-filename", "draft.md", "--json");
    expect([code, result().answers[0]?.file]).toEqual([1, "draft.md"]);
  });

  it("mends headings that nearly name a question, and nothing else", async () => {
    const text = `\uFEFF# Intro\r\n\r\n## What is a dedlock?\r\n\r\nTwo transactions wait for each other.\r\n`;
    const env = tree({ "notes/a.md": text });
    await env.check("notes", "--fix-headings");
    expect(readFileSync(path.join(env.folder, "notes/a.md"), "utf8")).toBe(
      text.replace("dedlock", "deadlock"),
    );
  });
});

describe("several reports at once", () => {
  it("go to files, one to stdout", async () => {
    const env = tree({ "notes/a.md": poor });
    const { out } = await env.check(
      "notes",
      "--format",
      "junit",
      "--output",
      "out/report.xml",
      "--format",
      "sarif",
      "--output",
      "r.sarif",
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1 });
    expect(readFileSync(path.join(env.folder, "out/report.xml"), "utf8")).toMatch(/^<\?xml/);
    expect(JSON.parse(readFileSync(path.join(env.folder, "r.sarif"), "utf8"))).toMatchObject({
      version: "2.1.0",
    });
  });

  it("cannot both be on stdout, and an unknown format is suggested", async () => {
    expect(
      (await tree({ "notes/a.md": good }).check("notes", "--format", "json", "--format", "tap")).code,
    ).toBe(2);
    const { code, err } = await tree({ "notes/a.md": good }).check("notes", "--format", "junti");
    expect([code, err.includes('"junit"')]).toEqual([2, true]);
  });
});

describe("in GitHub Actions", () => {
  const actions = (folder: string) => ({
    GITHUB_ACTIONS: "true",
    GITHUB_STEP_SUMMARY: path.join(folder, "summary.md"),
  });

  it("annotations and the summary come by themselves", async () => {
    const env = tree({ "notes/a.md": poor });
    Object.assign(env.env, actions(env.folder));
    const { out } = await env.check("notes");
    expect(out).toMatch(/^::error file=notes\/a\.md,line=1,col=3,title=answer\/below-minimum::/m);
    expect(readFileSync(path.join(env.folder, "summary.md"), "utf8")).toContain("locking.lost-update");
  });

  it("a report that a program reads stays whole", async () => {
    const env = tree({ "notes/a.md": poor });
    Object.assign(env.env, actions(env.folder));
    const { out, err } = await env.check("notes", "--format", "json");
    expect(() => JSON.parse(out)).not.toThrow();
    expect(err).toContain("::error ");
  });
});

describe("the baseline", () => {
  it("accepts what is, and fails only what gets worse", async () => {
    const env = tree({ "notes/a.md": poor });
    expect((await env.check("notes", "--update-baseline")).code).toBe(0);
    expect((await env.check("notes")).code).toBe(0);
    const second = "\n# locking.deadlock\n\nNothing that helps anybody here.\n";
    env.write("notes/a.md", poor + second);
    expect((await env.check("notes")).code).toBe(1);
  });

  it("is counted by question, so lines and files may move", async () => {
    const env = tree({ "notes/a.md": poor });
    await env.check("notes", "--update-baseline");
    env.write("notes/a.md", "");
    env.write("notes/z.md", `intro\n\n\n${poor}`);
    const { result } = await env.check("notes", "--json");
    expect(result().summary).toMatchObject({ errors: 0 });
  });

  it("fails a passing answer that got worse", async () => {
    const env = tree({ "notes/a.md": good });
    await env.check("notes", "--update-baseline");
    env.write(
      "notes/a.md",
      "# locking.lost-update\n\nThis is a lost update, because both requests read the old balance.\n",
    );
    const { code, result } = await env.check("notes", "--json");
    expect([code, codes(result()).includes("baseline/worse")]).toEqual([1, true]);
  });

  it("says what it need not allow any more", async () => {
    const env = tree({
      "notes/a.md": poor,
      "notes/b.md": "# locking.deadlock\n\nTwo wait for each other.\n",
    });
    await env.check("notes", "--update-baseline");
    env.write("notes/a.md", good);
    env.write("notes/b.md", "");
    const { code, result } = await env.check("notes", "--json");
    const stale = result().findings.filter((finding) => finding.code === "baseline/stale");
    expect([code, stale.map(({ question }) => question).sort()]).toEqual([
      0,
      ["locking.deadlock", "locking.lost-update"],
    ]);
  });

  it("keeps what a partial run says nothing about", async () => {
    const env = tree({ "notes/a.md": poor, "more/b.md": "# locking.deadlock\n\nNo.\n" });
    await env.check(".", "--update-baseline");
    const before = readFileSync(path.join(env.folder, ".hotseat-baseline.json"), "utf8");
    await env.check("notes", "--update-baseline");
    const after = JSON.parse(readFileSync(path.join(env.folder, ".hotseat-baseline.json"), "utf8"));
    expect(after.questions).toEqual(JSON.parse(before).questions);
  });

  it("that is broken is said, not replaced", async () => {
    const env = tree({ "notes/a.md": good, ".hotseat-baseline.json": "{" });
    expect((await env.check("notes", "--update-baseline")).code).toBe(2);
    expect(readFileSync(path.join(env.folder, ".hotseat-baseline.json"), "utf8")).toBe("{");
  });
});

describe("hotseat.config.yaml", () => {
  it("is found above the notes, with thresholds by topic and files to ignore", async () => {
    const half =
      "# locking.lost-update\n\nThis is a lost update, because both requests read the old balance.\n";
    const env = tree({
      "hotseat.config.yaml":
        "deck: [deck.yaml]\ntopics: {locking: {min_score: 90}}\nignore: ['**/drafts/**', README.md]\n",
      "docs/notes/a.md": half,
      "docs/notes/drafts/b.md": poor,
      "docs/notes/README.md": "# Hello\n",
    });
    const { code, result } = await runAfresh(env, "check", "docs/notes", "--json");
    expect(code).toBe(1);
    expect(result().findings).toMatchObject([{ code: "answer/below-minimum" }, { code: "point/missed" }]);
    expect((await runAfresh(env, "check", "docs/notes", "--min-score", "40")).code).toBe(0);
  });

  it("names every mistake with its place and a suggestion", async () => {
    const env = tree({ "hotseat.config.yaml": "min-score: 70\nlevels: {seniour: 80}\n", "notes/a.md": good });
    const { code, err } = await env.check("notes");
    expect(code).toBe(2);
    expect(err).toContain("hotseat.config.yaml:1:1");
    expect(err).toContain('"min_score"');
    expect(err).toContain("hotseat.config.yaml:2:");
  });

  it("may not name a baseline outside its folder", async () => {
    const env = tree({ "a/hotseat.config.yaml": "baseline: ../../stolen.json\n", "a/notes/a.md": poor });
    expect((await env.check("a/notes", "--update-baseline")).code).toBe(2);
    expect(existsSync(path.join(env.folder, "../stolen.json"))).toBe(false);
  });

  it("is explained, value by value", async () => {
    const env = tree({ "hotseat.config.yaml": "\nmin_score: 70\n" });
    const { out } = await runAfresh(env, "config", "--explain");
    expect(out).toMatch(/^min_score\s+70\s+hotseat\.config\.yaml:2$/m);
    expect(out).toMatch(/^must\s+error\s+default$/m);
  });
});

describe("the cache", () => {
  it("gives the same report, also after any change", async () => {
    const env = tree({
      "notes/a.md": good,
      "notes/b.md": "# locking.deadlock\n\nTwo wait for each other.\n",
    });
    const first = await env.check("notes", "--json");
    expect((await env.check("notes", "--json")).out).toBe(first.out);
    expect((await env.check("notes", "--json", "--no-cache")).out).toBe(first.out);
    env.write("notes/a.md", poor);
    expect((await env.check("notes", "--json")).out).toBe(
      (await env.check("notes", "--json", "--no-cache")).out,
    );
    env.write(
      "deck.yaml",
      readFileSync(path.join(env.folder, "deck.yaml"), "utf8").replace(
        '"wait for each other"',
        '"never said"',
      ),
    );
    expect((await env.check("notes", "--json")).out).toBe(
      (await env.check("notes", "--json", "--no-cache")).out,
    );
  });

  it.each(["pretty", "markdown", "junit", "tap", "sarif", "gitlab", "github"])(
    "changes nothing in a %s report",
    async (format) => {
      const env = tree({
        "notes/a.md": `${poor}\n<!-- hotseat-disable lock -- never -->\n`,
        "notes/b.md": "# locking.deadlock\n",
      });
      Object.assign(env, { now: () => 0 });
      const fresh = (await env.check("notes", "--format", format)).out;
      expect((await env.check("notes", "--format", format)).out).toBe(fresh);
      expect((await env.check("notes", "--format", format, "--no-cache")).out).toBe(fresh);
    },
  );

  it("forgets the last report when anything that it hangs on changes", async () => {
    const env = tree({ "notes/a.md": poor });
    const plain = await env.check("notes");
    const report = async (...args: string[]): Promise<string> => {
      const { out } = await env.check("notes", ...args);
      expect((await env.check("notes", ...args)).out).toBe(out);
      return out;
    };
    Object.assign(env.env, { FORCE_COLOR: "1" });
    expect(await report()).not.toBe(plain.out);
    Object.assign(env.env, { FORCE_COLOR: "" });
    expect(await report("--quiet")).not.toBe(plain.out);
    env.write("hotseat.config.yaml", "missed: off\n");
    expect(await report()).not.toContain("point/missed ");
    env.write("hotseat.config.yaml", "missed: warning\n");
    expect(await report()).toBe(plain.out);
    env.write("notes/b.md", good.replace("lost-update", "deadlock"));
    expect(await report()).toContain("locking.deadlock");
    await env.check("notes", "--update-baseline");
    const accepted = await env.check("notes");
    expect([accepted.code, accepted.out.includes("accepted by the baseline")]).toEqual([0, true]);
    env.write(".hotseat-baseline.json", '{"version":1,"grader":"x","questions":{},"files":{}}');
    expect((await env.check("notes")).code).toBe(1);
  });

  it("that is damaged is an empty one", async () => {
    const env = tree({ "notes/a.md": good });
    const { out } = await env.check("notes", "--json");
    const folder = path.join(env.paths.cache, "check");
    for (const file of readdirSync(folder)) writeFileSync(path.join(folder, file), "{");
    expect((await env.check("notes", "--json")).out).toBe(out);
  });

  it("is not written with --no-cache", async () => {
    const env = tree({ "notes/a.md": good });
    await env.check("notes", "--no-cache");
    expect(existsSync(path.join(env.paths.cache, "check"))).toBe(false);
  });
});

describe("--changed", () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", ...args],
      { cwd, stdio: "pipe" },
    );

  it("checks what git says changed, since a commit or the last one", async () => {
    const env = tree({ "notes/a.md": poor, "notes/ü b.md": "# locking.deadlock\n\nNo.\n" });
    git(env.folder, "init", "-q");
    git(env.folder, "add", ".");
    git(env.folder, "commit", "-qm", "one");
    const nothing = await env.check("notes", "--changed");
    expect([nothing.code, nothing.out.includes("0 answers")]).toEqual([0, true]);
    env.write("notes/ü b.md", "# locking.deadlock\n\nStill no.\n");
    env.write("notes/new.md", good);
    const { result } = await env.check("notes", "--changed", "--json");
    expect(result().answers.map(({ file }) => file)).toEqual(["notes/new.md", "notes/ü b.md"]);
    git(env.folder, "add", ".");
    git(env.folder, "commit", "-qm", "two");
    const since = await env.check("notes", "--changed", "HEAD~1", "--json");
    expect(since.result().summary.answers).toBe(2);
    const folder = await env.check("--changed", "notes", "--json");
    expect(folder.result().summary.answers).toBe(0);
  });

  it("refuses an unknown commit, and a folder without git", async () => {
    const env = tree({ "notes/a.md": good });
    git(env.folder, "init", "-q");
    expect((await env.check("notes", "--changed", "--", "nowhere")).code).toBe(2);
    expect((await env.check("notes", "--changed=--output=x")).code).toBe(2);
  });
});

describe("bad input", () => {
  it("reports a missing path, and the others all the same", async () => {
    const { code, result } = await checkJson(
      { "notes/a.md": poor },
      "notes",
      "nowhere",
      "--deck",
      "deck.yaml",
    );
    expect([code, result.exitCode]).toEqual([2, 2]);
    expect(codes(result)).toEqual(expect.arrayContaining(["file/missing", "answer/below-minimum"]));
  });

  it("walks a loop of links once, and a linked note once", async () => {
    const env = tree({ "notes/a.md": good });
    symlinkSync("..", path.join(env.folder, "notes/loop"));
    symlinkSync("a.md", path.join(env.folder, "notes/b.md"));
    symlinkSync("self.md", path.join(env.folder, "notes/self.md"));
    const { code, result } = await env.check("notes", "--json");
    expect([code, result().summary.answers]).toEqual([0, 1]);
  });

  it("never waits for a pipe or a device", async () => {
    const env = tree({ "notes/a.md": good });
    execFileSync("mkfifo", [path.join(env.folder, "notes/pipe.md")]);
    expect((await env.check("notes")).code).toBe(0);
    const named = await env.check("notes/pipe.md", "/dev/zero", "--json");
    expect([named.code, codes(named.result())]).toEqual([
      2,
      ["file/not-regular", "file/not-regular", "match/none"].sort(),
    ]);
  });

  it.each([
    ["UTF-16", Buffer.from("\ufeff# locking.deadlock\n", "utf16le"), "file/encoding"],
    ["invalid UTF-8", Buffer.from([0x23, 0x20, 0xc3, 0x28]), "file/encoding"],
    ["NUL bytes", Buffer.from("# locking.deadlock\n\0"), "file/binary"],
  ])("refuses %s and goes on", async (_, bytes, code) => {
    const { code: exit, result } = await checkJson({ "notes/a.md": bytes, "notes/b.md": good });
    expect([exit, codes(result), result.summary.passed]).toEqual([2, [code], 1]);
  });

  it("reads CRLF and a byte order mark", async () => {
    const { code, result } = await checkJson({ "notes/a.md": `\uFEFF${good.replaceAll("\n", "\r\n")}` });
    expect([code, result.answers[0]?.line, result.answers[0]?.column]).toEqual([0, 1, 3]);
  });

  it.skipIf(process.getuid?.() === 0)("says that a file is unreadable", async () => {
    const env = tree({ "notes/a.md": good, "notes/b.md": good });
    chmodSync(path.join(env.folder, "notes/b.md"), 0);
    const { code, result } = await env.check("notes", "--json");
    expect([code, codes(result())]).toEqual([2, ["file/unreadable"]]);
  });

  it("takes a folder called like a note for a folder", async () => {
    const env = tree({ "notes/a.md/b.md": good });
    mkdirSync(path.join(env.folder, "notes/empty.md"));
    expect((await env.check("notes")).code).toBe(0);
  });
});
