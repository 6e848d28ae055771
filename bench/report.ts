/** How a benchmark tells its figures: a table for people, and one entry of bench/results.json for `npm run bench`. */
import { appendFileSync } from "node:fs";

export interface Figure {
  /** What was measured, in a few words. */
  name: string;
  value: number;
  /** `ms`, `x` (a ratio), `MB`, … */
  unit: string;
  /** The most it may be, in the same unit; left out where there is no budget. */
  budget?: number;
}

/** Prints the figures; under `npm run bench` they go into the results too. Returns how many are over budget. */
export function reportFigures(bench: string, figures: readonly Figure[]): number {
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value, unit, budget } of figures) {
    const limit =
      budget === undefined ? "" : `   at most ${budget} ${unit}${value > budget ? "   OVER" : ""}`;
    console.log(`${name.padEnd(width)}  ${format(value).padStart(9)} ${unit.padEnd(2)}${limit}`);
  }
  // Set by bench/run.ts: a file that collects one JSON object a line.
  const collector = process.env.HOTSEAT_BENCH_FIGURES;
  if (collector) appendFileSync(collector, `${JSON.stringify({ bench, figures })}\n`);
  return figures.filter(({ value, budget }) => budget !== undefined && value > budget).length;
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
