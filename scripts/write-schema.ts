/** Writes schema/questions.schema.json from the one schema; `--check` only says whether the file is current. */
import { readFileSync, writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { questionFileSchema } from "../src/bank/schema.js";

const FILE = "schema/questions.schema.json";
const schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  ...toJsonSchema(questionFileSchema, { errorMode: "ignore", typeMode: "input" }),
  title: "A file of interview questions for hotseat",
};
const text = `${JSON.stringify(schema, null, 2)}\n`;
if (process.argv.includes("--check")) {
  let current = "";
  try {
    current = readFileSync(FILE, "utf8");
  } catch {
    // A missing file is not current.
  }
  if (current !== text) {
    console.error(`${FILE} is not what src/bank/schema.ts says: run "npm run schema"`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, text);
}
