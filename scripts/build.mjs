#!/usr/bin/env node
// Builds dist/: the bundle, the compiled bank, the type declarations and the licenses of what is bundled.
// `--quick` leaves out the declarations, for the edit-and-run loop.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundledLicenses } from "./licenses.mjs";

const quick = process.argv.includes("--quick");
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

for (const folder of ["dist/chunks", "dist/types", "dist/bank"])
  rmSync(folder, { recursive: true, force: true });
mkdirSync("dist", { recursive: true });

const shared = {
  bundle: true,
  splitting: true,
  outdir: "dist",
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
};
// Every file that is loaded makes the start slower, and what several entries share is cut into many small
// files. So the library has files of its own, and so has a plain drill: one, but for what is large and rare.
const apart = {
  "question-files": "src/adapters/question-files.ts",
  "markdown-document": "src/terminal/markdown-document.ts",
  job: "src/commands/interview/job.ts",
};
const [program, drill, library] = await Promise.all([
  build({
    ...shared,
    entryPoints: { main: "src/main.ts", ...inFolder("chunks", apart) },
    chunkNames: "chunks/[name]-[hash]",
    plugins: [builtins(), lightCommands(), elsewhere({ "start-drill": "./drill.js" })],
  }),
  build({
    ...shared,
    splitting: false,
    entryPoints: { drill: "src/start-drill.ts" },
    plugins: [
      builtins(),
      elsewhere(Object.fromEntries(Object.keys(apart).map((name) => [name, `./chunks/${name}.js`]))),
    ],
  }),
  build({
    ...shared,
    entryPoints: { index: "src/index.ts" },
    chunkNames: "chunks/library-[hash]",
    plugins: [builtins()],
  }),
]);
const metafile = {
  inputs: { ...program.metafile.inputs, ...drill.metafile.inputs, ...library.metafile.inputs },
  outputs: { ...program.metafile.outputs, ...drill.metafile.outputs, ...library.metafile.outputs },
};
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

/**
 * Node's own modules are asked for when they are first used. An `import` of one makes Node build a module of
 * all its exports, and run every getter among them: for node:fs alone that loads streams and promises.
 */
function builtins() {
  const names = new Set(builtinModules);
  return {
    name: "builtins",
    setup(builder) {
      builder.onResolve({ filter: /^[a-z_:/0-9]+$/ }, ({ path: name }) =>
        name.startsWith("node:") || names.has(name)
          ? { path: `node:${name.replace(/^node:/, "")}`, namespace: "builtin" }
          : undefined,
      );
      builder.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path: name }) => ({
        contents: `module.exports = process.getBuiltinModule(${JSON.stringify(name)});`,
      }));
    },
  };
}

/** Dynamic imports of these modules load another build's file, by the name of the module. */
function elsewhere(files) {
  return {
    name: "elsewhere",
    setup(builder) {
      builder.onResolve({ filter: /\.js$/ }, ({ path: name, kind }) => {
        const file = kind === "dynamic-import" ? files[path.basename(name, ".js")] : undefined;
        return file ? { path: file, external: true } : undefined;
      });
    },
  };
}

function inFolder(folder, entries) {
  return Object.fromEntries(Object.entries(entries).map(([name, file]) => [`${folder}/${name}`, file]));
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
