/** A process that opens a journal, tells what that took, and leaves a snapshot. */
import { openProgress } from "../../src/adapters/progress-store.js";
import { seededRandom } from "../../src/core/random.js";

const paths = JSON.parse(process.argv[2] ?? "{}");
const start = performance.now();
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
const { user, system } = process.cpuUsage();
const cpu = (user + system) / 1e6;
store.close();
console.log(JSON.stringify({ seconds, cpu, megabytes, events: store.state.events }));
