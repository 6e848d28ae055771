/** GitLab code quality: a JSON list of issues whose fingerprints outlive edits elsewhere in the file. */
import { contentHash } from "../../core/hash.js";
import type { Finding } from "../result.js";
import { jsonText, type Reporter, shown } from "./report.js";

export const gitlab: Reporter = (result, options) => {
  const fingerprint = fingerprints(options.repoPath);
  const issues = shown(result, options).map((finding) => ({
    description: finding.suggestion ? `${finding.message} ${finding.suggestion}` : finding.message,
    check_name: finding.code,
    fingerprint: fingerprint(finding),
    severity: finding.severity === "error" ? "major" : "minor",
    location: { path: options.repoPath(finding.file), lines: { begin: finding.line } },
  }));
  return `${jsonText(issues)}\n`;
};

/** Made of what is wrong and not of where: lines move. A second finding of the same kind gets another one. */
export function fingerprints(repoPath: (file: string) => string): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ code, question, point, file, text }) => {
    const what = [code, question ?? `${repoPath(file)}\n${text ?? ""}`, point ?? ""].join("\n");
    const nth = seen.get(what) ?? 0;
    seen.set(what, nth + 1);
    return contentHash(what, nth) + contentHash(what, nth + 1_000_003);
  };
}
