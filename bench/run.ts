/** Runs every `bench:NAME` script one after the other and writes bench/results.json: `npm run bench [name…]`. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";

const wanted = process.argv.slice(2);
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync("package.json", "utf8"));
const names = Object.keys(scripts)
  .filter((script) => script.startsWith("bench:"))
  .map((script) => script.slice("bench:".length))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
const folder = mkdtempSync(path.join(tmpdir(), "hotseat-bench-run-"));
const results: Record<string, unknown> = {};
try {
  for (const name of names) {
    console.log(`\n## ${name}\n`);
    results[name] = runOne(name);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const machine = {
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
};
writeFileSync("bench/results.json", `${JSON.stringify({ machine, results }, null, 2)}\n`);
console.log("\nwritten to bench/results.json");

/** A benchmark that reports no figures is kept as what it printed. */
function runOne(name: string): unknown {
  const collector = path.join(folder, `${name}.jsonl`);
  const started = Date.now();
  const { status, stdout } = spawnSync("npm", ["run", "--silent", `bench:${name}`], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1e8,
    env: { ...process.env, HOTSEAT_BENCH_FIGURES: collector },
  });
  process.stdout.write(stdout);
  if (status !== 0) process.exitCode = 1;
  const seconds = Math.round((Date.now() - started) / 1000);
  if (!existsSync(collector)) return { status, seconds, output: stdout.trimEnd().split("\n") };
  const figures = readFileSync(collector, "utf8")
    .trim()
    .split("\n")
    .flatMap((line) => JSON.parse(line).figures);
  return { status, seconds, figures };
}
