/** What a failed system call means, in words. */
import { codeOf } from "./files.js";

const REASONS: Record<string, string> = {
  ENOENT: "no such file or folder",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EISDIR: "is a folder, not a file",
  EEXIST: "a file of that name is in the way",
  ENOTDIR: "is not a folder",
  ELOOP: "a symbolic link leads to itself",
  ENOSPC: "no space left on the disk",
  EDQUOT: "no space left within your quota",
  EROFS: "the file system is read-only",
  EIO: "the disk reported an input/output error",
  EMFILE: "too many open files",
};

/** A part of a sentence; the system's own words for what is rare. */
export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}
