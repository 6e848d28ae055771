/** Lines that cannot be read are copied aside before anything else happens to them, and told of once. */
import { basename, dirname, join } from "node:path";
import { counted } from "../core/count.js";
import { contentHash } from "../core/hash.js";
import { isConflictMarker } from "../progress/codec.js";
import type { Files } from "./files.js";
import { appendDurably, readWhole } from "./files-durable.js";
import type { Reading } from "./journal-read.js";
import type { Damage } from "./open-line.js";

/** `progress.damaged.jsonl` beside `progress.jsonl`. */
export function quarantinePath(journal: string): string {
  return join(dirname(journal), `${basename(journal).replace(/\.jsonl$/, "")}.damaged.jsonl`);
}

/**
 * Copies damage that is not in the quarantine yet into it, and says so; what is there already was told of before.
 */
export function tellDamage(
  files: Files,
  journal: string,
  reading: Reading,
  options: { writable: boolean; now: number },
): string[] {
  if (reading.damage.length === 0) return [];
  const path = quarantinePath(journal);
  const known = knownHashes(files, path);
  const fresh = reading.damage.filter((damage) => !known.has(contentHash(damage.text)));
  if (fresh.length === 0) return [];
  const kept = options.writable && keep(files, path, fresh, options.now);
  return [describe(journal, fresh, reading.state.events, kept ? basename(path) : undefined)];
}

function knownHashes(files: Files, path: string): Set<string> {
  const hashes = new Set<string>();
  try {
    for (const line of (readWhole(files, path)?.toString("utf8") ?? "").split("\n")) {
      const hash = /"hash":"([0-9a-f]+)"/.exec(line.slice(0, 200))?.[1];
      if (hash) hashes.add(hash);
    }
  } catch {
    // An unreadable quarantine knows nothing: the damage is told of again.
  }
  return hashes;
}

function keep(files: Files, path: string, damage: readonly Damage[], now: number): boolean {
  const lines = damage.map(({ text, line, reason }) => {
    // A crash can leave gigabytes of NUL bytes: their number says everything.
    const nul = reason === "only NUL bytes" ? { bytes: text.length } : { text };
    return JSON.stringify({ hash: contentHash(text), at: new Date(now).toISOString(), line, reason, ...nul });
  });
  try {
    appendDurably(files, path, `${lines.join("\n")}\n`);
    return true;
  } catch {
    return false;
  }
}

function describe(
  journal: string,
  damage: readonly Damage[],
  events: number,
  copy: string | undefined,
): string {
  const name = basename(journal);
  const others =
    events === 0 ? "nothing else is in it" : `the other ${counted(events, "event is", "events are")} used`;
  const kept = copy
    ? `A copy is in ${copy}; ${others}.`
    : `${others.replace(/^./, (first) => first.toUpperCase())}.`;
  const rest = `${kept} \`hotseat doctor\` tells more.`;
  const [first] = damage;
  if (damage.length === 1 && first?.torn)
    return `The last line of ${name} was cut off in the middle of a write. ${rest}`;
  const markers = damage.filter(({ text }) => isConflictMarker(text.trimEnd())).length;
  if (markers === damage.length)
    return `${name} holds merge conflict markers (line ${first?.line}). Both sides are used. ${rest}`;
  if (damage.length === 1)
    return `Line ${first?.line} of ${name} could not be read (${first?.reason}). ${rest}`;
  const numbers = damage.slice(0, 5).map(({ line }) => line);
  const more = damage.length > numbers.length ? ", …" : "";
  return `${damage.length} lines of ${name} could not be read (lines ${numbers.join(", ")}${more}). ${rest}`;
}
