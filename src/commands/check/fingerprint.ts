/** Tells whether two banks ask the same: the same note may name another question in another bank. */
import type { Bank } from "../../bank/bank.js";
import { contentHash } from "../../core/hash.js";

/** Of everything that the questions say. */
export function bankFingerprint({ summaries }: Bank): string {
  return contentHash(summaries.map(({ id, revision }) => `${id} ${revision}`).join("\n"));
}
