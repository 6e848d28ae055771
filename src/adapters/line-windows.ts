/** Lines of a file one by one in any order, by windows on it: few reads for lines that follow each other. */
import type { Files } from "./files.js";

/** A line far from all before it costs a whole window: small ones bound what the worst order can cost. */
const WINDOW = 1 << 14;
const WINDOWS = 256;

export interface LineWindows {
  /** Calls back with the bytes of the file at `offset`: `length` of them, from `start` on. */
  at<T>(offset: number, length: number, use: (bytes: Buffer, start: number) => T): T;
  close(): void;
}

export function openWindows(files: Files, path: string): LineWindows {
  const fd = files.openRead(path);
  const windows = new Map<number, Buffer>();
  const windowAt = (index: number): Buffer => {
    const known = windows.get(index);
    if (known) return known;
    const window = (windows.size < WINDOWS ? undefined : removeOldest(windows)) ?? Buffer.alloc(WINDOW);
    fill(files, fd, window, index * WINDOW);
    windows.set(index, window);
    return window;
  };
  return {
    at(offset, length, use) {
      const index = Math.floor(offset / WINDOW);
      const start = offset - index * WINDOW;
      if (start + length <= WINDOW) return use(windowAt(index), start);
      return use(fill(files, fd, Buffer.alloc(length), offset), 0);
    },
    close: () => files.close(fd),
  };
}

function removeOldest(windows: Map<number, Buffer>): Buffer | undefined {
  for (const [index, window] of windows) {
    windows.delete(index);
    return window;
  }
  return undefined;
}

/** Zeros where the file has ended. */
function fill(files: Files, fd: number, into: Buffer, offset: number): Buffer {
  let filled = 0;
  while (filled < into.length) {
    const count = files.read(fd, into.subarray(filled), offset + filled);
    if (count === 0) break;
    filled += count;
  }
  return into.fill(0, filled);
}
