import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { GOOD, POOR, tree } from "./check-helpers.js";

const program = path.resolve("bin/hotseat.js");

function start(folder: string, home: string, ...args: string[]) {
  const child = spawn(process.execPath, [program, "check", ...args, "--deck", "deck.yaml"], {
    cwd: folder,
    env: { ...process.env, HOTSEAT_HOME: home, CI: "1", GITHUB_ACTIONS: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

describe("hotseat check as a program", () => {
  it("writes all of its JSON through a slow pipe", async () => {
    const many = Array.from({ length: 1500 }, (_, i) => `# locking.dead-lock-${i}\n\n${POOR}\n`).join("\n");
    const env = tree({ "notes/a.md": `# locking.lost-update\n\n${POOR}\n\n${many}` });
    const child = start(env.folder, env.paths.data, "notes", "--json");
    const exit = once(child, "exit");
    let text = "";
    for await (const chunk of child.stdout) {
      text += chunk;
      await wait(5);
    }
    expect((await exit)[0]).toBe(1);
    expect(text.length).toBeGreaterThan(300_000);
    expect(JSON.parse(text).findings.length).toBeGreaterThan(1500);
  });

  it("survives a reader that goes away", async () => {
    const env = tree({ "notes/a.md": `# locking.lost-update\n\n${POOR}\n` });
    const child = start(env.folder, env.paths.data, "notes", "--verbose");
    child.stdout.destroy();
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    await once(child, "close");
    expect(err).not.toMatch(/at .*\.js|EPIPE/);
  });

  it.skipIf(!existsSync("/dev/full"))("says when its output cannot be written", () => {
    const env = tree({ "notes/a.md": `# locking.lost-update\n\n${POOR}\n` });
    const full = openSync("/dev/full", "w");
    onTestFinished(() => closeSync(full));
    const { status, stderr } = spawnSync(
      process.execPath,
      [program, "check", "notes", "--deck", "deck.yaml"],
      {
        cwd: env.folder,
        env: { ...process.env, HOTSEAT_HOME: env.paths.data, CI: "1" },
        stdio: ["ignore", full, "pipe"],
      },
    );
    expect([status, String(stderr)]).toEqual([
      2,
      "hotseat: the output cannot be written: no space left on the disk\n",
    ]);
  });

  it("checks again when a note changes, until it is interrupted", async () => {
    const env = tree({ "notes/a.md": `# locking.lost-update\n\n${POOR}\n` });
    const child = start(env.folder, env.paths.data, "notes", "--watch");
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    const until = async (test: () => boolean): Promise<void> => {
      while (!test()) await wait(20);
    };
    await until(() => out.includes("1 failed") && err.includes("waiting for changes"));
    env.write("notes/a.md", `# locking.lost-update\n\n${GOOD}\n`);
    await until(() => out.includes("1 passed"));
    child.kill("SIGINT");
    const [code] = await once(child, "exit");
    expect(code).toBe(130);
  });
});
