/** Keeps parsed question files by content, so that a large YAML file is parsed once and not at each start. */
import { closeSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Bank, createLazyBank, summarize } from "../bank/bank.js";
import type { Question } from "../bank/question.js";
import { decodeSummary, encodeSummary, type SummaryRow } from "../bank/summary-codec.js";
import { version } from "../version.js";
import { createHash } from "./crypto.js";
import { makeFolder } from "./make-folder.js";

interface CachedDeck {
  summaries: SummaryRow[];
  /** Byte length of each question in the body file, in order. */
  lengths: number[];
}

/** Smaller files are parsed faster than they are looked up. */
const MIN_BYTES = 20_000;

export interface DeckCache {
  load(bytes: Uint8Array): Bank | undefined;
  save(bytes: Uint8Array, questions: readonly Question[]): void;
}

/** A cache that cannot be read or written is a cache that is empty. */
export function createDeckCache(folder: string): DeckCache {
  const keyOf = (bytes: Uint8Array): string =>
    createHash("sha1").update(bytes).update(`${version}-2`).digest("hex").slice(0, 24);
  const indexFile = (key: string): string => path.join(folder, "decks", `${key}.index.json`);
  const bodyFile = (key: string): string => path.join(folder, "decks", `${key}.body.json`);
  return {
    load(bytes) {
      if (bytes.length < MIN_BYTES) return undefined;
      const key = keyOf(bytes);
      try {
        const cached: CachedDeck = JSON.parse(readFileSync(indexFile(key), "utf8"));
        return bankOf(cached, bodyFile(key));
      } catch {
        return undefined;
      }
    },
    save(bytes, questions) {
      if (bytes.length < MIN_BYTES) return;
      const key = keyOf(bytes);
      const rows = questions.map((question) => Buffer.from(JSON.stringify(question)));
      const index: CachedDeck = {
        summaries: questions.map((question) => encodeSummary(summarize(question))),
        lengths: rows.map((row) => row.length),
      };
      try {
        makeFolder(path.join(folder, "decks"), 0o700);
        replace(bodyFile(key), Buffer.concat(rows));
        replace(indexFile(key), Buffer.from(JSON.stringify(index)));
      } catch {
        // Not being able to cache costs time, nothing else.
      }
    },
  };
}

function replace(file: string, content: Buffer): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content, { mode: 0o600 });
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function bankOf(cached: CachedDeck, body: string): Bank {
  const handle = openSync(body, "r");
  closeSync(handle);
  let places: ReadonlyMap<string, [offset: number, length: number]> | undefined;
  return createLazyBank(cached.summaries.map(decodeSummary), (id) => {
    places ??= placesOf(cached);
    const place = places.get(id);
    if (!place) return undefined;
    return JSON.parse(readSlice(body, ...place).toString("utf8"));
  });
}

/** Where each question is in the body file. */
function placesOf({ summaries, lengths }: CachedDeck): Map<string, [offset: number, length: number]> {
  const places = new Map<string, [offset: number, length: number]>();
  let offset = 0;
  summaries.forEach(([id], i) => {
    const length = lengths[i] ?? 0;
    places.set(id, [offset, length]);
    offset += length;
  });
  return places;
}

function readSlice(file: string, offset: number, length: number): Buffer {
  const handle = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(length);
    readSync(handle, buffer, 0, length, offset);
    return buffer;
  } finally {
    closeSync(handle);
  }
}
