/** What a line means in the plain drill: text of the answer, or a `:command` on a line of its own. */

export type PlainCommand =
  | { type: "text"; text: string }
  | {
      type: "hint" | "skip" | "undo" | "quit" | "suspend" | "easy" | "help" | "references" | "model" | "why";
    }
  | { type: "clear" }
  | { type: "points"; numbers?: number[] }
  | { type: "correct"; number: number; verdict: "covered" | "partial" | "missed" }
  | { type: "note"; text: string }
  | { type: "sure"; value: number }
  | { type: "wrong"; message: string };

const SIMPLE = [
  "hint",
  "skip",
  "undo",
  "quit",
  "suspend",
  "easy",
  "help",
  "references",
  "model",
  "why",
] as const;

export const PLAIN_HELP = [
  "End your answer with an empty line. Commands, on a line of their own:",
  "  :hint            a hint; its point then counts as hard",
  "  :clear           start the answer anew",
  "  :skip            the next question",
  "  :points          said aloud: list the points; :points 1 3 4 says which you covered, :points none",
  "  :undo            take the last answer back, or go back to what you skipped",
  "  :correct 2 covered   overrule a verdict of the last answer (covered, partial, missed)",
  "  :easy            the last answer was too easy",
  "  :sure 4          how sure you are, 1 to 5, before you answer",
  "  :note TEXT       a note to yourself",
  "  :references      where to read about it",
  "  :suspend         do not ask this question again",
  "  :quit            stop",
  "A line that starts with two colons is text with one.",
].join("\n");

export function parsePlainLine(line: string): PlainCommand {
  if (line.startsWith("::")) return { type: "text", text: line.slice(1) };
  const match = /^:([a-z?]+)(?:\s+(.*))?$/i.exec(line.trim());
  if (!match) return { type: "text", text: line };
  const name = match[1]?.toLowerCase() ?? "";
  const rest = match[2]?.trim() ?? "";
  if (name === "q" || name === "stop") return { type: "quit" };
  if (name === "?") return { type: "help" };
  const simple = SIMPLE.find((known) => known === name);
  if (simple) return { type: simple };
  switch (name) {
    case "points":
      return pointsCommand(rest);
    case "correct":
      return correctCommand(rest);
    case "clear":
      return { type: "clear" };
    case "note":
      return { type: "note", text: rest };
    case "sure": {
      const value = Number(rest);
      return value >= 1 && value <= 5
        ? { type: "sure", value: (value - 0.5) / 5 }
        : { type: "wrong", message: "Write :sure and a number from 1 to 5." };
    }
    default:
      return {
        type: "wrong",
        message: `There is no command :${name}. :help lists them; a line that starts with two colons is text.`,
      };
  }
}

function pointsCommand(rest: string): PlainCommand {
  if (rest === "") return { type: "points" };
  if (/^(none|0|-)$/i.test(rest)) return { type: "points", numbers: [] };
  const words = rest.split(/[\s,]+/).filter(Boolean);
  const numbers = words.map(Number);
  if (numbers.some((number) => !Number.isInteger(number) || number < 1))
    return {
      type: "wrong",
      message: "Write the numbers of the points, for example :points 1 3 4, or :points none.",
    };
  return { type: "points", numbers };
}

function correctCommand(rest: string): PlainCommand {
  const [number = "", word = "covered"] = rest.split(/\s+/);
  const verdict = (["covered", "partial", "missed"] as const).find((known) =>
    known.startsWith(word.toLowerCase()),
  );
  if (!/^[1-9]\d?$/.test(number) || !verdict)
    return { type: "wrong", message: "Write for example :correct 2 covered (or partial, missed)." };
  return { type: "correct", number: Number(number), verdict };
}
