/** The keyboard, when standard input was needed for something else. */
import { openSync } from "node:fs";
import { ReadStream } from "node:tty";

/** Undefined where the process has no terminal. The caller ends it with `destroy`. */
export function openKeyboard(platform: NodeJS.Platform): ReadStream | undefined {
  try {
    return new ReadStream(openSync(platform === "win32" ? "CONIN$" : "/dev/tty", "r"));
  } catch {
    return undefined;
  }
}
