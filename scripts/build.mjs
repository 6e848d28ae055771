#!/usr/bin/env node
// Builds dist/: the bundle, the compiled bank, the type declarations and the licenses of what is bundled.
// `--quick` leaves out the declarations, for the edit-and-run loop.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundledLicenses } from "./licenses.mjs";

const quick = process.argv.includes("--quick");
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

for (const folder of ["dist/chunks", "dist/types", "dist/bank"])
  rmSync(folder, { recursive: true, force: true });
mkdirSync("dist", { recursive: true });

// CommonJS packages inside the bundle ask for Node's own modules through require.
const BANNER =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);';
const shared = {
  outdir: "dist",
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
  define: { HOTSEAT_VERSION: JSON.stringify(version) },
  banner: { js: BANNER },
};
// The program and the library share no chunk: what both use would be cut into many small files, and every
// file makes the start slower.
const [program, library] = await Promise.all([
  build({
    ...shared,
    entryPoints: { main: "src/main.ts" },
    chunkNames: "chunks/[name]-[hash]",
    plugins: [lightCommands()],
  }),
  build({ ...shared, entryPoints: { index: "src/index.ts" }, chunkNames: "chunks/library-[hash]" }),
]);
const metafile = {
  inputs: { ...program.metafile.inputs, ...library.metafile.inputs },
  outputs: { ...program.metafile.outputs, ...library.metafile.outputs },
};
dropNeedlessBanners(Object.keys(metafile.outputs));
writeFileSync("dist/meta.json", JSON.stringify(metafile));
writeFileSync("dist/THIRD-PARTY-LICENSES.txt", bundledLicenses(metafile));
for (const name of ["lexicon.json", "NOTICE.md"]) {
  const from = path.join("src/grading/data", name);
  if (existsSync(from))
    copyFileSync(from, path.join("dist", name === "NOTICE.md" ? "LEXICON-NOTICE.md" : name));
}

await compileBank();
if (!quick) declareTypes();

/**
 * Puts the small commands into one chunk, for the same reason: `import("../commands/list.js")` and its like
 * all import one module that has what each of them exports.
 */
function lightCommands() {
  const names = ["list", "search", "show", "paths", "stats", "completion", "config"];
  return {
    name: "light-commands",
    setup(builder) {
      const folder = path.resolve("src/commands");
      builder.onResolve({ filter: new RegExp(`/commands/(${names.join("|")})\\.js$`) }, ({ kind }) =>
        kind === "dynamic-import" ? { path: "light-commands", namespace: "light" } : undefined,
      );
      builder.onLoad({ filter: /.*/, namespace: "light" }, () => ({
        contents: names.map((name) => `export * from "./${name}.js";`).join("\n"),
        resolveDir: folder,
      }));
    },
  };
}

/** A require of its own costs a file time, and only those with a CommonJS package in them use it. */
function dropNeedlessBanners(files) {
  for (const file of files.filter((name) => name.endsWith(".js"))) {
    const text = readFileSync(file, "utf8");
    const rest = text.replace(BANNER, "");
    // The line stays, so that the source map still fits.
    if (!/\brequire\b/.test(rest)) writeFileSync(file, rest);
  }
}

/** The bank's compiler is TypeScript of this repository, so it is bundled before it runs. */
async function compileBank() {
  const outfile = path.resolve("dist/.build/compile-bank.mjs");
  await build({
    entryPoints: ["scripts/compile-bank.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  const { compile } = await import(pathToFileURL(outfile).href);
  const problems = compile("questions", "dist/bank");
  rmSync("dist/.build", { recursive: true, force: true });
  if (problems.length) {
    console.error(problems.join("\n"));
    process.exit(1);
  }
}

function declareTypes() {
  const tsc = path.resolve("node_modules/typescript/bin/tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
