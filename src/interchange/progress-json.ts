/** The whole progress as one JSON document, for moving and for reading by other programs. */
import { decodeLine, encodeEvent } from "../progress/codec.js";
import type { JournalEvent } from "../progress/events.js";

const FORMAT = "hotseat-progress";

/** One event as a line of the journal, with its id. */
export interface Entry {
  id: string;
  line: string;
}

export interface Imported {
  entries: Entry[];
  /** Typed answers by event id. */
  answers: Map<string, string>;
  /** What could not be used, one sentence each. */
  problems: string[];
}

/** The document in pieces, an event or answer on each line: of a long journal it is more than a string can hold. */
export function* exportJson(
  events: Iterable<JournalEvent>,
  answers: ReadonlyMap<string, string>,
  exportedAt: string,
): Generator<string> {
  const head = { schemaVersion: 1, format: FORMAT, exportedAt };
  yield JSON.stringify(head, null, 1).replace(/\n\}$/, ',\n "events": [');
  yield* items(events);
  // Pairs rather than an object: ids are data.
  if (answers.size > 0) {
    yield ',\n "answers": [';
    yield* items([...answers].map(([id, text]) => ({ id, text })));
  }
  yield "\n}\n";
}

function* items(values: Iterable<unknown>): Generator<string> {
  let separator = "";
  for (const value of values) {
    yield `${separator}\n  ${JSON.stringify(value)}`;
    separator = ",";
  }
  yield separator === "" ? "]" : "\n ]";
}

/** Undefined when the text is not such a document. */
export function importJson(text: string): Imported | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(raw) || raw.format !== FORMAT || !Array.isArray(raw.events)) return undefined;
  const imported = importLines(raw.events.map((event) => JSON.stringify(event)));
  for (const answer of Array.isArray(raw.answers) ? raw.answers : [])
    if (isRecord(answer) && typeof answer.id === "string" && typeof answer.text === "string")
      imported.answers.set(answer.id, answer.text);
  return imported;
}

/** Events from the lines of another journal. */
export function importLines(lines: readonly string[]): Imported {
  const imported: Imported = { entries: [], answers: new Map(), problems: [] };
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    const decoded = decodeLine(line);
    switch (decoded.kind) {
      case "event":
      case "older":
        imported.entries.push({ id: decoded.event.id, line: encodeEvent(decoded.event) });
        break;
      case "unknown":
        imported.entries.push({ id: decoded.id, line });
        break;
      case "newer":
        imported.problems.push(
          `Event ${index + 1} was written by a newer hotseat (version ${decoded.version}).`,
        );
        break;
      case "bad":
        imported.problems.push(`Event ${index + 1}: ${decoded.reason}.`);
    }
  });
  return imported;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
