/** What reading a note gives: its answers with their places, and what is wrong with how it is cut. */
import type { Diagnostic } from "../core/diagnostics.js";
import type { Comment } from "./comments.js";
import type { Lines } from "./lines.js";
import type { Block } from "./markdown.js";
import type { Suggestion } from "./question-names.js";

/** Offsets in the note, half-open. */
export interface Range {
  start: number;
  end: number;
}

export interface Disable extends Range {
  points: string[];
  reason: string;
}

export interface Section {
  /** The question's id. */
  question: string;
  /** Where the question is named. */
  name: Range;
  /** The answer. */
  answer: Range;
  disables: Disable[];
}

/** A heading, comment or front matter that names no known question. */
export interface Unknown {
  name: Range;
  text: string;
  suggestions: Suggestion[];
  /** False where it may well be a heading like any other. */
  certain: boolean;
  /** True where the name is the whole text of a heading, so that it can be replaced. */
  heading: boolean;
}

export type NoteProblem = Omit<Diagnostic, "file">;

export interface NoteOutline {
  source: string;
  lines: Lines;
  blocks: Block[];
  comments: Comment[];
  sections: Section[];
  unknown: Unknown[];
  problems: NoteProblem[];
}

/** A problem with a range of the note as its place. */
export function problemAt(
  lines: Lines,
  { start, end }: Range,
  problem: Omit<NoteProblem, "line" | "column" | "endLine" | "endColumn">,
): NoteProblem {
  const { line, column } = lines.position(start);
  const { line: endLine, column: endColumn } = lines.position(end);
  return { line, column, endLine, endColumn, ...problem };
}
