/** The line of keys at the bottom: what there is room for, the most important first, help last. */
import { truncate, widthOf } from "./layout.js";
import type { Theme } from "./theme.js";

/** A key and what it does: `["tab", "hint"]`. */
export type KeyHint = readonly [keys: string, does: string];

const SEPARATOR = " · ";

/** From the back, what is before the last one goes until the rest fits; the first one stays. */
export function legend(hints: readonly KeyHint[], width: number, theme: Theme): string {
  const kept = [...hints];
  const room = (): number =>
    kept.reduce((sum, hint) => sum + widthOf(plain(hint)) + SEPARATOR.length, -SEPARATOR.length);
  while (kept.length > 1 && room() > width) kept.splice(kept.length > 2 ? kept.length - 2 : 1, 1);
  const [only] = kept;
  if (only && kept.length === 1) return truncate(plain(only), width);
  return kept.map(([keys, does]) => `${keys} ${theme.dim(does)}`).join(theme.dim(SEPARATOR));
}

function plain([keys, does]: KeyHint): string {
  return `${keys} ${does}`;
}
