/** Checks what would be published: `node scripts/run.mjs scripts/check-package.ts hotseat-0.1.0.tgz`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What the compiled questions may add to the packed tarball. */
const MAX_BANK_BYTES = 700 * 1024;
const REQUIRED = [
  "package.json",
  "README.md",
  "LICENSE",
  "CHANGELOG.md",
  "bin/hotseat.js",
  "bin/package.json",
  "dist/main.cjs",
  "dist/help.cjs",
  "dist/help.json",
  "dist/import.cjs",
  "dist/drill.cjs",
  "dist/plain.cjs",
  "dist/grading.cjs",
  "dist/check.cjs",
  "dist/check-grading.cjs",
  "dist/markdown.cjs",
  "dist/cli.js",
  "dist/index.js",
  "dist/types/index.d.ts",
  "dist/bank/index.json",
  "dist/THIRD-PARTY-LICENSES.txt",
  "schema/questions.schema.json",
];
const ALLOWED = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^bin\/(hotseat\.js|package\.json)$/,
  /^schema\/[\w.-]+\.json$/,
  /^dist\/(main|help|import|drill|plain|grading|check|check-grading|markdown)\.cjs(\.map)?$/,
  /^dist\/(cli|index)\.js(\.map)?$/,
  /^dist\/help\.json$/,
  /^dist\/chunks\/[\w.-]+\.js(\.map)?$/,
  /^dist\/types\/[\w./-]+\.d\.ts$/,
  /^dist\/bank\/[\w.-]+\.json$/,
  /^dist\/lexicon\.json$/,
  /^dist\/(THIRD-PARTY-LICENSES\.txt|LEXICON-NOTICE\.md)$/,
];

const [tarball] = process.argv.slice(2);
if (!tarball) throw new Error("usage: check-package.ts TARBALL");
const folder = mkdtempSync(path.join(tmpdir(), "hotseat-package-"));
try {
  const problems = check(tarball, folder);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function check(file: string, into: string): string[] {
  tar("-xzf", file, "-C", into);
  const files = tar("-tzf", file)
    .split("\n")
    .filter((name) => name && !name.endsWith("/"))
    .map((name) => name.replace(/^package\//, ""));
  const manifest = JSON.parse(readFileSync(path.join(into, "package", "package.json"), "utf8"));
  const bank = bankBytes(into);
  console.log(`${files.length} files, ${kilobytes(statSync(file).size)}, of it ${kilobytes(bank)} questions`);
  const problems = REQUIRED.filter((name) => !files.includes(name)).map((name) => `${name} is missing`);
  for (const name of files)
    if (!ALLOWED.some((pattern) => pattern.test(name))) problems.push(`${name} should not be published`);
  for (const kind of ["dependencies", "optionalDependencies", "peerDependencies"])
    if (Object.keys(manifest[kind] ?? {}).length) problems.push(`package.json has ${kind}: bundle them`);
  for (const script of ["preinstall", "install", "postinstall"])
    if (manifest.scripts?.[script]) problems.push(`package.json runs a ${script} script at the user's`);
  if (bank > MAX_BANK_BYTES) problems.push(`the questions add ${kilobytes(bank)}, more than 700 KB`);
  return problems;
}

/** The packed size with the questions less the packed size without them. */
function bankBytes(into: string): number {
  const pack = (name: string, ...options: string[]): number => {
    const out = path.join(into, name);
    tar("-czf", out, ...options, "-C", into, "package");
    return statSync(out).size;
  };
  return pack("all.tgz") - pack("rest.tgz", "--exclude=package/dist/bank");
}

function tar(...options: string[]): string {
  const { status, stdout, stderr } = spawnSync("tar", options, { encoding: "utf8", maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`tar ${options.join(" ")}: ${stderr}`);
  return stdout;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}
