/** Reads a journal of any size in blocks, line by line, with the place of each line. */
import type { Files } from "./files.js";

export interface LinePlace {
  /** 1-based. */
  number: number;
  /** Bytes from the start of the file. */
  offset: number;
  /** Bytes, without the newline. */
  length: number;
  /** False for a last line that has no newline. */
  ended: boolean;
}

export interface Line extends LinePlace {
  /** Without the newline. */
  text: string;
}

const BLOCK = 1 << 18;
const NEWLINE = 10;

/**
 * Calls back with blocks of whole lines from `start` on; only the last may lack its newline. Returns where
 * reading ended. The callback must be done with the bytes when it returns.
 */
export function readBlocks(
  files: Files,
  path: string,
  start: number,
  visit: (block: Buffer, offset: number) => undefined | boolean,
): number {
  const fd = files.openRead(path);
  try {
    let buffer = Buffer.allocUnsafe(BLOCK);
    let filled = 0;
    let offset = start;
    for (;;) {
      // One line longer than the buffer: make room rather than cut it.
      if (filled === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
      const count = files.read(fd, buffer.subarray(filled), offset + filled);
      if (count === 0) break;
      filled += count;
      const end = buffer.lastIndexOf(NEWLINE, filled - 1) + 1;
      if (end === 0) continue;
      if (visit(buffer.subarray(0, end), offset) === false) return offset;
      buffer.copyWithin(0, end, filled);
      filled -= end;
      offset += end;
    }
    if (filled > 0) visit(buffer.subarray(0, filled), offset);
    return offset + filled;
  } finally {
    files.close(fd);
  }
}

/** Calls back with each line that is not empty, until the callback returns false. Returns where reading ended. */
export function readLines(
  files: Files,
  path: string,
  from: { offset: number; lines: number },
  visit: (line: Line) => undefined | boolean,
): { offset: number; lines: number } {
  return readPlaces(files, path, from, (place, block, start) =>
    visit({ ...place, text: block.toString("utf8", start, start + place.length) }),
  );
}

/** As `readLines`, without decoding: the line is in `block` from `start` on. */
export function readPlaces(
  files: Files,
  path: string,
  from: { offset: number; lines: number },
  visit: (place: LinePlace, block: Buffer, start: number) => undefined | boolean,
): { offset: number; lines: number } {
  let lines = from.lines;
  const offset = readBlocks(files, path, from.offset, (block, blockOffset) => {
    for (let start = 0; start < block.length; ) {
      const newline = block.indexOf(NEWLINE, start);
      const ended = newline !== -1;
      const end = ended ? newline : block.length;
      lines++;
      const place = { number: lines, offset: blockOffset + start, length: end - start, ended };
      if (end > start && visit(place, block, start) === false) return false;
      start = end + 1;
    }
    return undefined;
  });
  return { offset, lines };
}
