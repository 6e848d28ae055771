/** Typed answers, one JSON line each under the id of its review, in a file beside the journal. */
import { dirname } from "node:path";
import type { Files } from "./files.js";
import { appendDurably, ensureFolder, readWhole, syncFile } from "./files-durable.js";
import { SaveError } from "./save-error.js";

export interface Answers {
  /**
   * In the file when it returns, so that a kill does not lose it; on disk like the journal after `flush`.
   * @throws SaveError; the answer then waits for the next `save` or `flush`
   */
  save(text: string, eventId: string): void;
  /** Waits until everything is on disk, and tries again what could not be written. Throws like `save`. */
  flush(): void;
  /** Undefined when there is none. */
  read(eventId: string): string | undefined;
  /** By event id; one reading of the file for all. */
  readAll(): Map<string, string>;
}

/** Answers in a file. Lines that cannot be read are passed over here: the doctor tells of them. */
export function fileAnswers(files: Files, path: string): Answers {
  const waiting = new Map<string, string>();
  /** In the file, and not yet known to be on disk. */
  const written = new Map<string, string>();
  const readAll = (): Map<string, string> => {
    const kept = parseAnswers(readWhole(files, path)?.toString("utf8") ?? "");
    for (const [id, text] of waiting) kept.set(id, text);
    return kept;
  };
  const write = (): void => {
    if (waiting.size === 0) return;
    const lines = [...waiting].map(([id, text]) => `${JSON.stringify({ v: 1, id, text })}\n`);
    try {
      ensureFolder(files, dirname(path));
      appendDurably(files, path, lines.join(""), { sync: false });
    } catch (error) {
      throw new SaveError(error, path);
    }
    for (const [id, text] of waiting) written.set(id, text);
    waiting.clear();
  };
  const flush = (): void => {
    write();
    if (written.size === 0) return;
    try {
      syncFile(files, path);
    } catch (error) {
      // After a failed sync nobody knows what is on disk: the same lines again do no harm.
      for (const [id, text] of written) waiting.set(id, text);
      throw new SaveError(error, path);
    } finally {
      written.clear();
    }
  };
  return {
    save(text, eventId) {
      waiting.set(eventId, text);
      write();
    },
    flush,
    read: (eventId) => readAll().get(eventId),
    readAll,
  };
}

/** Answers that last as long as the session. */
export function memoryAnswers(earlier?: Answers): Answers {
  const kept = new Map<string, string>();
  return {
    save(text, eventId) {
      kept.set(eventId, text);
    },
    flush: () => undefined,
    read: (eventId) => kept.get(eventId) ?? earlier?.read(eventId),
    readAll: () => new Map([...(earlier?.readAll() ?? []), ...kept]),
  };
}

/** By event id; a later line for the same id counts. */
export function parseAnswers(text: string): Map<string, string> {
  const answers = new Map<string, string>();
  for (const line of text.split("\n")) {
    const answer = parseAnswer(line);
    if (answer) answers.set(answer.id, answer.text);
  }
  return answers;
}

/** Undefined for a line that is not an answer. */
export function parseAnswer(line: string): { id: string; text: string } | undefined {
  try {
    const raw = JSON.parse(line);
    if (typeof raw?.id === "string" && typeof raw.text === "string") return { id: raw.id, text: raw.text };
  } catch {
    // Not JSON: not an answer.
  }
  return undefined;
}

/** For rewriting an answers file: the readable lines whose review is wanted. */
export function keepAnswers(wanted: (eventId: string) => boolean): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const kept = bytes
      .toString("utf8")
      .split("\n")
      .filter((line) => {
        const answer = parseAnswer(line);
        return answer !== undefined && wanted(answer.id);
      });
    return Buffer.from(kept.map((line) => `${line}\n`).join(""), "utf8");
  };
}
