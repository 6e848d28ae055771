#!/usr/bin/env node
// The launcher: turns on the compile cache where Node has one, then starts the program.
process.getBuiltinModule("node:module").enableCompileCache?.();
await import("../dist/main.js");
