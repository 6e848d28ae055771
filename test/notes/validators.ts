/** Real validators for the machine formats: each throws, with the validator's own words, for a report that is not valid. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { default as draft4 } from "ajv-draft-04";
import { default as formats } from "ajv-formats";
import { type FinalResults, Parser } from "tap-parser";
import { validateXML } from "xmllint-wasm";

const SARIF_SCHEMA = createRequire(import.meta.url).resolve(
  "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
);
const read = (file: string): object => JSON.parse(readFileSync(file, "utf8"));

export function validateWith(schemaFile: string, document: unknown): void {
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
  if (!ajv.validate(read(schemaFile), document)) throw new Error(ajv.errorsText());
}

/** The OASIS schema of SARIF 2.1.0, as Microsoft's package for tests carries it. */
export function validateSarif(document: unknown): void {
  const ajv = new draft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  if (!ajv.validate(read(SARIF_SCHEMA), document)) throw new Error(ajv.errorsText());
}

export async function validateJunit(xml: string): Promise<void> {
  const { valid, rawOutput } = await validateXML({
    xml: [{ fileName: "report.xml", contents: xml }],
    schema: [readFileSync("test/notes/junit-10.xsd", "utf8")],
  });
  if (!valid) throw new Error(rawOutput);
}

/** Throws for a line that is no TAP, and for a count that does not fit the plan. */
export function parseTap(text: string): FinalResults {
  let results: FinalResults | undefined;
  const strange: string[] = [];
  const parser = new Parser({ strict: true }, (final) => {
    results = final;
  });
  parser.on("extra", (line: string) => strange.push(line));
  parser.end(text);
  if (strange.length) throw new Error(`no TAP: ${strange.join("")}`);
  if (!results) throw new Error("no results");
  return results;
}
