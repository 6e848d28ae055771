/** The whole result as JSON; `schema/check-result.schema.json` describes it. */
import { jsonText, type Reporter } from "./report.js";

export const json: Reporter = (result, { quiet }) =>
  `${jsonText(quiet ? { ...result, findings: result.findings.filter(({ severity }) => severity === "error") } : result)}\n`;
