import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { run, steppingClock, type TestEnv, testEnv } from "../helpers/env.js";

const DECK = `questions:
${Array.from({ length: 12 }, (_, i) => `  - {id: t${i % 3}.q${i}, prompt: "What is ${i}?", topics: [t${i % 3}], look_for: [It is ${i}]}`).join("\n")}
`;

/** Answers some questions of the deck; gives the ids that were asked. */
async function drill(env: TestEnv, count: number, ...more: string[]): Promise<string[]> {
  const { out } = await run(
    env,
    "drill",
    "deck.yaml",
    "--json",
    "--seed",
    "s",
    "--count",
    String(count),
    ...more,
  );
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === "question")
    .map(({ id }) => id);
}

function person(): (input: string) => TestEnv {
  const { folder, env } = testEnv();
  writeFileSync(path.join(folder, "deck.yaml"), DECK);
  const now = steppingClock();
  return (input) => ({ ...testEnv({ input, now, env: { ...env } as Record<string, string> }), cwd: folder });
}

const kept = (env: TestEnv): string[] =>
  existsSync(env.paths.cache)
    ? readdirSync(env.paths.cache).filter((name) => name.startsWith("ability-"))
    : [];
const ANSWERS = "It is something else.\n\n".repeat(20);

describe("what is kept of a person's ability", () => {
  it("changes nothing but the time: the same questions come with it, without it, and with a damaged one", async () => {
    const asked: string[][] = [];
    for (const change of ["none", "removed", "damaged", "emptied"]) {
      const sit = person();
      const first = sit(ANSWERS);
      await drill(first, 4);
      const [name] = kept(first);
      expect(name).toBeDefined();
      const file = path.join(first.paths.cache, name ?? "");
      if (change === "removed") rmSync(file);
      if (change === "damaged")
        writeFileSync(file, readFileSync(file, "utf8").replace(/"reviews":\[.*?\]/, '"reviews":[7'));
      if (change === "emptied")
        writeFileSync(file, readFileSync(file, "utf8").replace(/"kept":.*/, '"kept":{}}'));
      asked.push(await drill(sit(ANSWERS), 4, "--new"));
    }
    expect(asked[0]?.length).toBeGreaterThan(3);
    expect(asked).toEqual(asked.map(() => asked[0]));
  });

  it("is nothing with --no-save", async () => {
    const env = person()(ANSWERS);
    await drill(env, 3, "--no-save");
    expect(kept(env)).toEqual([]);
  });
});
