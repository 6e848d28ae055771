/** Whether an answer says a sentence of a model answer the same way round, turns it around, or does both. */
import type { Unit } from "./reference-text.js";
import { type Said, slotOf } from "./said.js";

/** A sentence of the answer speaks of a sentence of the reference when it says this share of it. */
const SPEAKS_FROM = 0.4;
/** It counts beside another one that says the opposite from this share on. */
const HEDGES_FROM = 0.7;
/** It turns it around when this share of what it says is turned around. */
const TURNED_FROM = 0.18;
/** … and more where it says less of the unit: then the denial may be about something else. */
const TURNED_SLACK = 0.3;
/** A sentence says a unit both ways round when this share of its words stands in it with and without a denial. */
const BOTH_FROM = 0.4;
/** Two sentences say a unit equally well when the lesser says this share of what the better does. */
const CLOSE_TO_BEST = 0.8;
const EVIDENCE_FROM = 0.5;

/** Whether the sentences that say most of the unit say it the same way round, or turn it around, or both. */
export function turnOf(unit: Unit, sentences: Said["sentences"]): { agreed: boolean; opposed: boolean } {
  let agreed = 0;
  let opposed = 0;
  for (const here of sentences) {
    const { same, other, both } = waysOf(unit, here.scores, here.disputed);
    const speaks = same + other;
    const saidTwice = both >= BOTH_FROM * unit.weight;
    const turned = other >= (TURNED_FROM + TURNED_SLACK * (1 - speaks / unit.weight)) * speaks;
    if (turned || saidTwice) opposed = Math.max(opposed, speaks);
    if (!turned || saidTwice) agreed = Math.max(agreed, speaks);
  }
  const best = Math.max(agreed, opposed);
  if (best < SPEAKS_FROM * unit.weight) return { agreed: false, opposed: false };
  const enough = Math.max(HEDGES_FROM * unit.weight, CLOSE_TO_BEST * best);
  return {
    agreed: agreed === best || agreed >= enough,
    opposed: opposed === best || opposed >= enough,
  };
}

/** Weights said the same way round and the other way round in one sentence. */
function waysOf(
  unit: Unit,
  here: ReadonlyMap<number, number>,
  disputed: boolean,
): { same: number; other: number; both: number } {
  let same = 0;
  let both = 0;
  let byDenial = 0;
  let byOpposite = 0;
  let denialShared = false;
  for (const { term, weight, denied } of unit.words) {
    const as = here.get(slotOf(term, denied, 0)) ?? 0;
    const twice = here.get(slotOf(term, 1 - denied, 1)) ?? 0;
    const turned = here.get(slotOf(term, 1 - denied, 0)) ?? 0;
    const opposite = here.get(slotOf(term, denied, 1)) ?? 0;
    const best = Math.max(as, twice, turned, opposite);
    both += weight * Math.min(as, turned);
    if (best === Math.max(as, twice)) same += weight * best;
    else if (best === turned) byDenial += weight * best;
    else byOpposite += weight * best;
    if (denied === 1 && as >= EVIDENCE_FROM && as === best) denialShared = true;
  }
  // Both deny the same thing; which other words the denial reaches is a matter of word order.
  return denialShared && !disputed
    ? { same: same + byDenial, other: byOpposite, both }
    : { same, other: byDenial + byOpposite, both };
}
