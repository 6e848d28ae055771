/** The key that stands for each point or option: 1 to 9, then A to Z. */

const LABELS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A space for what comes after the last key. */
export function labelOf(index: number): string {
  return LABELS[index] ?? " ";
}

/** Which of `count` things the key stands for. */
export function indexOfLabel(key: string, count: number): number | undefined {
  const index = key.length === 1 ? LABELS.indexOf(key) : -1;
  return index >= 0 && index < count ? index : undefined;
}

/** All the keys for `count` things: `1-4`, or `1-9 A-C`. */
export function labelRange(count: number): string {
  const last = Math.min(count, LABELS.length) - 1;
  if (last <= 0) return "1";
  if (last < 9) return `1-${labelOf(last)}`;
  return last === 9 ? "1-9 A" : `1-9 A-${labelOf(last)}`;
}
