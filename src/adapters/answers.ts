/** Typed answers, one JSON line each under the id of its review, in a file beside the journal. */
import { dirname } from "node:path";
import type { Files } from "./files.js";
import { appendDurably, ensureFolder, readWhole } from "./files-durable.js";

export interface Answers {
  /** Durable like the journal. Throws what the journal throws. */
  save(text: string, eventId: string): void;
  /** Undefined when there is none. */
  read(eventId: string): string | undefined;
  /** By event id; one reading of the file for all. */
  readAll(): Map<string, string>;
}

/** Answers in a file. Lines that cannot be read are passed over here: the doctor tells of them. */
export function fileAnswers(files: Files, path: string): Answers {
  const readAll = (): Map<string, string> => parseAnswers(readWhole(files, path)?.toString("utf8") ?? "");
  return {
    save(text, eventId) {
      ensureFolder(files, dirname(path));
      appendDurably(files, path, `${JSON.stringify({ v: 1, id: eventId, text })}\n`);
    },
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
