/** Node's hashes, loaded when the first one is made: as an import they would cost every start some milliseconds. */
import type { Hash } from "node:crypto";

export function createHash(algorithm: "sha1" | "sha256"): Hash {
  return process.getBuiltinModule("node:crypto").createHash(algorithm);
}
