import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../src/notes/config-file.js";
import { configSchema } from "../../src/notes/config-schema.js";
import { parseTap, validateJunit, validateSarif, validateWith } from "../notes/validators.js";
import { GOOD, POOR, tree } from "./check-helpers.js";

const ESC = "\u001b";
/** Text that tries to be a command, a mark-up or another report. */
const HOSTILE = [
  "::error file=x::forged",
  "##[error]forged",
  "##vso[task.complete]forged",
  "]]></failure></testcase><testcase name='forged'/>",
  `${ESC}[2J${ESC}]0;forged\u0007`,
  "\u009b31m \u202e evil \u2066 \ud800 \ufffe \u0000".replace("\u0000", ""),
  "not ok 1 - forged",
  "<img src=x onerror=alert(1)> | [forged](https://evil.example) `code` @everyone",
  "Bail out!",
].join(" ");

const FILES = {
  "notes/good.md": `# locking.lost-update\n\n${GOOD}\n`,
  "notes/with space, 100% ünï:.md": `# locking.deadlok ${HOSTILE}?\n\ntext\n\n# What is a deadlok? ${HOSTILE}\n\n${HOSTILE}\n`,
  "notes/::error::x.md": `# locking.deadlock\n\n${POOR} ${HOSTILE}\n<!-- hotseat-disable nothing -- ${HOSTILE.replaceAll("-->", "")} -->\n<!-- hotseat-x -->\n`,
  "notes/z]]>&\"'.md": `# locking.kinds\n\n${HOSTILE}\n`,
  "notes/binary.md": Buffer.from([1, 0, 2]),
};

async function report(format: string, ...more: string[]): Promise<string> {
  const { out } = await tree(FILES).check("notes", "nowhere %0A::error::", "--format", format, ...more);
  return out;
}

/** What no report may hold: a control character, a direction override, a line that is a workflow command. */
function expectHarmless(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(text).not.toMatch(/^\s*::/m);
  expect(text).not.toMatch(/##\[|##vso\[/);
}

describe("reports of hostile notes", () => {
  it("json follows its schema", async () => {
    const text = await report("json", "--verbose");
    expectHarmless(text);
    const document = JSON.parse(text);
    validateWith("schema/check-result.schema.json", document);
    expect(document.exitCode).toBe(2);
    expect(document.findings.map(({ file }: { file: string }) => file)).toContain(
      "notes/with space, 100% ünï:.md",
    );
  });

  it("sarif follows the standard's schema, with addresses that decode to the paths", async () => {
    const text = await report("sarif");
    expectHarmless(text);
    const document = JSON.parse(text);
    validateSarif(document);
    const uris: string[] = document.runs[0].results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    for (const uri of uris) expect(uri).toMatch(/^[\w.~%/!'()*-]+$/);
    expect(uris.map(decodeURIComponent)).toContain("notes/with space, 100% ünï:.md");
    const ids = document.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id);
    for (const { ruleId, ruleIndex } of document.runs[0].results) expect(ids[ruleIndex]).toBe(ruleId);
  });

  it("junit follows Jenkins' rules, and no case is forged", async () => {
    const text = await report("junit");
    expectHarmless(text);
    await validateJunit(text);
    expect(text).not.toContain("]]>");
    expect(text).not.toContain("name='forged'");
    expect(text.match(/<testcase /g)).toHaveLength(Number(/tests="(\d+)"/.exec(text)?.[1]));
    expect(text).toMatch(/<testsuites [^>]*failures="[1-9]\d*" errors="2"/);
    expect(text).toMatch(/time="\d+\.\d{3}"/);
  });

  it("tap is what a TAP parser reads, with one point for each case", async () => {
    const text = await report("tap");
    expectHarmless(text);
    const results = parseTap(text);
    expect(results).toMatchObject({ ok: false, bailout: false, count: results.plan.end });
    expect(results.fail).toBeGreaterThanOrEqual(4);
    expect(results.skip).toBe(1);
  });

  it("gitlab has what code quality needs, and no fingerprint twice", async () => {
    const text = await report("gitlab");
    expectHarmless(text);
    const issues = JSON.parse(text) as { fingerprint: string; location: { path: string } }[];
    for (const issue of issues)
      expect(issue).toEqual({
        description: expect.any(String),
        check_name: expect.any(String),
        fingerprint: expect.stringMatching(/^[0-9a-f]{28}$/),
        severity: expect.stringMatching(/^(?:major|minor)$/),
        location: { path: expect.any(String), lines: { begin: expect.any(Number) } },
      });
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });

  it("gitlab's fingerprints outlive lines that move", async () => {
    const prints = async (before: string): Promise<string[]> => {
      const { out } = await tree({ "notes/a.md": `${before}# locking.lost-update\n\n${POOR}\n` }).check(
        "notes",
        "--format",
        "gitlab",
      );
      return (JSON.parse(out) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
    };
    expect(await prints("Some\n\nlines.\n\n")).toEqual(await prints(""));
  });

  it("github forges no annotation, and writes at most ten a severity", async () => {
    const many = Array.from({ length: 25 }, (_, i) => `# locking.dead-lock-${i}\n\ntext\n`).join("\n");
    const { out } = await tree({ ...FILES, "notes/many.md": many }).check("notes", "--format", "github");
    const lines = out.trimEnd().split("\n");
    for (const line of lines)
      expect(line).toMatch(
        /^::(?:(?:error|warning) file=[^:,\r\n]+,line=\d+,col=\d+,title=[^:,\r\n]+|notice title=hotseat)::[^\r\n]*$/,
      );
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(lines.at(-1)).toMatch(/^::notice title=hotseat::\d+ more/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it("pretty and markdown hold no command, no link and no HTML of a note", async () => {
    const pretty = await report("pretty", "--verbose");
    expectHarmless(pretty.replaceAll("##[", "").replaceAll("##vso[", ""));
    const markdown = await report("markdown", "--verbose");
    expectHarmless(markdown);
    expect(markdown).not.toMatch(/<img|(?<!\\)\]\(|@everyone/);
  });
});

describe("schemas", () => {
  it("the configuration's is what the table of keys says", async () => {
    await expect(`${JSON.stringify(configSchema(), null, 2)}\n`).toMatchFileSnapshot(
      "../../schema/config.schema.json",
    );
  });

  it.each([
    [
      "everything",
      {
        notes: ["a"],
        deck: "b",
        min_score: 70,
        min_average: 0,
        topics: { sql: 80, go: { min_score: 1 } },
        levels: { senior: 2 },
        must: "off",
        missed: "error",
        red_flags: "error",
        guards: "off",
        require: "all",
        ignore: ["x"],
        baseline: "b.json",
        answers: false,
      },
      true,
    ],
    ["nothing", {}, true],
    ["a percent above 100", { min_score: 101 }, false],
    ["an unknown key", { minScore: 1 }, false],
    ["an unknown level", { levels: { expert: 1 } }, false],
    ["a reaction that is none", { must: "fatal" }, false],
    ["a number where a text belongs", { baseline: 3 }, false],
    ["an empty name", { notes: [""] }, false],
  ])("the configuration's schema and its parser agree on %s", (_, value, valid) => {
    const bySchema = (() => {
      try {
        validateWith("schema/config.schema.json", value);
        return true;
      } catch {
        return false;
      }
    })();
    const byParser = parseConfig("x.yaml", JSON.stringify(value)).problems.length === 0;
    expect([bySchema, byParser]).toEqual([valid, valid]);
  });

  it("the result's is read by people as well", () => {
    expect(JSON.parse(readFileSync("schema/check-result.schema.json", "utf8")).title).toContain(
      "hotseat check",
    );
  });
});
