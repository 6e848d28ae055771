/** Keeps parsed question files, so that a large YAML file is parsed once and neither read nor hashed at each start. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import path from "node:path";
import { type Bank, createLazyBank, summarize } from "../bank/bank.js";
import type { Question } from "../bank/question.js";
import { type PackedSummaries, packSummaries, unpackSummaries } from "../bank/summary-codec.js";
import { contentHash } from "../core/hash.js";
import { sourceFormat, version } from "../version.js";
import { removeQuietly, replaceFile } from "./cache-file.js";
import { createHash } from "./crypto.js";
import { isUnchanged, readStamp, type Stamp } from "./file-stamp.js";

/** Smaller files are parsed faster than they are looked up. */
const MIN_BYTES = 20_000;

/** What was in a file when it was last read, by the file's path. */
interface Reference {
  path: string;
  stamp: Stamp;
  /** Of the content, which the deck's files are named by. */
  key: string;
}

interface Index extends PackedSummaries {
  /** Length of the body that belongs to it. */
  bodyBytes: number;
}

export interface DeckCache {
  /** `file` is absolute. Undefined when it has to be parsed. */
  load(file: string): Bank | undefined;
  /** `readAt` is a time before the bytes were read, milliseconds since 1970. */
  save(file: string, bytes: Uint8Array, readAt: number, questions: readonly Question[]): void;
}

/** A cache that cannot be read or written is a cache that is empty. */
export function createDeckCache(cache: string): DeckCache {
  const folder = path.join(cache, "decks");
  const fileOf = (key: string, kind: string): string => path.join(folder, `${key}.${kind}`);
  const referenceFile = (file: string): string => fileOf(contentHash(file), "file.json");

  const referenceTo = (file: string): Reference | undefined => {
    try {
      const reference: Reference = JSON.parse(readFileSync(referenceFile(file), "utf8"));
      return reference.path === file ? reference : undefined;
    } catch {
      return undefined;
    }
  };
  const remember = (file: string, stamp: Stamp, key: string): void => {
    const before = referenceTo(file);
    replaceFile(referenceFile(file), JSON.stringify({ path: file, stamp, key } satisfies Reference));
    if (before && before.key !== key)
      for (const kind of ["index.json", "body"]) removeQuietly(fileOf(before.key, kind));
  };
  const bankAt = (key: string): Bank | undefined => {
    try {
      return bankOf(JSON.parse(readFileSync(fileOf(key, "index.json"), "utf8")), fileOf(key, "body"));
    } catch {
      return undefined;
    }
  };

  return {
    load(file) {
      const readAt = Date.now();
      const stamp = readStamp(file, readAt);
      if (!stamp || stamp.bytes < MIN_BYTES) return undefined;
      const reference = referenceTo(file);
      if (reference && isUnchanged(reference.stamp, stamp)) return bankAt(reference.key);
      const bytes = readWhole(file);
      if (!bytes) return undefined;
      const key = keyOf(bytes);
      const bank = bankAt(key);
      if (bank) remember(file, stamp, key);
      return bank;
    },
    save(file, bytes, readAt, questions) {
      if (bytes.length < MIN_BYTES) return;
      const key = keyOf(bytes);
      const { index, body } = encodeDeck(questions);
      if (!replaceFile(fileOf(key, "body"), body)) return;
      if (!replaceFile(fileOf(key, "index.json"), JSON.stringify(index))) return;
      const stamp = readStamp(file, readAt);
      if (stamp) remember(file, stamp, key);
    },
  };
}

function keyOf(bytes: Uint8Array): string {
  return createHash("sha1").update(bytes).update(`${version} ${sourceFormat}`).digest("hex").slice(0, 24);
}

function readWhole(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** The body: where each part ends (32 bits each), the questions as JSON, and last the details of the summaries. */
function encodeDeck(questions: readonly Question[]): { index: Index; body: Buffer } {
  const { details, ...packed } = packSummaries(questions.map(summarize));
  const parts = [...questions.map((question) => JSON.stringify(question)), details].map((part) =>
    Buffer.from(part),
  );
  const ends = Buffer.alloc(4 * parts.length);
  let end = ends.length;
  for (const [i, part] of parts.entries()) {
    end += part.length;
    ends.writeUInt32LE(end, 4 * i);
  }
  return { index: { ...packed, bodyBytes: end }, body: Buffer.concat([ends, ...parts]) };
}

/** Throws when index and body do not belong together. */
function bankOf({ bodyBytes, ...packed }: Index, bodyFile: string): Bank {
  const body = openBody(bodyFile, bodyBytes);
  const count = packed.shapeOf.length;
  const partAt = (place: number): string => {
    const ends = body.read(4 * Math.max(0, place - 1), 8);
    const first = 4 * (count + 1);
    const start = place === 0 ? first : ends.readUInt32LE(0);
    const end = ends.readUInt32LE(place === 0 ? 0 : 4);
    return body.read(start, end - start).toString("utf8");
  };
  const summaries = unpackSummaries(packed, () => partAt(count));
  return createLazyBank(summaries, (_, place) => JSON.parse(partAt(place)));
}

/** So many bodies stay open, so that a cache that is deleted meanwhile is not missed. */
const MOST_HANDLES = 64;
let handles = 0;

/** Throws when the file has another length. */
function openBody(file: string, bytes: number): { read(start: number, length: number): Buffer } {
  const first = openSync(file, "r");
  if (fstatSync(first).size !== bytes) {
    closeSync(first);
    throw new RangeError("another body belongs to this index");
  }
  const keep = handles < MOST_HANDLES;
  if (keep) handles++;
  else closeSync(first);
  return {
    read(start, length) {
      const handle = keep ? first : openSync(file, "r");
      try {
        const buffer = Buffer.alloc(length);
        if (readSync(handle, buffer, 0, length, start) !== length)
          throw new RangeError("the body is cut off");
        return buffer;
      } finally {
        if (!keep) closeSync(handle);
      }
    },
  };
}
