/** Keeps what was folded of a person's reviews between sessions, for each bank. Can be deleted at any time. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { KeptAbility } from "../ability/kept-ability.js";
import { contentHash } from "../core/hash.js";
import { sourceFormat } from "../version.js";
import { replaceFile } from "./cache-file.js";

/** Another engine may round a power otherwise: a belief is not carried on with digits that it would not give itself. */
const MADE_BY = `${sourceFormat} ${process.versions.v8}`;

export interface AbilityCache {
  read(): KeptAbility | undefined;
  write(kept: KeptAbility): void;
}

/** `bank` tells banks apart: with other topics there is another belief. */
export function abilityCache(cache: string, bank: string): AbilityCache {
  const file = path.join(cache, `ability-${contentHash(bank).slice(0, 10)}.json`);
  return {
    read() {
      try {
        const { madeBy, kept } = JSON.parse(readFileSync(file, "utf8"));
        return madeBy === MADE_BY && isWhole(kept) ? kept : undefined;
      } catch {
        return undefined;
      }
    },
    write(kept) {
      replaceFile(file, JSON.stringify({ madeBy: MADE_BY, kept }));
    },
  };
}

/** Whether every list is there; what is in them is looked at where it is used. */
function isWhole(kept: Record<string, unknown>): boolean {
  const { topics, mean, covariance, residuals, reviews, seen } = kept;
  return [topics, mean, covariance, residuals, reviews, seen].every(Array.isArray);
}
