/** What each code of a finding means, for formats that carry descriptions of rules. */

const RULES: Readonly<Record<string, string>> = {
  "answer/below-minimum": "The answer covers too little of its question's points.",
  "answer/empty": "There is a heading for the question, and no answer below it.",
  "answer/too-long": "The answer is longer than anybody can say; its end is not graded.",
  "average/below-minimum": "The answers cover too little on average.",
  "baseline/stale": "The baseline allows more than is needed.",
  "baseline/worse": "The answer got worse than the baseline.",
  "directive/unknown": "A comment speaks to hotseat in words that it does not know.",
  "disable/no-point": "A disable comment names no point.",
  "disable/no-reason": "A disable comment gives no reason.",
  "disable/outside": "A disable comment stands in no answer.",
  "disable/unknown-point": "A disable comment names a point that the question does not have.",
  "file/binary": "The file is not text.",
  "file/encoding": "The file is not UTF-8.",
  "file/folder": "A folder stands where a file was expected.",
  "file/missing": "The path does not exist.",
  "file/not-regular": "The path is a pipe, a device or a socket.",
  "file/too-large": "The file is too large for a note.",
  "file/unreadable": "The file cannot be read.",
  "match/none": "No answer to any question was found.",
  "note/no-question": "The note names no question.",
  "point/missed": "The answer misses a point.",
  "point/missed-must": "The answer misses a point that it must make.",
  "question/duplicate": "The question is answered twice.",
  "question/ungraded": "The question has no points to hold an answer against.",
  "question/unknown": "A heading or comment names no question of the bank.",
  "red-flag/raised": "The answer says what an interviewer would stop at.",
  "require/missing": "A question that must be answered is not.",
};

/** One sentence. Codes of the grader's guards are `guard/…`. */
export function ruleDescription(code: string): string {
  if (Object.hasOwn(RULES, code)) return RULES[code] ?? code;
  return code.startsWith("guard/")
    ? `The grader trusts the answer less: ${code.slice(6).replaceAll("-", " ")}.`
    : code;
}
