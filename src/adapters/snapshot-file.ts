/** The snapshot on disk, keyed to the journal's content: used only where the journal is still what it was made from. */

import { dirname } from "node:path";
import { decodeState, encodeState, SNAPSHOT_VERSION } from "../progress/snapshot.js";
import type { ProgressState } from "../progress/state.js";
import { createHash } from "./crypto.js";
import type { Files } from "./files.js";
import { ensureFolder, readRange, readWhole, replaceFile } from "./files-durable.js";
import type { Place } from "./journal-read.js";

const BLOCK = 1 << 16;

/** Another engine may round a power otherwise: a state is not carried on with digits that it would not give itself. */
const ENGINE = process.versions.v8;

/** Which bytes of a journal a state was made from. */
export interface Key {
  place: Place;
  mtimeMs: number;
  ino: number;
  /** Hash chain over the full blocks of 64 KiB, so that it can be carried on as the journal grows. */
  chain: string;
  /** The chain with the rest behind it. */
  whole: string;
}

export interface Snapshot {
  key: Key;
  state: ProgressState;
}

/** Undefined when there is none, or none that can be used; never throws. */
export function readSnapshot(files: Files, path: string): Snapshot | undefined {
  try {
    const bytes = readWhole(files, path);
    if (!bytes || bytes.length === 0) return undefined;
    const raw = JSON.parse(bytes.toString("utf8"));
    if (raw.version !== SNAPSHOT_VERSION || raw.engine !== ENGINE) return undefined;
    if (typeof raw.key?.place?.offset !== "number") return undefined;
    const state = decodeState(raw.state);
    return state && { key: raw.key, state };
  } catch {
    return undefined;
  }
}

export function writeSnapshot(files: Files, path: string, snapshot: Snapshot): void {
  ensureFolder(files, dirname(path));
  const state = encodeState(snapshot.state);
  const document = { version: SNAPSHOT_VERSION, engine: ENGINE, key: snapshot.key, state };
  replaceFile(files, path, Buffer.from(JSON.stringify(document), "utf8"));
}

/** Whether the journal's first `key.place.offset` bytes are the ones that the key was made from. */
export function keyMatches(files: Files, journal: string, key: Key): boolean {
  const stat = files.stat(journal);
  if (!stat || stat.size < key.place.offset) return false;
  if (stat.size === key.place.offset && stat.mtimeMs === key.mtimeMs && stat.ino === key.ino) return true;
  return hashUpTo(files, journal, key.place.offset).whole === key.whole;
}

/** The key of the journal up to `place`, going on from an earlier key of the same journal where there is one. */
export function keyOf(files: Files, journal: string, place: Place, earlier?: Key): Key | undefined {
  const stat = files.stat(journal);
  if (!stat || stat.size !== place.offset) return undefined;
  const hashes = hashUpTo(files, journal, place.offset, earlier);
  return { place, mtimeMs: stat.mtimeMs, ino: stat.ino, ...hashes };
}

function hashUpTo(
  files: Files,
  journal: string,
  end: number,
  earlier?: Key,
): { chain: string; whole: string } {
  let at = earlier ? earlier.place.offset - (earlier.place.offset % BLOCK) : 0;
  let chain = earlier?.chain ?? "";
  for (; at + BLOCK <= end; at += BLOCK) chain = link(chain, readRange(files, journal, at, at + BLOCK));
  return { chain, whole: link(chain, readRange(files, journal, at, end)) };
}

function link(chain: string, bytes: Uint8Array): string {
  return createHash("sha256").update(chain).update(bytes).digest("base64");
}
