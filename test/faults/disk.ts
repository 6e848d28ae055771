/** A disk that is really full: a small tmpfs where this machine lets us mount one, else a limit on file sizes. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { checkJournal, makeFolder, openIn, workerPath } from "./support.js";

export interface DiskReport {
  kind: "tmpfs" | "file size limit";
  acknowledged: number;
  failures: number;
  /** What the first failure said. */
  message: string;
  events: number;
}

function parse(output: string): { ids: string[]; failures: string[] } {
  const lines = output.split("\n").filter(Boolean);
  return {
    ids: lines.filter((line) => /^[0-9A-Z]{26}$/.test(line)),
    failures: lines.filter((line) => line.startsWith("failed ")),
  };
}

function finish(kind: DiskReport["kind"], folder: string, output: string): DiskReport {
  const { ids, failures } = parse(output);
  if (failures.length === 0) throw new Error("the disk never filled");
  const stray = failures.find((line) => !line.startsWith("failed SaveError"));
  if (stray) throw new Error(`an unexpected failure: ${stray}`);
  const { events } = checkJournal(folder, ids);
  // Once there is room again, the next start goes on.
  const { length } = openIn(folder).append([{ type: "note", question: "after", text: "room again" }]);
  if (length !== 1) throw new Error("could not append afterwards");
  return { kind, acknowledged: ids.length, failures: failures.length, message: failures[0] ?? "", events };
}

/** No file may grow beyond so many blocks of 512 bytes or 1 KiB, as the shell counts. */
export function limitFileSize(blocks: number): DiskReport {
  const folder = makeFolder();
  const script = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
  const { stdout } = spawnSync("sh", ["-c", script, process.execPath, workerPath(), "fill", folder], {
    encoding: "utf8",
    timeout: 30_000,
  });
  return finish("file size limit", folder, stdout);
}

/** Undefined where mounting is not allowed. */
export function fillTmpfs(kilobytes: number): DiskReport | undefined {
  const mount = makeFolder();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", mount]);
  if (mounted.status !== 0) return undefined;
  const copy = makeFolder();
  try {
    const { stdout } = spawnSync(process.execPath, [workerPath(), "fill", mount], {
      encoding: "utf8",
      timeout: 30_000,
    });
    fs.copyFileSync(path.join(mount, "progress.jsonl"), path.join(copy, "progress.jsonl"));
    return finish("tmpfs", copy, stdout);
  } finally {
    spawnSync("umount", [mount]);
  }
}
