/** The bank a command works on: the shipped one, or the files that the person names. */
import path from "node:path";
import { type Bank, createBank, joinBanks } from "../bank/bank.js";
import { compareDiagnostics, type Diagnostic } from "../core/diagnostics.js";
import { UserError } from "../core/errors.js";
import { createDeckCache } from "./deck-cache.js";
import { findQuestionFiles } from "./question-file-finder.js";
import { loadShippedBank } from "./shipped-bank.js";

export interface LoadedBank {
  bank: Bank;
  /** What is wrong with the files; their sound questions are in the bank all the same. */
  diagnostics: Diagnostic[];
}

export interface BankSource {
  /** Files or folders; none means the shipped bank. */
  decks?: readonly string[] | undefined;
  cwd: string;
  /** Folder of the cache; none is used when it is left out. */
  cache?: string | undefined;
}

/** Throws a UserError when a path does not exist, or when none of the files holds a sound question. */
export async function loadBankFrom(source: BankSource): Promise<LoadedBank> {
  if (!source.decks?.length) return { bank: loadShippedBank(), diagnostics: [] };
  const files = [...new Set(source.decks.flatMap((deck) => findQuestionFiles(deck, source.cwd)))];
  const cache = source.cache === undefined ? undefined : createDeckCache(source.cache);
  const banks: Bank[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const absolute = path.resolve(source.cwd, file);
    const cached = cache?.load(absolute);
    if (cached) {
      banks.push(cached);
      continue;
    }
    const { parseFile } = await import("./question-files.js");
    const readAt = Date.now();
    const parsed = parseFile(file, source.cwd);
    diagnostics.push(...parsed.diagnostics);
    banks.push(createBank(parsed.questions));
    if (parsed.bytes && parsed.diagnostics.length === 0)
      cache?.save(absolute, parsed.bytes, readAt, parsed.questions);
  }
  const bank = joinBanks(banks);
  if (bank.summaries.length === 0) throw noQuestions(source.decks, files, diagnostics);
  return { bank, diagnostics: diagnostics.sort(compareDiagnostics) };
}

function noQuestions(
  decks: readonly string[],
  files: readonly string[],
  diagnostics: Diagnostic[],
): UserError {
  const [first] = diagnostics;
  if (!first) {
    const where = decks.join(", ");
    return files.length === 0
      ? new UserError(`${where}: no question file there`, "Question files end in .yaml or .yml.")
      : new UserError(`${where}: no question there`, "See docs/questions.md for the format.");
  }
  const more = diagnostics.length - 1;
  return new UserError(
    `${formatPlace(first)}: ${first.message}${more > 0 ? ` (and ${more} more)` : ""}`,
    `${first.suggestion ?? ""} ${more > 0 ? `\`hotseat lint ${decks.join(" ")}\` lists everything.` : ""}`.trim(),
  );
}

/** `file:line:column`. */
export function formatPlace(at: Pick<Diagnostic, "file" | "line" | "column">): string {
  return `${at.file}:${at.line}:${at.column}`;
}
