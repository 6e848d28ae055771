#!/usr/bin/env node
// Runs a TypeScript file of this repository: `node scripts/run.mjs bench/startup.ts [arguments]`.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error("usage: node scripts/run.mjs FILE.ts [arguments]");
  process.exit(2);
}
const folder = path.resolve("dist", ".run");
mkdirSync(folder, { recursive: true });
const outfile = path.join(folder, `${path.basename(file, ".ts")}-${process.pid}.mjs`);
try {
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    logLevel: "warning",
  });
  const { status } = spawnSync(process.execPath, ["--expose-gc", outfile, ...rest], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(outfile, { force: true });
}
