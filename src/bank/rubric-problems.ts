/** What the shape of the schema cannot say: options without a right one, point ids used twice. */
import type { Diagnostic } from "../core/diagnostics.js";
import type { Question } from "./question.js";
import type { QuestionInput } from "./question-input.js";

interface Problem {
  path: PropertyKey[];
  what: Pick<Diagnostic, "code" | "message" | "suggestion">;
}

/** What the schema's shape cannot say. */
export function rubricProblems(question: Question, input: QuestionInput): Problem[] {
  const problems: Problem[] = [];
  if (question.kind === "choice" && question.options.length === 0) {
    problems.push({
      path: ["kind"],
      what: {
        code: "bank/choice-without-options",
        message: "a choice question needs `options`",
        suggestion: "Add options: [{text: …, correct: true, why: …}, …].",
      },
    });
  }
  if (question.options.length > 0 && !question.options.some((option) => option.correct)) {
    problems.push({
      path: ["options"],
      what: {
        code: "bank/no-correct-option",
        message: "no option is correct",
        suggestion: "Mark at least one option with `correct: true`.",
      },
    });
  }
  for (const key of ["look_for", "red_flags"] as const) {
    const seen = new Set<string>();
    (input[key] ?? []).forEach((item, i) => {
      const id = typeof item === "string" ? undefined : item.id;
      if (id === undefined) return;
      if (seen.has(id)) {
        problems.push({
          path: [key, i, "id"],
          what: {
            code: "bank/duplicate-point",
            message: `the point id "${id}" is used twice in this question`,
            suggestion: "Give each point an id of its own.",
          },
        });
      }
      seen.add(id);
    });
  }
  return problems;
}
