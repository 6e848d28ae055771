#!/usr/bin/env node
// What npm runs after an install from git: the build. A global one, such as pre-commit's, comes without what the
// build needs (github.com/npm/cli/issues/8440), so that is fetched first.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

if (!existsSync("node_modules/esbuild"))
  run("npm", ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"]);
run(process.execPath, ["scripts/build.mjs"]);

function run(command, args) {
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    shell: process.platform === "win32" && command === "npm",
    env: { ...process.env, npm_config_global: "false", npm_config_location: "project" },
  });
  if (status !== 0) process.exit(status ?? 1);
}
