/** GitHub annotations: at most ten a severity, because GitHub shows no more; the rest is in the job summary. */
import { githubAnnotation } from "../github.js";
import { type Reporter, shown } from "./report.js";

const MOST = 10;

export const github: Reporter = (result, options) => {
  const findings = shown(result, options);
  const lines: string[] = [];
  let left = 0;
  for (const severity of ["error", "warning"] as const) {
    const own = findings.filter((finding) => finding.severity === severity);
    left += Math.max(0, own.length - MOST);
    for (const finding of own.slice(0, MOST))
      lines.push(githubAnnotation({ ...finding, file: options.repoPath(finding.file) }));
  }
  if (left)
    lines.push(`::notice title=hotseat::${left} more findings are in the job summary and in the log.`);
  return lines.length ? `${lines.join("\n")}\n` : "";
};
