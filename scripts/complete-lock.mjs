#!/usr/bin/env node
// Completes package-lock.json after `npm install`: npm leaves out the optional packages of other platforms
// when it cannot fetch their manifests, and then `npm ci` refuses the lock file on every platform.
// The name of such a package says for which platform it is; npm asks for that before it fetches anything.
import { readFileSync, writeFileSync } from "node:fs";

const FILE = "package-lock.json";
const OS = /(?:^|[-/])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?:-|$)/;
const CPU = /-(arm64|arm|x64|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32)(?:-|$)/;

const lock = JSON.parse(readFileSync(FILE, "utf8"));
const added = [];
for (const [parent, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const known =
      `node_modules/${name}` in lock.packages || `${parent}/node_modules/${name}` in lock.packages;
    const os = OS.exec(name)?.[1];
    if (known || !os || !/^\d+\.\d+\.\d+/.test(range)) continue;
    const cpu = CPU.exec(name)?.[1];
    const libc = /musl/.test(name) ? "musl" : /gnu/.test(name) ? "glibc" : undefined;
    lock.packages[`node_modules/${name}`] = {
      version: range,
      ...(cpu ? { cpu: [cpu] } : {}),
      dev: true,
      ...(libc ? { libc: [libc] } : {}),
      optional: true,
      os: [os],
    };
    added.push(name);
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
lock.packages = Object.fromEntries(sorted);
if (added.length) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length ? `added ${added.join(", ")}` : "package-lock.json is complete");
