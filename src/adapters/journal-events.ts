/** Reads a journal event by event: reviews from their bytes, everything else as JSON. */
import { ReviewScanner } from "../progress/scan.js";
import type { Files } from "./files.js";
import { readBlocks } from "./journal-lines.js";
import { type Opened, openLine } from "./open-line.js";

const NEWLINE = 10;

export function createScanner(): ReviewScanner {
  // The core knows only bytes; what is read here is read into buffers.
  return new ReviewScanner((bytes, start, end) => (bytes as Buffer).toString("latin1", start, end));
}

/** Calls back with each line that is not empty, until the callback returns false. Returns where reading ended. */
export function readEvents(
  files: Files,
  path: string,
  from: { offset: number; lines: number },
  visit: (opened: Opened) => undefined | boolean,
): { offset: number; lines: number } {
  const scanner = createScanner();
  let { lines } = from;
  const offset = readBlocks(files, path, from.offset, (block, blockOffset) => {
    for (let start = 0; start < block.length; ) {
      lines++;
      const event = scanner.scan(block, start);
      if (event) {
        if (visit({ event }) === false) return false;
        start = scanner.end;
        continue;
      }
      const newline = block.indexOf(NEWLINE, start);
      const end = newline === -1 ? block.length : newline;
      if (end > start) {
        const text = block.toString("utf8", start, end);
        const line = { text, number: lines, offset: blockOffset + start, ended: newline !== -1 };
        if (visit(openLine(line)) === false) return false;
      }
      start = end + 1;
    }
    return undefined;
  });
  return { offset, lines };
}
