/** One line of a journal to its event, or to what is wrong with it. */
import { decodeLine } from "../progress/codec.js";
import type { JournalEvent } from "../progress/events.js";
import type { Line } from "./journal-lines.js";

/** A line, or the part of one, that could not be read. */
export interface Damage {
  /** 1-based. */
  line: number;
  offset: number;
  reason: string;
  text: string;
  /** The last line, without a newline: a write that was cut off. */
  torn: boolean;
}

export interface Opened {
  event?: JournalEvent;
  damage?: Damage;
  newer?: number;
  older?: true;
  unknown?: string;
}

/** What every line begins with, and no other part of it. */
export const PREFIX = '{"v":';

/** Reads one line, saving what can be saved of one that begins with NUL bytes or the rest of a torn write. */
export function openLine(line: Pick<Line, "text" | "number" | "offset" | "ended">): Opened {
  const decoded = decodeLine(line.text);
  switch (decoded.kind) {
    case "event":
      return { event: decoded.event };
    case "older":
      return { event: decoded.event, older: true };
    case "unknown":
      return { unknown: decoded.id };
    case "newer":
      return { newer: decoded.version };
    case "bad": {
      const damage = { line: line.number, offset: line.offset, reason: decoded.reason, torn: !line.ended };
      const start = line.text.lastIndexOf(PREFIX);
      const rest = start > 0 ? decodeLine(line.text.slice(start)) : undefined;
      if (rest?.kind === "event")
        return { event: rest.event, damage: { ...damage, torn: false, text: line.text.slice(0, start) } };
      return { damage: { ...damage, text: line.text } };
    }
  }
}
