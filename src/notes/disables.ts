/** Comments that leave out a point: what they must say to do so. */
import { sanitizeLine } from "../core/sanitize.js";
import type { Disable, NoteProblem, Range } from "./outline.js";

type Problem = Omit<NoteProblem, "line" | "column">;

/** The disabling, or what is wrong with the comment. `inAnswer` is true where it stands in an answer. */
export function readDisabling(
  { start, end }: Range,
  points: string[],
  reason: string,
  inAnswer: boolean,
): { disable: Disable } | { problem: Problem } {
  if (points.length === 0)
    return warning(
      "disable/no-point",
      "This disables nothing: it names no point.",
      "Write <!-- hotseat-disable point-id -- reason -->.",
    );
  if (!inAnswer)
    return warning(
      "disable/outside",
      "This disables nothing: it stands in no answer.",
      "Move it below the heading of its question.",
    );
  if (!/[\p{L}\p{N}]/u.test(reason)) {
    const names = points.join(", ");
    return {
      problem: {
        severity: "error",
        code: "disable/no-reason",
        message: `Why ${names} is left out is not said, so it still counts.`,
        suggestion: `Write <!-- hotseat-disable ${names} -- reason -->.`,
      },
    };
  }
  return { disable: { start, end, points, reason: sanitizeLine(reason, 200) } };
}

function warning(code: string, message: string, suggestion: string): { problem: Problem } {
  return { problem: { severity: "warning", code, message, suggestion } };
}
