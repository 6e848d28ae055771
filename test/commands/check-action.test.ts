import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { POOR, type Tree, tree } from "./check-helpers.js";

interface Action {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { using: string; steps: { id?: string; shell: string; env: Record<string, string>; run: string }[] };
}

const action: Action = parse(readFileSync("action.yml", "utf8"));

/** What the runner does with a composite action, as far as the steps can tell; npx gives this repository's program. */
function runAction(
  env: Tree,
  inputs: Record<string, string>,
): { status: number | null; out: string; outputs: string; summary: string } {
  const bin = path.join(env.folder, "bin");
  mkdirSync(bin, { recursive: true });
  const npx = path.join(bin, "npx");
  writeFileSync(
    npx,
    `#!/bin/bash\n[ "$1 $2" = "--yes hotseat@latest" ] || exit 99\nshift 2\nexec "${process.execPath}" "${path.resolve("bin/hotseat.js")}" "$@"\n`,
  );
  chmodSync(npx, 0o755);
  const files = {
    GITHUB_OUTPUT: path.join(env.folder, "output"),
    GITHUB_STEP_SUMMARY: path.join(env.folder, "summary"),
  };
  const [step] = action.runs.steps;
  if (!step) throw new Error("the action has no step");
  const values = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])),
    ...inputs,
  };
  const fill = (text: string): string =>
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => values[name] ?? "");
  const variables = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, fill(value)]));
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run],
    {
      cwd: env.folder,
      encoding: "utf8",
      env: {
        ...variables,
        ...files,
        PATH: `${bin}:${path.dirname(process.execPath)}:${process.env.PATH}`,
        HOME: env.folder,
        HOTSEAT_HOME: env.paths.data,
        CI: "true",
        GITHUB_ACTIONS: "true",
        GITHUB_WORKSPACE: env.folder,
        RUNNER_TEMP: env.folder,
      },
    },
  );
  const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
  return {
    status,
    out: stdout + stderr,
    outputs: read(files.GITHUB_OUTPUT),
    summary: read(files.GITHUB_STEP_SUMMARY),
  };
}

const poor = { "my notes/a.md": `# locking.lost-update\n\n${POOR}\n` };

describe("action.yml", () => {
  it("is a composite action whose script holds no input as text", () => {
    expect(action.runs.using).toBe("composite");
    for (const { run } of action.runs.steps) expect(run).not.toContain("${{");
  });

  it("runs: annotations, a summary, outputs, and the exit code of the check", () => {
    const env = tree(poor);
    const { status, out, outputs, summary } = runAction(env, {
      paths: "my notes\n",
      arguments: "--deck\ndeck.yaml\n",
      sarif: "r.sarif",
    });
    expect(status).toBe(1);
    expect(out).toContain("::error file=my notes/a.md,line=1,col=3,title=answer/below-minimum::");
    expect(summary).toContain("Answers fall short");
    expect(outputs).toBe("average=0\nanswers=1\nfailed=1\n");
    expect(JSON.parse(readFileSync(path.join(env.folder, "r.sarif"), "utf8"))).toMatchObject({
      version: "2.1.0",
    });
  });

  it("passes its thresholds on, and keeps answers out of the log", () => {
    const { status, out } = runAction(tree(poor), {
      paths: "my notes",
      arguments: "--deck\ndeck.yaml",
      "show-answers": "false",
    });
    expect(status).toBe(1);
    expect(out).not.toContain("Names the lost update");
    const lenient = runAction(tree(poor), {
      paths: "my notes",
      arguments: "--deck\ndeck.yaml",
      "min-score": "101",
    });
    expect(lenient.status).toBe(2);
  });

  it("takes no input for a command", () => {
    const env = tree(poor);
    runAction(env, {
      paths: '$(touch stolen)\n`touch stolen`\n"; touch stolen; "',
      "min-score": "$(touch stolen)",
    });
    expect(existsSync(path.join(env.folder, "stolen"))).toBe(false);
  });
});

describe(".pre-commit-hooks.yaml", () => {
  it("names commands that the program has", () => {
    const hooks: { id: string; entry: string; language: string }[] = parse(
      readFileSync(".pre-commit-hooks.yaml", "utf8"),
    );
    for (const { entry, language } of hooks) {
      const [program, command = "", ...options] = entry.split(" ");
      expect([program, language]).toEqual(["hotseat", "node"]);
      const help = execFileSync(process.execPath, ["bin/hotseat.js", command, "--help"], {
        encoding: "utf8",
      });
      for (const option of options) expect(help).toContain(option);
    }
  });
});
