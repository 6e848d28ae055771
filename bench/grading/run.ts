/** `npm run bench:grading`: the grader beside two plain baselines, on our own answers and on graded sets from outside. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../../src/adapters/package-root.js";
import { createGrader } from "../../src/grading/grader.js";
import { decodeLexicon } from "../../src/grading/lexicon.js";
import { measureBank, ownQuestions, printGates, printSpeed } from "./bank.js";
import { graders } from "./graders.js";
import { printHeldOut } from "./held-out.js";
import { measureSets } from "./sets.js";

const { values } = parseArgs({ options: { data: { type: "string" } } });
const file = path.join(packageRoot(), "src/grading/data/lexicon.json");
const load = () => decodeLexicon(JSON.parse(readFileSync(file, "utf8")));
const questions = ownQuestions();
printSpeed(questions, () => createGrader({ lexicon: load() }));
const lexicon = load();
const grader = createGrader({ lexicon });
measureBank(questions, grader, graders(lexicon));
printHeldOut(questions, grader);
printGates(questions, grader);
if (values.data) measureSets(values.data, graders(lexicon));
else
  console.log("\nGraded sets from outside: npm run bench:grading -- --data FOLDER (a folder of *.jsonl.gz)");
