/** Measures `hotseat check` on a thousand notes beside bare Node and markdownlint-cli2: `npm run bench:check`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeCorpus } from "./check-corpus.js";

const RUNS = 5;

/** Prints the process's peak memory when it ends. */
const REPORT_MEMORY = `data:text/javascript,process.on("exit",()=>console.error("peak "+process.resourceUsage().maxRSS))`;

/** Wall time of one run of a Node program. */
function runOnce(args: readonly string[], env: Record<string, string>): number {
  const started = process.hrtime.bigint();
  run(args, env);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/** Peak memory of one run, in megabytes; apart from the timed runs, because asking costs time. */
function peakOf(args: readonly string[], env: Record<string, string>): number {
  const peak = /^peak (\d+)$/m.exec(run(["--import", REPORT_MEMORY, ...args], env))?.[1];
  return Number(peak ?? Number.NaN) / 1024;
}

function run(args: readonly string[], env: Record<string, string>): string {
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  if (status === null || status > 1) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return stderr;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const folder = mkdtempSync(path.join(tmpdir(), "hotseat-bench-"));
try {
  const { notes, program, bytes } = writeCorpus(folder);
  const main = createRequire(path.resolve("package.json")).resolve("markdownlint-cli2");
  const lint = path.join(path.dirname(main), "markdownlint-cli2-bin.mjs");
  const env = { HOTSEAT_HOME: path.join(folder, "home"), CI: "1", NO_COLOR: "1" };
  const check = (file: string, ...more: string[]): string[] => [program, "check", file, ...more];
  const paragraph = "The lock is taken before the row is read, so nobody else can write it meanwhile.\n\n";
  const big = path.join(folder, "big.md");
  writeFileSync(big, `# bench.question-0\n\n${paragraph.repeat(Math.ceil(5e6 / paragraph.length))}`);
  const headings = path.join(folder, "headings.md");
  writeFileSync(headings, "# A heading\n\ntext\n\n".repeat(100_000));
  const cold = (): void =>
    rmSync(path.join(folder, "home", "cache", "check"), { recursive: true, force: true });
  const programs: Record<string, { args: string[]; prepare?: () => void }> = {
    "node -e 0": { args: ["-e", "0"] },
    "hotseat, nothing cached": { args: check(notes), prepare: cold },
    "hotseat, cached": { args: check(notes) },
    "markdownlint-cli2": { args: [lint, `${notes}/*.md`] },
    "hotseat, one note of 5 MB": { args: check(big, "--no-cache") },
    "hotseat, 100,000 headings": { args: check(headings, "--no-cache") },
  };
  const times = new Map<string, number[]>(Object.keys(programs).map((name) => [name, []]));
  for (let i = 0; i < RUNS; i++)
    for (const [name, { args, prepare }] of Object.entries(programs)) {
      prepare?.();
      times.get(name)?.push(runOnce(args, env));
    }
  const figures = Object.entries(programs).map(([name, { args, prepare }]) => {
    prepare?.();
    return { name, milliseconds: median(times.get(name) ?? []), megabytes: peakOf(args, env) };
  });
  const of = (name: string): number =>
    figures.find((figure) => figure.name === name)?.milliseconds ?? Number.NaN;
  console.log(
    `1000 notes in 100 files, ${Math.round(bytes / 1000)} kB; median of ${RUNS} runs, node ${process.version}`,
  );
  for (const { name, milliseconds, megabytes } of figures)
    console.log(
      [
        name.padEnd(28),
        `${milliseconds.toFixed(0).padStart(6)} ms`,
        `${(milliseconds / of("node -e 0")).toFixed(1).padStart(7)}x node`,
        `${(milliseconds / of("markdownlint-cli2")).toFixed(2).padStart(7)}x markdownlint-cli2`,
        `${megabytes.toFixed(0).padStart(6)} MB`,
      ].join(""),
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
