/** By which version of its question each answer was accepted, from the committed baseline. */
import { readTextFile } from "../../adapters/text-file.js";
import { parseBaseline } from "../../notes/baseline.js";
import type { PassedRevisions } from "./passed.js";

/** Empty where there is no baseline. */
export function readPassedBaseline(file: string): PassedRevisions {
  const read = readTextFile(file);
  const baseline = read.ok ? parseBaseline(read.text) : undefined;
  return new Map(
    Object.entries(baseline?.questions ?? {}).flatMap(([id, { revision }]) =>
      revision === undefined ? [] : [[id, revision] as const],
    ),
  );
}
