/**
 * Installs the packed tarball into an empty folder and uses it as a stranger would, on this Node or another:
 * `node scripts/run.mjs scripts/smoke.ts hotseat-0.1.0.tgz [folder with a node binary]`.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const [tarball, nodeFolder] = process.argv.slice(2);
if (!tarball) throw new Error("usage: smoke.ts TARBALL [NODE_FOLDER]");
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const tsc = path.resolve("node_modules/typescript/bin/tsc");
const root = mkdtempSync(path.join(tmpdir(), "hotseat-smoke-"));
const env: NodeJS.ProcessEnv = {
  PATH: [...(nodeFolder ? [path.resolve(nodeFolder)] : []), process.env.PATH].join(path.delimiter),
  HOME: path.join(root, "home"),
  HOTSEAT_HOME: path.join(root, "home", "hotseat"),
  CI: "true",
  npm_config_cache: path.join(root, "npm-cache"),
  npm_config_update_notifier: "false",
  npm_config_audit: "false",
  npm_config_fund: "false",
};

interface Run {
  stdout: string;
  stderr: string;
  status: number | null;
}

/** Runs a command line in `folder`; a status other than the expected one stops the smoke test. */
function run(command: string, { folder = root, input = "", status = 0 } = {}): Run {
  const child = spawnSync("bash", ["-c", command], {
    cwd: folder,
    env,
    input,
    encoding: "utf8",
    timeout: 90_000,
    maxBuffer: 1e8,
  });
  assert.equal(child.status, status, `${command}\nstatus ${child.status}\n${child.stdout}\n${child.stderr}`);
  assert.doesNotMatch(child.stderr, /\n {4}at |ExperimentalWarning|DeprecationWarning/, child.stderr);
  return child;
}

function install(): string {
  const folder = path.join(root, "installed");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ name: "empty", private: true, type: "module" }),
  );
  run(`npm install --no-save --offline ${path.resolve(tarball ?? "")}`, { folder });
  assert.deepEqual(
    readdirSync(path.join(folder, "node_modules")).filter((name) => !name.startsWith(".")),
    ["hotseat"],
    "nothing else is installed",
  );
  return folder;
}

function commands(folder: string): void {
  const bin = "node_modules/.bin/hotseat";
  assert.equal(run(`${bin} --version`, { folder }).stdout, `${version}\n`);
  assert.match(run(`${bin} --help`, { folder }).stdout, /Examples:[\s\S]*Usage: hotseat/);
  const list = JSON.parse(run(`${bin} list --json`, { folder }).stdout);
  assert.equal(list.schemaVersion, 1);
  assert.ok(list.questions.length >= 70, `${list.questions.length} questions are shipped`);
  run(`${bin} lint`, { folder });
  const drill = run(`${bin} drill debugging.approach --count 1 --no-save --json`, {
    folder,
    input: "I reproduce it first, then change one thing at a time, and keep a test.\n\n",
  });
  const lines = drill.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    [...new Set(lines.map(({ type }) => type))].slice(0, 2),
    ["question", "review"],
    drill.stdout,
  );
  assert.equal(lines.at(-1).type, "summary");
  assert.throws(() => readdirSync(env.HOTSEAT_HOME ?? ""), "--no-save leaves no file behind");
  const wrong = run(`${bin} drlil --json`, { folder, status: 2 });
  assert.match(JSON.parse(wrong.stdout).error.message, /did you mean/i);
  assert.match(run(`${bin} list | head -1`, { folder }).stdout, /\S/);
}

/** `npx ./hotseat-*.tgz drill --count 3` in an empty folder, with no one at the keyboard and with three answers. */
function throughNpx(): void {
  const folder = path.join(root, "npx");
  mkdirSync(folder);
  copyFileSync(tarball ?? "", path.join(folder, path.basename(tarball ?? "")));
  const before = readdirSync(folder);
  // A number answers a choice and, with the empty line, an open question too.
  const { stdout } = run("npx ./hotseat-*.tgz drill --count 3", { folder, input: "1\n\n".repeat(9) });
  assert.match(stdout, /% covered/);
  assert.deepEqual(readdirSync(folder), before, "nothing is left in the folder");
}

function asLibrary(folder: string): void {
  writeFileSync(
    path.join(folder, "use.mjs"),
    `const listened = process.eventNames().length;
const hotseat = await import("hotseat");
if (process.eventNames().length !== listened) throw new Error("importing listens to the process");
if (typeof hotseat.version !== "string") throw new Error("no version");
console.log(Object.keys(hotseat).sort().join(" "));\n`,
  );
  console.log(`library: ${run("node use.mjs", { folder }).stdout.trim()}`);
  run(
    `node -e 'import("hotseat/schema/questions.schema.json", { with: { type: "json" } }).then((m) => { if (!m.default.$schema) process.exit(1); })' 2>/dev/null`,
    { folder },
  );
  const examples = documentedExamples(folder);
  const compile = `${JSON.stringify(process.execPath)} ${JSON.stringify(tsc)} ${examples.join(" ")} --strict --skipLibCheck false --types "" --target es2023`;
  run(`${compile} --noEmit --module esnext --moduleResolution bundler`, { folder });
  run(`${compile} --outDir compiled --module nodenext --moduleResolution nodenext`, { folder });
  for (const example of examples) {
    const { stdout } = run(`node compiled/${example.replace(/ts$/, "js")}`, { folder });
    assert.match(stdout, /\S/, `${example} prints something`);
  }
  console.log(`${examples.length} examples of docs/library.md compile and run`);
}

/** Each block of TypeScript in docs/library.md as a file. */
function documentedExamples(folder: string): string[] {
  const blocks = [...readFileSync("docs/library.md", "utf8").matchAll(/^```ts\n(.*?)^```$/gms)];
  assert.ok(blocks.length >= 5, "docs/library.md has examples");
  return blocks.map(([, code = ""], i) => {
    const name = `example-${i + 1}.ts`;
    writeFileSync(path.join(folder, name), code);
    return name;
  });
}

try {
  console.log(`Node ${run("node --version").stdout.trim()}, npm ${run("npm --version").stdout.trim()}`);
  const folder = install();
  commands(folder);
  asLibrary(folder);
  throughNpx();
  console.log("the packed tarball works");
} finally {
  rmSync(root, { recursive: true, force: true });
}
