#!/usr/bin/env node
// Builds dist/: the bundle, the compiled bank, the type declarations and the licenses of what is bundled.
// `--quick` leaves out the declarations, for the edit-and-run loop.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundledLicenses } from "./licenses.mjs";

const quick = process.argv.includes("--quick");
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

// What an earlier build made and this one does not would be published with the rest. `.run` belongs to running scripts.
for (const name of existsSync("dist") ? readdirSync("dist") : [])
  if (name !== ".run") rmSync(path.join("dist", name), { recursive: true, force: true });
mkdirSync("dist", { recursive: true });

const shared = {
  bundle: true,
  outdir: "dist",
  platform: "node",
  target: "node20.19",
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
};
const split = { ...shared, format: "esm", splitting: true };

/** What is large or rare on the way to a drill: ES modules of the program, under names that a drill can ask for. */
const rare = {
  "question-files": "src/adapters/question-files.ts",
  "external-editor": "src/adapters/external-editor.ts",
  background: "src/adapters/background.ts",
  job: "src/commands/interview/job.ts",
  "config-file": "src/notes/config-file.ts",
  "git-changed": "src/adapters/git-changed.ts",
  "fix-headings": "src/commands/check/fix.ts",
};
/**
 * What starts fast is CommonJS, one file each: Node loads the first ES module several milliseconds later, and
 * every further one through its thread pool. What a drill needs after its first question is in files of its own.
 */
const fast = {
  main: "src/main.ts",
  help: "src/start-help.ts",
  import: "src/import-module.ts",
  drill: "src/start-drill.ts",
  plain: "src/commands/drill/line-by-line.ts",
  grading: "src/adapters/grading.ts",
  check: "src/start-check.ts",
  "check-grading": "src/commands/check/grade-files.ts",
  markdown: "src/terminal/markdown-document.ts",
};

const define = {
  HOTSEAT_VERSION: JSON.stringify(version),
  HOTSEAT_SOURCE_FORMAT: JSON.stringify(
    hashOf(["src/bank", "src/core", "src/ability", "src/adapters/deck-cache.ts"]),
  ),
};
const [program, library] = await Promise.all([
  build({
    ...split,
    define,
    entryPoints: { cli: "src/start-cli.ts", ...inFolder("chunks", rare) },
    chunkNames: "chunks/[name]-[hash]",
    plugins: [builtins(), knownColors(), lightCommands()],
  }),
  build({
    ...split,
    define,
    entryPoints: { index: "src/index.ts" },
    chunkNames: "chunks/library-[hash]",
    plugins: [builtins()],
  }),
]);
const { compile } = await importSource("scripts/compile-bank.ts");
const { compileHelp } = await importSource("scripts/compile-help.ts");
const problems = compile("questions", "dist/bank");
if (problems.length) {
  console.error(problems.join("\n"));
  process.exit(1);
}
const commands = compileHelp("dist/help.json");
const starts = await build({
  ...shared,
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  define: {
    ...define,
    HOTSEAT_COMMANDS: JSON.stringify(commands),
    "import.meta.dirname": "__dirname",
  },
  entryPoints: fast,
  plugins: [builtins(), knownColors(), otherFiles()],
});

for (const name of Object.keys(fast)) escapeAll(`dist/${name}.cjs`);

const metafile = { inputs: {}, outputs: {} };
for (const result of [program, library, starts])
  for (const part of ["inputs", "outputs"]) Object.assign(metafile[part], result.metafile[part]);
writeFileSync("dist/meta.json", JSON.stringify(metafile));
writeFileSync("dist/THIRD-PARTY-LICENSES.txt", bundledLicenses(metafile));
for (const name of ["lexicon.json", "NOTICE.md"]) {
  const from = path.join("src/grading/data", name);
  if (existsSync(from))
    copyFileSync(from, path.join("dist", name === "NOTICE.md" ? "LEXICON-NOTICE.md" : name));
}
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
 * Of Node's own modules only those exports are asked for that are used. An `import` makes Node build a module of
 * all of them, and run every getter among them: for node:fs alone that loads streams and promises.
 */
function builtins() {
  const names = new Set(builtinModules);
  return {
    name: "builtins",
    setup(builder) {
      builder.onResolve({ filter: /^[a-z_:/0-9]+$/ }, ({ path: name, kind }) => {
        if (!name.startsWith("node:") && !names.has(name)) return undefined;
        const namespace = kind === "require-call" ? "required-builtin" : "builtin";
        return { path: `node:${name.replace(/^node:/, "")}`, namespace };
      });
      // Who requires a module wants the module itself: `class MuteStream extends require("stream")`.
      builder.onLoad({ filter: /.*/, namespace: "required-builtin" }, ({ path: name }) => ({
        contents: `module.exports = process.getBuiltinModule(${JSON.stringify(name)});`,
      }));
      // Calls marked as pure are left out of the bundle where nobody uses what they give.
      builder.onLoad({ filter: /.*/, namespace: "builtin" }, async ({ path: name }) => {
        const exported = Object.keys(await import(name)).filter((key) => key !== "default");
        return {
          contents: [
            `const whole = /* @__PURE__ */ process.getBuiltinModule(${JSON.stringify(name)});`,
            "const get = (key) => whole[key];",
            "export default whole;",
            ...exported.map((key) => `export const ${key} = /* @__PURE__ */ get(${JSON.stringify(key)});`),
          ].join("\n"),
        };
      });
    },
  };
}

/** Chalk would look at the terminal and its variables; src/terminal/theme.ts says itself whether there is color. */
function knownColors() {
  return {
    name: "known-colors",
    setup(builder) {
      builder.onResolve({ filter: /^#supports-color$/ }, () => ({ path: "none", namespace: "known-colors" }));
      builder.onLoad({ filter: /.*/, namespace: "known-colors" }, () => ({
        contents: "export default { stdout: false, stderr: false };",
      }));
    },
  };
}

/** In the files that start fast, every dynamic import loads another file: one of them, or an ES module of the program. */
function otherFiles() {
  const modules = { "../cli": "src/start-cli.ts", ...rare };
  const nameOf = (files, file) => Object.keys(files).find((name) => path.resolve(files[name]) === file);
  return {
    name: "other-files",
    setup(builder) {
      builder.onResolve({ filter: /^\..*\.js$/ }, ({ path: imported, resolveDir, kind, importer }) => {
        if (kind !== "dynamic-import") return undefined;
        const file = path.resolve(resolveDir, imported).replace(/\.js$/, ".ts");
        const name = nameOf(fast, file);
        // The first module loads what all else begins with.
        const first = path.resolve(importer) === path.resolve(fast.main);
        if (name) return { path: name, namespace: "fast", pluginData: { first } };
        const module = nameOf(modules, file);
        if (module) return { path: `./${path.posix.join("chunks", module)}.js`, namespace: "module" };
        return { errors: [{ text: `say in scripts/build.mjs where ${imported} of ${importer} belongs` }] };
      });
      builder.onResolve({ filter: /^\.\/\w+\.cjs$/ }, ({ path: file }) => ({ path: file, external: true }));
      // By require: an import of a CommonJS file would load the ES module loader first.
      builder.onLoad({ filter: /.*/, namespace: "fast" }, ({ path: name, pluginData: { first } }) => ({
        contents:
          name === "help"
            ? `module.exports = require("./help.cjs");`
            : `const { loadFast } = require("./src/load-fast.ts");
               module.exports = loadFast(__dirname + "/${name}.cjs", require, ${first});`,
        resolveDir: process.cwd(),
      }));
      // What has a `then` is waited for by who awaits it: so the import gives the module itself.
      builder.onLoad({ filter: /.*/, namespace: "module" }, ({ path: file }) => ({
        contents: `export const then = (...settle) =>
          require("./import.cjs").importModule(${JSON.stringify(file)}).then(...settle);`,
      }));
    },
  };
}

/** Of sources: files, and folders with all that is directly in them. */
function hashOf(sources) {
  const hash = createHash("sha1");
  for (const source of sources) {
    const files = statSync(source).isDirectory()
      ? readdirSync(source)
          .sort()
          .map((name) => path.join(source, name))
      : [source];
    for (const file of files) hash.update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 12);
}

function inFolder(folder, entries) {
  return Object.fromEntries(Object.entries(entries).map(([name, file]) => [`${folder}/${name}`, file]));
}

/** esbuild escapes strings but not regular expressions, where an escape means the same. */
function escapeAll(file) {
  const text = readFileSync(file, "utf8");
  const escaped = text.replace(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  writeFileSync(file, escaped);
}

/** Scripts in TypeScript are bundled before they run. */
async function importSource(file) {
  const outfile = path.resolve("dist/.build", `${path.basename(file, ".ts")}.mjs`);
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}

function declareTypes() {
  const tsc = path.resolve("node_modules/typescript/bin/tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
