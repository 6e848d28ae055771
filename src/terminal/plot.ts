/** Small text plots: columns for days, bars for shares; each number is also written out. */
import type { Theme } from "./theme.js";

const BLOCKS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const ASCII = [".", ":", "-", "=", "+", "*", "#", "@"];

/** One character a value; zero is a space-wide dot so that days stay countable. */
export function sparkline(values: readonly number[], theme: Theme): string {
  const top = Math.max(1, ...values);
  const steps = theme.symbols.barFull === "#" ? ASCII : BLOCKS;
  return values
    .map((value) =>
      value <= 0 ? theme.dim("·") : theme.accent(steps[Math.min(7, Math.ceil((value / top) * 8) - 1)] ?? ""),
    )
    .join("");
}

/** A share from 0 to 1 as a bar of `cells` characters. */
export function shareBar(share: number, cells: number, theme: Theme): string {
  const full = Math.round(Math.max(0, Math.min(1, share)) * cells);
  return (
    theme.accent(theme.symbols.barFull.repeat(full)) + theme.dim(theme.symbols.barEmpty.repeat(cells - full))
  );
}
