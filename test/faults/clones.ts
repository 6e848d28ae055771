/** Machines that practice and sync through one repository in random order, also into each other's pushes. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { realFiles } from "../../src/adapters/files.js";
import { createGit, type Git } from "../../src/adapters/git.js";
import { syncProgress } from "../../src/adapters/git-sync.js";
import { seededRandom } from "../../src/core/random.js";
import { encodeState } from "../../src/progress/snapshot.js";
import { answer, eventsOf, makeFolder, openIn, pathsIn } from "./support.js";

export interface CloneReport {
  machines: number;
  rounds: number;
  syncs: number;
  races: number;
  offline: number;
  events: number;
}

export async function syncClones(machines: number, rounds: number, seed: number): Promise<CloneReport> {
  const root = makeFolder();
  const remote = path.join(root, "remote.git");
  spawnSync("git", ["init", "--quiet", "--bare", remote]);
  const random = seededRandom(seed);
  const folders = Array.from({ length: machines }, (_, i) => path.join(root, `machine-${i}`));
  const made = new Set<string>();
  const report: CloneReport = { machines, rounds, syncs: 0, races: 0, offline: 0, events: 0 };
  const practice = (folder: string): void => {
    // Clocks differ by up to an hour, so that ids of different machines interleave.
    const skew = folders.indexOf(folder) * 1_800_000;
    const store = openIn(folder, () => Date.now() - skew);
    for (let n = random.below(4); n >= 0; n--)
      for (const { id } of store.append([
        answer(`q${random.below(12)}`, random.next() < 0.5 ? "covered" : "missed"),
      ]))
        made.add(id);
    if (random.next() < 0.3) store.undo();
    store.close();
    for (const { id } of eventsOf(pathsIn(folder).journal)) made.add(id);
  };
  const sync = async (folder: string, git: Git): Promise<void> => {
    report.syncs++;
    const result = await syncProgress({
      files: realFiles,
      git,
      journal: pathsIn(folder).journal,
      remote,
      cwd: root,
      wait: async () => undefined,
    });
    if (result.offline !== undefined) report.offline++;
  };
  const plain = createGit(process.env, false);
  /** Lets another machine push between this one's fetch and its push. */
  const raced = (other: string): Git => {
    let done = false;
    return (args, options) => {
      if (args[0] === "push" && !done) {
        done = true;
        report.races++;
        pushBehind(other, remote, plain);
      }
      return plain(args, options);
    };
  };
  for (let round = 0; round < rounds; round++) {
    const folder = folders[random.below(machines)] ?? "";
    practice(folder);
    const dice = random.next();
    if (dice < 0.15) {
      fs.renameSync(remote, `${remote}.away`);
      if (fs.existsSync(path.join(folder, "sync.git"))) await sync(folder, plain);
      fs.renameSync(`${remote}.away`, remote);
    } else if (dice < 0.4) await sync(folder, raced(folders[(folders.indexOf(folder) + 1) % machines] ?? ""));
    else if (dice < 0.8) await sync(folder, plain);
  }
  for (const folder of [...folders, ...folders]) await sync(folder, plain);
  report.events = verify(folders, made);
  fs.rmSync(root, { recursive: true, force: true });
  return report;
}

/** A push by other means than ours, as a person would do it: clone, append, commit, push. */
function pushBehind(folder: string, remote: string, git: Git): void {
  const clone = `${folder}-clone-${process.hrtime.bigint()}`;
  if (!git(["clone", "--quiet", "--", remote, clone]).ok) return;
  const journal = path.join(clone, "progress.jsonl");
  const own = pathsIn(folder).journal;
  if (fs.existsSync(journal) && fs.existsSync(own)) fs.appendFileSync(journal, fs.readFileSync(own));
  const at = ["-C", clone, "-c", "user.name=x", "-c", "user.email=x@localhost"];
  git([...at, "commit", "--quiet", "-am", "by hand"]);
  git([...at, "push", "--quiet"]);
  fs.rmSync(clone, { recursive: true, force: true });
}

function verify(folders: readonly string[], made: ReadonlySet<string>): number {
  const states = folders.map((folder) => {
    const events = eventsOf(pathsIn(folder).journal).map(({ id }) => id);
    const unique = new Set(events);
    if (unique.size !== events.length) throw new Error(`${folder} has events twice`);
    for (const id of made) if (!unique.has(id)) throw new Error(`${folder} lacks ${id}`);
    if (unique.size !== made.size) throw new Error(`${folder} has events that no one made`);
    return JSON.stringify(encodeState(openIn(folder).state));
  });
  if (new Set(states).size !== 1) throw new Error("the machines do not agree");
  return made.size;
}
