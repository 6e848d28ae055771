/** Which backups to keep as they grow old: one an hour, a day, a week, a month. */

const HOUR = 3_600_000;

/** How far back each spacing reaches, by the number of backups it keeps. */
const RULES = [
  { every: HOUR, keep: 12 },
  { every: 24 * HOUR, keep: 7 },
  { every: 7 * 24 * HOUR, keep: 5 },
  { every: 30 * 24 * HOUR, keep: 24 },
];

/** Copies made before something risky stay as long as this, whatever their spacing. */
const RISKY_STAYS = 30 * 24 * HOUR;

/**
 * The automatic backups that may go. For each spacing the newest of every period is kept, for as many
 * periods as the rule says; the newest and the oldest of all always stay, and so do copies made by hand.
 *
 * @param backups oldest first; `at` in milliseconds since 1970
 */
export function backupsToDrop<T extends { at: number; reason: string }>(
  backups: readonly T[],
  now: number,
): T[] {
  const kept = new Set<T>();
  for (const backup of backups) {
    if (backup.reason === "manual") kept.add(backup);
    else if (backup.reason !== "auto" && now - backup.at < RISKY_STAYS) kept.add(backup);
  }
  const newestFirst = [...backups].reverse();
  for (const { every, keep } of RULES) {
    const periods = new Map<number, T>();
    for (const backup of newestFirst) {
      const period = Math.floor(backup.at / every);
      if (!periods.has(period) && periods.size < keep) periods.set(period, backup);
    }
    for (const backup of periods.values()) kept.add(backup);
  }
  for (const backup of [backups[0], backups.at(-1)]) if (backup) kept.add(backup);
  return backups.filter((backup) => !kept.has(backup));
}
