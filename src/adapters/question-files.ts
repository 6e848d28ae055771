/** Parses question files; loads the YAML parser, so it is imported only where a file is not cached. */
import path from "node:path";
import { MAX_FILE_LENGTH, type ParsedFile, parseQuestionFile, type QuestionLocation } from "../bank/parse.js";
import type { Question } from "../bank/question.js";
import { fileError } from "../bank/yaml-errors.js";
import type { Diagnostic } from "../core/diagnostics.js";
import { findQuestionFiles } from "./question-file-finder.js";
import { readTextFile } from "./text-file.js";

export interface ParsedDeck {
  /** Sound questions of all files, in order; the first of two with one id. */
  questions: Question[];
  locations: Map<string, QuestionLocation>;
  diagnostics: Diagnostic[];
  /** Files read. */
  files: string[];
}

/** Parses one file; what cannot be read is a diagnostic like any other. */
export function parseFile(file: string, cwd: string): ParsedFile & { bytes?: Uint8Array } {
  const read = readTextFile(path.resolve(cwd, file), MAX_FILE_LENGTH * 2);
  if (!read.ok) {
    const problem = fileError(file, read.code, `${read.message}`, "Question files are UTF-8 text in YAML.");
    return { file, questions: [], locations: new Map(), diagnostics: [problem] };
  }
  return { ...parseQuestionFile(file, read.text), bytes: read.bytes };
}

/** Parses all files of all targets; an id used twice is an error at its second place. */
export function parseDecks(targets: readonly string[], cwd: string): ParsedDeck {
  const deck: ParsedDeck = { questions: [], locations: new Map(), diagnostics: [], files: [] };
  for (const file of new Set(targets.flatMap((target) => findQuestionFiles(target, cwd)))) {
    deck.files.push(file);
    addFile(deck, parseFile(file, cwd));
  }
  return deck;
}

function addFile(deck: ParsedDeck, parsed: ParsedFile): void {
  deck.diagnostics.push(...parsed.diagnostics);
  for (const question of parsed.questions) {
    const location = parsed.locations.get(question.id);
    const known = deck.locations.get(question.id);
    if (known && location) {
      deck.diagnostics.push({
        file: location.file,
        line: location.line,
        column: location.column,
        severity: "error",
        code: "bank/duplicate-id",
        message: `the id "${question.id}" is already used in ${known.file}:${known.line}`,
        text: question.id,
        suggestion: "Give this question an id of its own.",
      });
      continue;
    }
    if (location) deck.locations.set(question.id, location);
    deck.questions.push(question);
  }
}
