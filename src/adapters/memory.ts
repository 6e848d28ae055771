/** Keeps a long session small: V8 lets its nursery grow to 48 MB before it looks for garbage in earnest. */

let kept = false;

/** From now on the nursery stays as it is: measured with `npm run bench:startup`, about 30 MB less after sixty answers. */
export function keepMemorySmall(): void {
  if (kept) return;
  kept = true;
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  setFlagsFromString("--semi-space-growth-factor=1");
  // What was compiled is kept at the end for the next start, which refuses what was made under other flags.
  process.prependOnceListener("exit", () => setFlagsFromString("--semi-space-growth-factor=2"));
}
