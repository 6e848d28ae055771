import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { syncClones } from "./clones.js";
import { limitFileSize } from "./disk.js";
import { injectEverywhere } from "./inject.js";
import { killDrills } from "./kill.js";
import { appendTogether, appendWhileRewriting, killLockHolder, stopAndGoOn } from "./processes.js";

const isWindows = process.platform === "win32";

// Generous: processes and git are slow on a machine that is busy with other tests.
describe.skipIf(isWindows)("what was acknowledged is never lost", { timeout: 120_000 }, () => {
  it("when a file operation fails, whichever and however", () => {
    const reports = injectEverywhere(23);
    expect(reports.map(({ injections }) => injections > 20)).toEqual([true, true, true, true]);
  });

  it("when the disk is full", () => {
    const report = limitFileSize(16);
    expect(report.acknowledged).toBeGreaterThan(5);
    expect(report.failures).toBeGreaterThan(0);
  });

  it.each([2, 8])("when %i processes append at once", async (processes) => {
    const report = await appendTogether(processes, 700);
    expect(report).toMatchObject({ events: report.acknowledged, doubled: 0, damaged: 0 });
  });

  it("when the file is replaced under the appending processes, and the replacing one is killed", async () => {
    const report = await appendWhileRewriting(1200);
    expect(report.acknowledged).toBeGreaterThan(0);
    expect(report.rewrites).toBeGreaterThan(0);
  });

  it("when a process is stopped and wakes up later, which writes nothing twice", async () => {
    expect(await stopAndGoOn(8)).toMatchObject({ doubled: 0, damaged: 0 });
  });

  it("when the holder of a lock is killed", async () => {
    expect(await killLockHolder()).toEqual({ refused: true, recovered: true });
  });

  it("when machines sync in any order and into each other's pushes", async () => {
    const report = await syncClones(3, 10, 3);
    expect(report.events).toBeGreaterThan(5);
  });

  it.skipIf(!fs.existsSync("dist"))("when a drill is killed at any moment", async () => {
    const report = await killDrills(8, 5);
    expect(report.acknowledged).toBeGreaterThan(3);
  });
});
