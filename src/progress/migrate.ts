/** Brings lines of older journal versions up to date, one version at a time. */
import { JOURNAL_VERSION } from "./events.js";

type Raw = Record<string, unknown>;

/** By version: from that version to the next. */
const steps: Record<number, (raw: Raw) => Raw> = {
  0: fromVersion0,
};

/** The line as the current version writes it; idempotent, and `raw` stays as it is. */
export function upgrade(raw: Raw, version: number): Raw {
  let upgraded = raw;
  for (let v = version; v < JOURNAL_VERSION; v++) upgraded = (steps[v] ?? ((same) => same))(upgraded);
  return upgraded;
}

/** Version 0, before the first release: no `v`, no offset, a point's verdict as plain text, no session. */
function fromVersion0(raw: Raw): Raw {
  const { v: _, ...rest } = raw;
  const upgraded: Raw = { v: 1, ...rest, offset: raw.offset ?? 0 };
  if (raw.type === "review") {
    upgraded.session = raw.session ?? "before-sessions";
    upgraded.mode = raw.mode ?? "typed";
    upgraded.seconds = raw.seconds ?? 0;
    upgraded.points = verdictObjects(raw.points);
  }
  return upgraded;
}

function verdictObjects(points: unknown): unknown {
  if (typeof points !== "object" || points === null) return points;
  return Object.fromEntries(
    Object.entries(points).map(([id, fact]) => [id, typeof fact === "string" ? { verdict: fact } : fact]),
  );
}
