/** A process that opens a journal, tells what that took, and leaves a snapshot. */
import { openProgress } from "../../src/adapters/progress-store.js";
import { seededRandom } from "../../src/core/random.js";

const start = performance.now();
const paths = JSON.parse(process.argv[2] ?? "{}");
const store = openProgress({
  paths,
  now: Date.now,
  offsetAt: () => 0,
  random: seededRandom(1),
  readOnly: true,
});
const seconds = (performance.now() - start) / 1000;
// Kilobytes on every platform.
const megabytes = process.resourceUsage().maxRSS / 1000;
store.close();
console.log(JSON.stringify({ seconds, megabytes, events: store.state.events }));
