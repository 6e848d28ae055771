/** Why something could not be saved, in a sentence for the person. */
import { basename } from "node:path";
import { UserError } from "../core/errors.js";
import type { JournalEvent } from "../progress/events.js";
import { codeOf } from "./files.js";
import { reasonOf } from "./system-errors.js";

/** The events are not acknowledged: they wait in the store and go out with the next append or `retry`. */
export class SaveError extends UserError {
  override name = "SaveError";
  /** The system's code, such as "ENOSPC". */
  readonly code: string;

  /** What went wrong, in one sentence. */
  readonly failure: string;
  /** The events that wait, with their ids, so that an answer can be saved under one of them. */
  readonly events: readonly JournalEvent[];

  constructor(error: unknown, path: string, events: readonly JournalEvent[] = []) {
    const failure = describeFailure(error, path);
    super(`${failure} Your last answer is not saved yet.`, hintFor(codeOf(error)));
    this.failure = failure;
    this.code = codeOf(error);
    this.events = events;
  }
}

/** One sentence, with its full stop. */
export function describeFailure(error: unknown, path: string): string {
  if (error instanceof SaveError) return error.failure;
  const name = basename(path);
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return `The disk is full, so ${name} could not be written.`;
    case "EFBIG":
      return `${name} has reached the largest size allowed here.`;
    case "EACCES":
    case "EPERM":
      return `${path} cannot be written: permission denied.`;
    case "EROFS":
      return `${path} is on a read-only file system.`;
    case "ENOENT":
      return `${path} cannot be made: its folder does not exist.`;
    case "ENOTDIR":
    case "EEXIST":
      return `${path} cannot be made: a file is where its folder should be.`;
    case "EISDIR":
      return `${path} is a folder, not a file.`;
    default:
      return `${name} could not be written: ${reasonOf(error)}.`;
  }
}

function hintFor(code: string): string {
  if (code === "ENOSPC" || code === "EDQUOT")
    return "Free some space; it is tried again with the next answer.";
  return "It is tried again with the next answer; `hotseat doctor` tells more.";
}
