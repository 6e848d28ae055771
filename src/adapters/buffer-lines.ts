/** Changes a file of lines held as bytes, line by line: as one text it could be more than a string can hold. */
import { grouped } from "../core/pieces.js";

const NEWLINE = 10;

/** Calls back with each line that is not empty, without its newline. */
export function eachLine(bytes: Buffer, visit: (line: string, number: number) => void): void {
  changeLines(bytes, (line, number) => {
    if (line !== "") visit(line, number);
    return line;
  });
}

/**
 * @param change gives the line that shall stand there; the same one keeps its bytes, undefined takes it out
 */
export function changeLines(
  bytes: Buffer,
  change: (line: string, number: number) => string | undefined,
): Buffer {
  const parts: Buffer[] = [];
  /** From here on all bytes stay. */
  let kept = 0;
  let number = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline;
    const after = newline === -1 ? end : end + 1;
    const line = bytes.toString("utf8", start, end);
    const changed = change(line, ++number);
    if (changed !== line) {
      parts.push(bytes.subarray(kept, start));
      if (changed !== undefined) parts.push(Buffer.from(changed, "utf8"), bytes.subarray(end, after));
      kept = after;
    }
    start = after;
  }
  return parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(kept)]);
}

/** The lines, each with a newline. */
export function fromLines(lines: Iterable<string>): Buffer {
  const parts: Buffer[] = [];
  for (const piece of grouped(ended(lines))) parts.push(Buffer.from(piece, "utf8"));
  return Buffer.concat(parts);
}

function* ended(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
