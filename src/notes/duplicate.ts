/** The finding for a question that is answered twice, in one file or in two. */
import type { LocalFinding } from "./finding-list.js";

/** `where` is the place of the first answer. */
export function duplicate(question: string, where: string): Omit<LocalFinding, "line" | "column"> {
  return {
    severity: "error",
    code: "question/duplicate",
    question,
    message: `${question} is already answered in ${where}.`,
    suggestion: "Keep one answer for each question.",
  };
}
