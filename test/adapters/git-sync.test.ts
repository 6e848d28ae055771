import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { journalOf, next, practiced, runNext, writeJournal } from "../commands/progress-helpers.js";
import { run, type TestEnv, testEnv } from "../helpers/env.js";
import { review } from "../progress/helpers.js";

function bare(env: TestEnv): string {
  const remote = path.join(env.folder, "remote.git");
  execFileSync("git", ["init", "--quiet", "--bare", remote]);
  return remote;
}

/** Git as this machine has it, but with the test's own home. */
const variables = () => ({ PATH: process.env.PATH ?? "", HOME: "/nonexistent", GIT_CONFIG_NOSYSTEM: "1" });

function machine(events: number[]): TestEnv {
  const env = testEnv({ env: variables() });
  writeJournal(
    env,
    events.map((n) => review(n)),
  );
  return env;
}

function show(remote: string, ref: string): string {
  return execFileSync("git", ["--git-dir", remote, "show", ref], { encoding: "utf8" });
}

function branchOf(remote: string): string {
  return execFileSync("git", ["--git-dir", remote, "symbolic-ref", "--short", "HEAD"], {
    encoding: "utf8",
  }).trim();
}

/** A bare repository that holds other files. */
function foreign(env: TestEnv): string {
  const remote = bare(env);
  const clone = path.join(env.folder, "clone");
  spawnSync("git", ["clone", "--quiet", remote, clone]);
  fs.writeFileSync(path.join(clone, "main.c"), "int main() {}\n");
  const as = ["-C", clone, "-c", "user.name=x", "-c", "user.email=x@x"];
  execFileSync("git", [...as, "add", "."]);
  execFileSync("git", [...as, "commit", "--quiet", "-m", "code"]);
  execFileSync("git", [...as, "push", "--quiet", "origin", "HEAD"], { stdio: "ignore" });
  return remote;
}

describe.skipIf(spawnSync("git", ["--version"]).status !== 0)("hotseat sync", () => {
  it("brings two machines to the same events, through a repository that git can merge by union", async () => {
    const a = machine([1, 3]);
    const b = machine([2, 3, 4]);
    const remote = bare(a);
    expect((await run(a, "sync", remote)).out).toContain("0 events received, 2 sent");
    expect((await run(b, "sync", remote)).out).toContain("1 event received, 2 sent");
    expect((await runNext(a, "sync", "--json")).json()).toMatchObject({ received: 2, sent: 0 });
    expect((await runNext(a, "sync")).out).toContain("has everything already");
    expect(journalOf(a).trimEnd().split("\n").sort()).toEqual(journalOf(b).trimEnd().split("\n").sort());
    expect(show(remote, `${branchOf(remote)}:.gitattributes`)).toBe("progress.jsonl merge=union\n");
  });

  it("says that the remote is away, exits 0, and syncs the next time", async () => {
    const a = machine([1]);
    const remote = bare(a);
    await run(a, "sync", remote);
    fs.renameSync(remote, `${remote}.away`);
    writeJournal(a, [review(1), review(2)]);
    const away = await runNext(a, "sync");
    expect([away.code, away.err, away.out]).toEqual([
      0,
      expect.stringContaining("cannot be reached now"),
      expect.stringContaining("next `hotseat sync`"),
    ]);
    fs.renameSync(`${remote}.away`, remote);
    expect((await runNext(a, "sync")).out).toContain("1 sent");
    const refused = await run(machine([1]), "sync", "http://127.0.0.1:9/x.git");
    expect([refused.code, refused.err]).toEqual([0, expect.stringContaining("cannot be reached now")]);
  });

  it("leaves everything else of a repository as it is, and enters a foreign one only when told", async () => {
    const a = machine([1]);
    const remote = foreign(a);
    const refused = await run(a, "sync", remote);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("holds other things (main.c)")]);
    expect((await runNext(a, "sync", remote, "--adopt")).code).toBe(0);
    expect(show(remote, `${branchOf(remote)}:main.c`)).toBe("int main() {}\n");
    expect(fs.readdirSync(a.paths.data).sort()).toEqual(["progress.jsonl", "sync.git"]);
  });

  it.each([
    ["a path that is no repository", (env: TestEnv) => env.folder, "is no git repository"],
    ["a path that is not there", (env: TestEnv) => path.join(env.folder, "none.git"), "is no git repository"],
    [
      "a working copy",
      (env: TestEnv) => {
        const copy = path.join(env.folder, "copy");
        execFileSync("git", ["init", "--quiet", copy]);
        execFileSync("git", [
          "-C",
          copy,
          "-c",
          "user.name=x",
          "-c",
          "user.email=x@x",
          "commit",
          "-qm",
          "x",
          "--allow-empty",
        ]);
        return copy;
      },
      "working copy with its branch checked out",
    ],
    [
      "a hook that declines",
      (env: TestEnv) => {
        const remote = bare(env);
        fs.writeFileSync(path.join(remote, "hooks", "pre-receive"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
        return remote;
      },
      "refused the push",
    ],
  ])("gives a clear sentence for %s", async (_, prepare, sentence) => {
    const a = machine([1]);
    const before = journalOf(a);
    const { code, err } = await run(a, "sync", prepare(a));
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
    expect(err).not.toMatch(/\n +at /);
    expect(journalOf(a)).toBe(before);
  });

  it("is not stopped by the locks of a git that was killed, and leaves nothing of its own but what it needs", async () => {
    const a = machine([1]);
    const remote = bare(a);
    await run(a, "sync", remote);
    const repository = path.join(a.paths.data, "sync.git");
    const before = fs.readdirSync(repository).sort();
    fs.mkdirSync(path.join(repository, "refs", "hotseat"));
    for (const lock of ["config.lock", "HEAD.lock", "packed-refs.lock", "refs/hotseat/remote.lock"])
      fs.writeFileSync(path.join(repository, lock), "");
    fs.writeFileSync(path.join(repository, "hotseat-index.lock"), "");
    writeJournal(a, [review(1), review(2)]);
    const again = await runNext(a, "sync");
    expect([again.code, again.out]).toEqual([0, expect.stringContaining("1 sent")]);
    writeJournal(a, [review(1), review(2), review(3)]);
    expect((await runNext(a, "sync")).out).toContain("1 sent");
    expect(fs.readdirSync(repository).sort()).toEqual(before);
    expect(fs.statSync(repository).mode & 0o777).toBe(0o700);
  });

  it("says that a working copy has changes of its own", async () => {
    const a = machine([1]);
    const copy = path.join(a.folder, "copy");
    const git = (...args: string[]) => execFileSync("git", ["-C", copy, ...args], { stdio: "ignore" });
    fs.mkdirSync(copy);
    git("init", "--quiet");
    git("config", "receive.denyCurrentBranch", "updateInstead");
    git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x", "--allow-empty");
    fs.writeFileSync(path.join(copy, "progress.jsonl"), "mine\n");
    const { code, err } = await run(a, "sync", copy);
    expect([code, err]).toEqual([2, expect.stringContaining("has changes that are not committed")]);
    expect(fs.readFileSync(path.join(copy, "progress.jsonl"), "utf8")).toBe("mine\n");
  });

  it("asks for a repository the first time, and for git where there is none", async () => {
    expect((await run(machine([1]), "sync")).err).toContain("which repository");
    const without = testEnv({ env: { PATH: "/nonexistent" } });
    expect((await run(without, "sync", "x.git")).err).toContain("git is not installed");
  });

  it("refuses progress of a newer version on either side, and changes nothing", async () => {
    const a = machine([1]);
    const remote = bare(a);
    await run(a, "sync", remote);
    const b = machine([2]);
    fs.appendFileSync(b.paths.journal, '{"v":9}\n');
    expect((await run(b, "sync", remote)).err).toContain("newer hotseat");
  });

  it("mends what a merge by hand left in the repository", async () => {
    const a = practiced({ env: variables() });
    const remote = bare(a);
    await runNext(a, "sync", remote);
    const clone = path.join(a.folder, "clone");
    execFileSync("git", ["clone", "--quiet", remote, clone]);
    const file = path.join(clone, "progress.jsonl");
    fs.writeFileSync(file, `<<<<<<< HEAD\n${fs.readFileSync(file, "utf8")}=======\n>>>>>>> theirs\n`);
    const as = ["-C", clone, "-c", "user.name=x", "-c", "user.email=x@x"];
    execFileSync("git", [...as, "commit", "--quiet", "-am", "half-merged"]);
    execFileSync("git", [...as, "push", "--quiet"]);
    expect((await run(next(a), "sync")).code).toBe(0);
    expect(show(remote, `${branchOf(remote)}:progress.jsonl`)).not.toContain("<<<<");
  });
});
