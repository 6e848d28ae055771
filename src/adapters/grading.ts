/** The built-in grader with its lexicon, loaded when the first answer is graded. */

import type { Grader } from "../grading/assessment.js";
import { createGrader } from "../grading/grader.js";
import { loadLexicon } from "./lexicon.js";

let known: Grader | undefined;

export function builtInGrader(): Grader {
  known ??= createGrader({ lexicon: loadLexicon() });
  return known;
}
