/** Reads the lexicon from its file, once, when something is first graded. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { decodeLexicon, type Lexicon } from "../grading/lexicon.js";

/** Beside the bundle (also from a chunk of it), or in the source tree. */
const PLACES = [
  "./lexicon.json",
  "../lexicon.json",
  "../grading/data/lexicon.json",
  "../../src/grading/data/lexicon.json",
];

let loaded: Lexicon | undefined;

/** The shipped lexicon. Throws when the file is missing: the package is then not whole. */
export function loadLexicon(): Lexicon {
  loaded ??= decodeLexicon(JSON.parse(readFileSync(lexiconPath(), "utf8")));
  return loaded;
}

function lexiconPath(): string {
  for (const place of PLACES) {
    const file = path.join(import.meta.dirname, place);
    if (existsSync(file)) return file;
  }
  throw new Error("lexicon.json is missing: the package is not whole");
}
