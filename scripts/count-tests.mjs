#!/usr/bin/env node
// Prints "N passed, N failed" from vitest's JSON report; a missing report, or no test at all, is a failure.
import { readFileSync } from "node:fs";

try {
  const report = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + (report.success || report.numFailedTests ? 0 : 1);
  console.log(`${report.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
  if (failed || report.numPassedTests === 0) process.exitCode = 1;
} catch {
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
