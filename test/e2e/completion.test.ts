/** The completion scripts in the shells themselves, where they are installed. */
import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { LAUNCHER, temporaryFolder, testEnvironment } from "./terminal.js";

function shellEnvironment(): Record<string, string> {
  const folder = temporaryFolder();
  const program = path.join(folder, "hotseat");
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${LAUNCHER}' "$@"\n`);
  chmodSync(program, 0o755);
  return testEnvironment(folder, { PATH: `${folder}:${process.env.PATH}` });
}

function installed(shell: string): boolean {
  return spawnSync(shell, ["-c", "exit 0"]).status === 0;
}

function ask(shell: string, args: readonly string[], script: string): string[] {
  const { stdout, stderr } = spawnSync(shell, [...args, "-c", script], {
    encoding: "utf8",
    env: shellEnvironment(),
  });
  expect(stderr).toBe("");
  return stdout.trim().split("\n");
}

const BASH = `eval "$(hotseat completion bash)"
complete_line() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _hotseat; echo "\${COMPREPLY[*]}"; }
complete_line hotseat dri
complete_line hotseat show debugging.app
complete_line hotseat config set answer ""
complete_line hotseat drill --level s`;

const ZSH = `compdef() { :; }; _files() { echo files; }
typeset -A compstate; compstate[nmatches]=1
compadd() { shift; print -l -- \${(P)1}; }
eval "$(hotseat completion zsh)"
for line in "hotseat dri" "hotseat drill --level s"; do words=(\${(z)line}); CURRENT=\${#words}; _hotseat; done`;

const FISH = `hotseat completion fish | source
complete -C "hotseat show debugging.app"
complete -C "hotseat unsus"`;

describe("completion", () => {
  test.skipIf(!installed("bash"))("bash", () => {
    expect(ask("bash", ["--norc"], BASH)).toEqual(["drill", "debugging.approach", "typed said", "senior"]);
  });

  test.skipIf(!installed("zsh"))("zsh", () => {
    expect(ask("zsh", ["-f"], ZSH)).toEqual(["drill", "senior"]);
  });

  test.skipIf(!installed("fish"))("fish", () => {
    expect(ask("fish", ["--no-config"], FISH)).toEqual(["debugging.approach", "unsuspend"]);
  });
});
