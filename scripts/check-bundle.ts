/** Checks what the program loads before it knows what is asked: `node scripts/run.mjs scripts/check-bundle.ts`. */
import { readFileSync } from "node:fs";

interface Output {
  bytes: number;
  entryPoint?: string;
  inputs: Record<string, unknown>;
  imports: { path: string; kind: string; external?: boolean }[];
}

/** Modules that cost too much to load on a path that may not need them. */
const RULES: readonly { entry: string; never: RegExp }[] = [
  { entry: "src/main.ts", never: /node_modules/ },
  { entry: "src/start-help.ts", never: /node_modules/ },
  {
    entry: "src/start-drill.ts",
    never: /node_modules\/(@?inquirer|yaml|conf|ajv|commander|valibot|mdast|micromark)/,
  },
  {
    entry: "src/start-check.ts",
    never: /node_modules\/(@?inquirer|yaml|conf|ajv|commander|valibot|markdown-it)/,
  },
  { entry: "src/start-cli.ts", never: /node_modules\/(@?inquirer|yaml|conf|ajv|chalk|valibot|ts-fsrs)\// },
  {
    entry: "src/commands/drill.ts",
    never: /node_modules\/(@?inquirer|yaml|conf|ajv|valibot|mdast|micromark)/,
  },
  { entry: "src/index.ts", never: /node_modules\/(@?inquirer|conf|ajv|commander|chalk)\// },
];

const outputs: Record<string, Output> = JSON.parse(readFileSync("dist/meta.json", "utf8")).outputs;
const problems: string[] = [];
for (const { entry, never } of RULES) {
  const name = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === entry);
  if (!name) {
    problems.push(`${entry} is no entry of the bundle`);
    continue;
  }
  const loaded = staticClosure(name);
  const inputs = loaded.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
  const bytes = loaded.reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0);
  console.log(`${entry}: loads ${loaded.length} chunks, ${Math.round(bytes / 1024)} KB, before it runs`);
  for (const input of new Set(inputs.filter((file) => never.test(file)).map(packageOf)))
    problems.push(`${entry} loads ${input} although it may not need it: import it lazily`);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length ? 1 : 0;

/** The chunk itself and all that it imports statically, directly or through another. */
function staticClosure(entry: string): string[] {
  const seen = new Set([entry]);
  for (const file of seen)
    for (const { path, kind, external } of outputs[file]?.imports ?? [])
      if (kind === "import-statement" && !external && path in outputs) seen.add(path);
  return [...seen];
}

function packageOf(input: string): string {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? input;
}
