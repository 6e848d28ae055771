/**
 * Runs the command lines that the documentation shows: `node scripts/run.mjs scripts/check-examples.ts README.md`.
 *
 * A block fenced as ```console holds commands, each on a line that starts with `$ `, and what they print.
 * All commands of a page run in one empty folder, in order, with a home of their own and nothing on stdin;
 * each must end with status 0 within a minute. A comment on the line above the fence changes that:
 *   <!-- example: input 2 -->         `2` is typed (\n ends a line), for every command of the block
 *   <!-- example: exit 1 -->          this status is expected; it can follow an input after a comma
 *   <!-- example: skip REASON -->     not run, for what needs the network or a person
 *   <!-- example: file notes/a.md --> the block below, of any language, is written to that file
 * `hotseat` and `npx hotseat` mean the built program. Commands of npm and git are not run here: they must be
 * among those that .ci/run runs, or skipped.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

interface Block {
  line: number;
  language: string;
  text: string;
  directive: string;
}

interface Expectation {
  input: string;
  status: number;
}

const { values, positionals } = parseArgs({
  options: { tarball: { type: "string" } },
  allowPositionals: true,
});
const automation = readFileSync(".ci/run", "utf8");
let ran = 0;
const problems = positionals.flatMap(checkPage);
for (const problem of problems) console.error(problem);
console.log(`${ran} commands of ${positionals.join(", ")} were run`);
if (ran === 0) console.error("no command was found");
process.exitCode = problems.length || ran === 0 ? 1 : 0;

function checkPage(page: string): string[] {
  const root = mkdtempSync(path.join(tmpdir(), "hotseat-examples-"));
  try {
    const folder = prepare(root);
    return blocksOf(readFileSync(page, "utf8")).flatMap((block) => {
      const file = /^file (\S+)$/.exec(block.directive)?.[1];
      if (file) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), block.text);
        return [];
      }
      if (block.language !== "console" || block.directive.startsWith("skip ")) return [];
      return checkBlock(block, root, folder).map((problem) => `${page}:${problem}`);
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The folder that the commands run in, and a `hotseat` and an `npx` in front of the PATH. */
function prepare(root: string): string {
  const folder = path.join(root, "work");
  mkdirSync(path.join(root, "bin"), { recursive: true });
  mkdirSync(folder);
  const launcher = path.resolve("bin/hotseat.js");
  const script = (name: string, body: string): void => {
    writeFileSync(path.join(root, "bin", name), `#!/bin/sh\n${body}\n`);
    chmodSync(path.join(root, "bin", name), 0o755);
  };
  script("hotseat", `exec '${process.execPath}' '${launcher}' "$@"`);
  script(
    "npx",
    `case "$1" in hotseat|./hotseat-*.tgz) shift; exec hotseat "$@";; *) echo "npx $1: skip it" >&2; exit 9;; esac`,
  );
  if (values.tarball) copyFileSync(values.tarball, path.join(folder, path.basename(values.tarball)));
  return folder;
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const language = /^\s*```(\w+)/.exec(lines[i] ?? "")?.[1];
    if (!language) continue;
    const end = lines.findIndex((line, j) => j > i && /^\s*```\s*$/.test(line));
    const body = lines.slice(i + 1, end < 0 ? undefined : end);
    const above = lines.slice(0, i).findLast((line) => line.trim() !== "") ?? "";
    const directive = /^\s*<!-- example: (.*?) -->\s*$/.exec(above)?.[1] ?? "";
    blocks.push({ line: i + 1, language, text: `${body.join("\n")}\n`, directive });
    if (end >= 0) i = end;
  }
  return blocks;
}

function checkBlock(block: Block, root: string, folder: string): string[] {
  const expected = expectationOf(block.directive);
  if (!expected) return [`${block.line}: cannot read the directive "${block.directive}"`];
  return block.text.split("\n").flatMap((line, i) => {
    if (!line.startsWith("$ ")) return [];
    const command = line.slice(2).replace(/\s+# .*$/, "");
    const problem = /^(npm|git|cd) /.test(command)
      ? automated(command)
      : tryOut(command, expected, root, folder);
    return problem ? [`${block.line + i + 1}: \`${command}\` ${problem}`] : [];
  });
}

function expectationOf(directive: string): Expectation | undefined {
  const match = /^(?:input (?<input>.*?))?(?:, )?(?:exit (?<exit>\d+))?$/.exec(directive);
  if (!match) return undefined;
  const input = (match.groups?.input ?? "").replaceAll("\\n", "\n");
  return { input: input && `${input}\n`, status: Number(match.groups?.exit ?? 0) };
}

function automated(command: string): string | undefined {
  ran++;
  const parts = command.split("&&").map((part) => part.trim());
  const missing = parts.filter((part) => !part.startsWith("cd ") && !automation.includes(part));
  return missing.length ? `is not run by .ci/run (${missing.join(", ")})` : undefined;
}

function tryOut(
  command: string,
  { input, status }: Expectation,
  root: string,
  folder: string,
): string | undefined {
  ran++;
  const child = spawnSync("bash", ["-c", command], {
    cwd: folder,
    input,
    encoding: "utf8",
    timeout: 60_000,
    maxBuffer: 1e8,
    env: {
      PATH: `${path.join(root, "bin")}${path.delimiter}${process.env.PATH}`,
      HOME: root,
      HOTSEAT_HOME: path.join(root, "home"),
      NO_COLOR: "1",
    },
  });
  if (child.status === status) return undefined;
  const output = `${child.stdout}\n${child.stderr}`.trim().split("\n").slice(-12).join("\n    ");
  return `ended with ${child.status ?? child.signal}, not ${status}\n    ${output}`;
}
