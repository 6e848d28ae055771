/** SARIF 2.1.0, for code scanning. */

import type { Finding } from "../result.js";
import { ruleDescription } from "../rule-names.js";
import { fingerprints } from "./gitlab.js";
import { jsonText, type Reporter, type ReportOptions, shown, wellFormed } from "./report.js";

export const sarif: Reporter = (result, options) => {
  const findings = [...shown(result, options), ...result.findings.filter(({ accepted }) => accepted)];
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const fingerprint = fingerprints(options.repoPath);
  const document = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "hotseat",
            version: result.tool.version,
            rules: codes.map((code) => ({ id: code, shortDescription: { text: ruleDescription(code) } })),
          },
        },
        invocations: [{ executionSuccessful: result.exitCode !== 2, exitCode: result.exitCode }],
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: codes.indexOf(finding.code),
          level: finding.severity,
          message: {
            text: finding.suggestion ? `${finding.message}\n${finding.suggestion}` : finding.message,
          },
          locations: [location(finding, options)],
          partialFingerprints: { "hotseat/v1": fingerprint(finding) },
          ...(finding.accepted
            ? { suppressions: [{ kind: "external", justification: "Accepted by the baseline." }] }
            : {}),
        })),
      },
    ],
  };
  return `${jsonText(document)}\n`;
};

function location({ file, line, column, endLine, endColumn }: Finding, { repoPath }: ReportOptions): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(repoPath(file)), uriBaseId: "SRCROOT" },
      region: {
        startLine: line,
        startColumn: column,
        ...(endLine === undefined ? {} : { endLine }),
        ...(endColumn === undefined ? {} : { endColumn }),
      },
    },
  };
}

/** A relative reference (RFC 3986): every character but unreserved ones and slashes is percent-encoded. */
function uriOf(path: string): string {
  return wellFormed(path).split("/").map(encodeURIComponent).join("/");
}
