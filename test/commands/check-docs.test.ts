import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ruleDescription } from "../../src/notes/rule-names.js";
import { runAfresh, tree } from "./check-helpers.js";

const page = readFileSync("docs/check.md", "utf8");
const blocks = [...page.matchAll(/^(`{3,4})(\w+)\n([\s\S]*?)^\1$/gm)].map(([, , language, text]) => ({
  language,
  text: text ?? "",
}));

/** The blocks whose text holds it. */
function textOf(needle: string): string {
  const found = blocks.filter(({ text }) => text.includes(needle));
  expect(found).toHaveLength(1);
  return found[0]?.text ?? "";
}

const NOTES = { "notes/sql.md": "# sql.upsert\n\nINSERT with ON CONFLICT DO UPDATE, in one statement.\n" };

describe("docs/check.md", () => {
  it("shows a configuration that the program takes", async () => {
    const env = tree({ ...NOTES, "hotseat.config.yaml": textOf("min_average: 80") });
    expect((await runAfresh(env, "check")).code).toBe(1);
    const { out } = await runAfresh(env, "config", "--explain");
    expect(out).toMatch(/^min_average +80 +hotseat\.config\.yaml:4$/m);
  });

  it("shows a note whose answer is found, and nothing else", async () => {
    const env = tree({ "notes/a.md": textOf("What I would ask back").replace(/^…$/m, "Which engine?") });
    const { out } = await runAfresh(env, "check", "notes", "--json");
    const { answers, findings } = JSON.parse(out);
    expect(answers.map(({ question }: { question: string }) => question)).toEqual([
      "transactions.lost-update",
    ]);
    expect(findings.map(({ code }: { code: string }) => code)).not.toContain("question/unknown");
  });

  it("shows workflows that are YAML, with command lines that run", async () => {
    expect(parse(textOf("uses: actions/checkout")).jobs.answers.steps).toHaveLength(2);
    const gitlab: { script: string[] } = parse(textOf("image: node")).answers;
    const script: string = JSON.parse(textOf('"scripts"')).scripts.test;
    const { args }: { args: string[] } = parse(textOf("id: hotseat-check")).repos[0].hooks[0];
    const hook = `hotseat check --no-must-find ${args.join(" ")} notes/sql.md`;
    for (const line of [...gitlab.script, script, hook]) {
      const words = line.replace(/^npx --yes /, "").split(" ");
      expect(words.shift()).toBe("hotseat");
      const { code, out, err } = await runAfresh(tree(NOTES), ...words);
      expect([line, code, err]).toEqual([line, 1, ""]);
      expect(out).toContain("sql.upsert");
    }
  });

  it("names findings that there are", () => {
    const table = /^\| code[\s\S]*?\n\n/m.exec(page)?.[0] ?? "";
    const codes = [...table.matchAll(/`([a-z-]+\/[a-z-]+)`/g)].map(([, code]) => code ?? "");
    expect(codes.length).toBeGreaterThan(12);
    for (const code of codes) expect(ruleDescription(code)).not.toBe(code);
  });
});
