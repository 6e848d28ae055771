/** Sorting what is mostly in order already: the ascending runs are found and merged, so few runs cost few comparisons. */

/**
 * The numbers from 0 to `count` - 1 in ascending order by `compare`; equal ones stay in order of number.
 *
 * @param compare below zero when the first comes before the second
 */
export function sortRuns(count: number, compare: (a: number, b: number) => number): Uint32Array {
  let order = Uint32Array.from({ length: count }, (_, i) => i);
  let runs = [0];
  for (let i = 1; i < count; i++) if (compare(i - 1, i) > 0) runs.push(i);
  let merged = new Uint32Array(count);
  while (runs.length > 1) {
    const starts: number[] = [];
    for (let run = 0; run < runs.length; run += 2) {
      const start = runs[run] ?? 0;
      starts.push(start);
      merge(order, merged, [start, runs[run + 1] ?? count, runs[run + 2] ?? count], compare);
    }
    [order, merged] = [merged, order];
    runs = starts;
  }
  return order;
}

/** Two neighboring runs, from `start` to `middle` and from there to `end`, become one. */
function merge(
  from: Uint32Array,
  into: Uint32Array,
  [start, middle, end]: readonly [number, number, number],
  compare: (a: number, b: number) => number,
): void {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const fromLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0);
    into[at] = from[fromLeft ? left++ : right++] ?? 0;
  }
}
