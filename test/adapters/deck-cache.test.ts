import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadBankFrom } from "../../src/adapters/banks.js";
import { createDeckCache } from "../../src/adapters/deck-cache.js";
import { isUnchanged, readStamp } from "../../src/adapters/file-stamp.js";
import type { Bank } from "../../src/bank/bank.js";
import { temporaryFolder } from "../helpers/env.js";

const HOUR = 3_600_000;

/** A deck large enough to be cached; `word` is in every prompt. */
function deckText(word: string, count = 150): string {
  const questions = Array.from({ length: count }, (_, i) => {
    const topic = i % 3 ? "sql" : "http";
    return `  - id: ${topic}.question-${i}
    prompt: Number ${i} asks about ${word} — and “why”.
    topics: [${topic}]
    level: ${i % 2 ? "senior" : "beginner"}
    look_for:
      - {id: first, point: "Says ${word}", must: true, weight: ${1 + (i % 3)}}
      - Says more
`;
  });
  return `questions:\n${questions.join("")}`;
}

function setUp(text = deckText("alpha")) {
  const folder = temporaryFolder();
  const file = path.join(folder, "deck.yaml");
  const cache = path.join(folder, "cache");
  writeFileSync(file, text);
  const age = (milliseconds = HOUR): void => {
    // The entry's own time cannot be set, so the reading is put into the future instead.
    const reference = path.join(
      cache,
      "decks",
      readdirSync(path.join(cache, "decks")).find((name) => name.endsWith(".file.json")) ?? "",
    );
    const kept = JSON.parse(readFileSync(reference, "utf8"));
    kept.stamp.readAt += milliseconds;
    writeFileSync(reference, JSON.stringify(kept));
  };
  const load = async (): Promise<Bank> =>
    (await loadBankFrom({ decks: ["deck.yaml"], cwd: folder, cache })).bank;
  const cached = (): Bank | undefined => createDeckCache(cache).load(file);
  return { folder, file, cache, decks: path.join(cache, "decks"), age, load, cached };
}

const prompts = (bank: Bank | undefined): string[] =>
  bank?.summaries.map(({ id }) => bank.get(id)?.prompt ?? "") ?? [];

describe("the cache of parsed question files", () => {
  it("gives what parsing gives, to the last detail", async () => {
    const { load, cached } = setUp();
    const parsed = await load();
    const again = cached();
    expect(again?.summaries.length).toBe(150);
    for (const summary of parsed.summaries) {
      const found = again?.summary(summary.id);
      for (const key of Object.keys(summary) as (keyof typeof summary)[])
        expect(found?.[key]).toEqual(summary[key]);
      expect(again?.get(summary.id)).toEqual(parsed.get(summary.id));
    }
    expect(again?.get("sql.no-such")).toBeUndefined();
  });

  it("does not read a file that was last changed well before it was read", async () => {
    const { load, cached, age, decks } = setUp();
    await load();
    age();
    const name = readdirSync(decks).find((entry) => entry.endsWith(".file.json")) ?? "";
    const reference = JSON.parse(readFileSync(path.join(decks, name), "utf8"));
    // Who read the file would find what it holds under its true key.
    writeFileSync(path.join(decks, name), JSON.stringify({ ...reference, key: "another" }));
    expect(cached()).toBeUndefined();
    writeFileSync(path.join(decks, name), JSON.stringify(reference));
    expect(prompts(cached())[0]).toContain("alpha");
  });

  it("sees a change of the same length within the same moment", async () => {
    const { load, file, cached } = setUp();
    await load();
    const { atime, mtime } = statSync(file);
    writeFileSync(file, deckText("gamma"));
    utimesSync(file, atime, mtime);
    expect(cached()).toBeUndefined();
    expect(prompts(await load())[0]).toContain("gamma");
    expect(prompts(cached())[0]).toContain("gamma");
  });

  it("sees a change that puts the old time back, also long after", async () => {
    const { load, file, age } = setUp();
    await load();
    age();
    const { atime, mtime } = statSync(file);
    writeFileSync(file, deckText("gamma"));
    utimesSync(file, atime, mtime);
    expect(prompts(await load())[0]).toContain("gamma");
  });

  it("sees another file put in its place", async () => {
    const { load, file, folder, age } = setUp();
    await load();
    age();
    const other = path.join(folder, "other.yaml");
    writeFileSync(other, deckText("gamma"));
    rmSync(file);
    writeFileSync(file, readFileSync(other));
    expect(prompts(await load())[0]).toContain("gamma");
  });

  it("knows a file again that was only touched or moved, by its content", async () => {
    const { load, cached, file, folder, cache } = setUp();
    await load();
    utimesSync(file, new Date(), new Date(2020, 1, 1));
    expect(prompts(cached()).length).toBe(150);
    const moved = path.join(folder, "moved.yaml");
    writeFileSync(moved, readFileSync(file));
    expect(createDeckCache(cache).load(moved)?.summaries.length).toBe(150);
  });

  it("drops what an edited file held before", async () => {
    const { load, file, decks } = setUp();
    await load();
    const before = readdirSync(decks).length;
    writeFileSync(file, deckText("another word"));
    await load();
    expect(readdirSync(decks).length).toBe(before);
  });

  it("can be deleted at any time, also under a bank that is open", async () => {
    const { load, cached, cache } = setUp();
    await load();
    const open = cached();
    rmSync(cache, { recursive: true });
    expect(prompts(open).at(-1)).toContain("Number 149");
    expect(open?.summaries[0]?.points.length).toBe(2);
    expect(cached()).toBeUndefined();
    expect(prompts(await load()).length).toBe(150);
  });

  it.each([
    ["index", ".index.json", ""],
    ["index", ".index.json", '{"ids":"a","shapes":[],"shapeOf":[0],"bodyBytes":1}'],
    ["body", ".body", "short"],
    ["reference", ".file.json", "{"],
    ["reference", ".file.json", "null"],
  ])("is made anew where its %s (%s) is damaged: %j", async (_, ending, content) => {
    const { load, age, decks } = setUp();
    await load();
    age();
    for (const name of readdirSync(decks).filter((name) => name.endsWith(ending)))
      writeFileSync(path.join(decks, name), content);
    expect(prompts(await load())).toEqual(prompts(await load()));
    expect(prompts(await load()).length).toBe(150);
  });

  it("keeps nothing of small files, of files with errors, and where it cannot", async () => {
    const small = setUp(deckText("alpha", 3));
    await small.load();
    expect(existsSync(small.decks)).toBe(false);
    const broken = setUp(`${deckText("alpha")}  - id: sql.broken\n    level: expert\n`);
    await broken.load();
    expect(existsSync(broken.decks)).toBe(false);
    const refused = setUp();
    writeFileSync(refused.cache, "a file where a folder should be");
    expect(prompts(await refused.load()).length).toBe(150);
  });
});

describe("a file's stamp", () => {
  it("is trusted only when the file changed well before it was read", () => {
    const { file } = setUp();
    const changed = Math.floor(statSync(file).ctimeMs);
    const at = (readAt: number) => {
      const stamp = readStamp(file, readAt);
      if (!stamp) throw new Error("no stamp");
      return stamp;
    };
    expect(isUnchanged(at(changed + 500), at(changed + HOUR))).toBe(false);
    expect(isUnchanged(at(changed - HOUR), at(changed + HOUR))).toBe(false);
    expect(isUnchanged(at(changed + 5_000), at(changed + HOUR))).toBe(true);
  });

  it("is not given for what is no file", () => {
    expect(readStamp("/no/such/file", 0)).toBeUndefined();
    expect(readStamp(temporaryFolder(), 0)).toBeUndefined();
  });
});
