/** The built-in grader with its lexicon, loaded when the first answer is graded. */

import { type BuiltInGrader, createGrader } from "../grading/grader.js";
import { loadLexicon } from "./lexicon.js";

let known: BuiltInGrader | undefined;

export function builtInGrader(): BuiltInGrader {
  known ??= createGrader({ lexicon: loadLexicon() });
  return known;
}
