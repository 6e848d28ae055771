/** Reads a text file that may be anything: refuses what is not text before a parser sees it. */
import { isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

export type TextFile =
  | { ok: true; text: string; bytes: Buffer }
  | { ok: false; code: string; message: string };

const FAILURES: Record<string, string> = {
  ENOENT: "does not exist",
  EACCES: "cannot be read: permission denied",
  EPERM: "cannot be read: not permitted",
  EISDIR: "is a folder",
  ELOOP: "is a link that leads back to itself",
  ENAMETOOLONG: "has too long a name",
};

/** `maxBytes` is checked before reading. Pipes and devices are refused, so that nothing can hang. */
export function readTextFile(file: string, maxBytes = 64_000_000): TextFile {
  const read = readBytes(file, maxBytes);
  return read.ok ? decodeText(read.bytes) : read;
}

/** The same without a look at what is in the file. */
export function readBytes(
  file: string,
  maxBytes = 64_000_000,
): { ok: true; bytes: Buffer } | Extract<TextFile, { ok: false }> {
  try {
    // Without O_NONBLOCK, opening a FIFO that nobody writes to would wait forever.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(handle);
      if (stat.isDirectory()) return refuse("file/folder", "is a folder");
      if (!stat.isFile()) return refuse("file/not-regular", "is not a regular file");
      if (stat.size > maxBytes)
        return refuse("file/too-large", `is larger than ${Math.round(maxBytes / 1e6)} MB`);
      return { ok: true, bytes: readFileSync(handle) };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return refuse(
      code === "ENOENT" ? "file/missing" : "file/unreadable",
      FAILURES[code] ?? `cannot be read (${code})`,
    );
  }
}

/** Text of bytes that may be anything; a byte order mark is left out. */
export function decodeText(bytes: Buffer): TextFile {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refuse("file/encoding", "is UTF-16; save it as UTF-8");
  if (bytes.includes(0)) return refuse("file/binary", "is not a text file");
  if (!isUtf8(bytes)) return refuse("file/encoding", "is not valid UTF-8");
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { ok: true, bytes, text: bytes.toString("utf8", marked ? 3 : 0) };
}

function refuse(code: string, message: string): Extract<TextFile, { ok: false }> {
  return { ok: false, code, message };
}
