/** The long fault runs: `npm run test:faults`. Prints what was done and what came of it; fails on the first loss. */
import { syncClones } from "./clones.js";
import { fillTmpfs, limitFileSize } from "./disk.js";
import { injectEverywhere } from "./inject.js";
import { killDrills } from "./kill.js";
import { appendTogether, appendWhileRewriting, killLockHolder, stopAndGoOn } from "./processes.js";

const seed = Number(process.argv[2] ?? 1);
const kills = Number(process.argv[3] ?? 500);

/** Only the steps whose name holds it. */
const wanted = process.argv[4] ?? "";

async function step(name: string, work: () => unknown): Promise<void> {
  if (!name.includes(wanted)) return;
  const start = performance.now();
  const result = await work();
  console.log(`\n${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  console.log(JSON.stringify(result, null, 1));
}

await step("A failure injected into every file operation, in every way", () => injectEverywhere(1));
await step("A full disk: a limit on file sizes", () => limitFileSize(64));
await step("A full disk: a small tmpfs", () => fillTmpfs(128) ?? "not allowed to mount here");
await step("Two processes appending for ten seconds", () => appendTogether(2, 10_000));
await step("Eight processes appending for ten seconds", () => appendTogether(8, 10_000));
await step("Two processes appending while a third rewrites and is killed", () =>
  appendWhileRewriting(10_000),
);
await step("A process stopped and woken", () => stopAndGoOn(50));
await step("A lock whose holder is killed", () => killLockHolder());
await step("Three machines syncing in random order", () => syncClones(3, 200, seed));
await step("SIGKILL at random moments of a drill", () => killDrills(kills, seed));
console.log(`\nNothing acknowledged was lost. Seed ${seed}.`);
