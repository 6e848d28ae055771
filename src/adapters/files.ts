/** The file system as the progress store uses it: one small surface, so that a test can fail each call in turn. */
import fs from "node:fs";
import { dirname, resolve } from "node:path";
import { makeFolder } from "./make-folder.js";

export interface FileStat {
  size: number;
  mtimeMs: number;
  ino: number;
  dev: number;
  /** Permission bits. */
  mode: number;
  directory: boolean;
}

/** Every call may throw a Node system error (with `code`). */
export interface Files {
  /** For appending and reading; a missing file is created with `mode`. */
  openAppend(path: string, mode: number): number;
  openRead(path: string): number;
  /** Fails with EEXIST when there is one. */
  openNew(path: string, mode: number): number;
  /** Bytes read; 0 at the end. */
  read(fd: number, into: Uint8Array, position: number): number;
  /** Bytes written, which may be fewer than given. */
  write(fd: number, bytes: Uint8Array): number;
  fsync(fd: number): void;
  close(fd: number): void;
  fstat(fd: number): FileStat;
  /** Undefined when there is nothing; follows symbolic links. */
  stat(path: string): FileStat | undefined;
  chmod(path: string, mode: number): void;
  rename(from: string, to: string): void;
  /** A second name for the same file. */
  link(from: string, to: string): void;
  unlink(path: string): void;
  /** The folder and those above it that are missing; gives the first that was made. */
  mkdir(path: string, mode: number): string | undefined;
  list(folder: string): string[];
  realpath(path: string): string;
  /** Where a symbolic link leads, as a whole path; undefined for anything else, or nothing. */
  linkTarget(path: string): string | undefined;
  /** Throws where writing is not allowed. */
  checkWritable(path: string): void;
  /** Bytes free for this person on the file system of `path`. */
  freeSpace(path: string): number;
}

function toStat(stat: fs.Stats): FileStat {
  return {
    size: stat.size,
    mtimeMs: stat.mtimeMs,
    ino: stat.ino,
    dev: stat.dev,
    mode: stat.mode & 0o7777,
    directory: stat.isDirectory(),
  };
}

export const realFiles: Files = {
  openAppend: (path, mode) => fs.openSync(path, "a+", mode),
  openRead: (path) => fs.openSync(path, "r"),
  openNew: (path, mode) => fs.openSync(path, "wx", mode),
  read: (fd, into, position) => fs.readSync(fd, into, 0, into.length, position),
  write: (fd, bytes) => fs.writeSync(fd, bytes),
  fsync: (fd) => fs.fsyncSync(fd),
  close: (fd) => fs.closeSync(fd),
  fstat: (fd) => toStat(fs.fstatSync(fd)),
  stat: (path) => {
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    return stat && toStat(stat);
  },
  chmod: (path, mode) => fs.chmodSync(path, mode),
  rename: (from, to) => fs.renameSync(from, to),
  link: (from, to) => fs.linkSync(from, to),
  unlink: (path) => fs.unlinkSync(path),
  mkdir: makeFolder,
  list: (folder) => fs.readdirSync(folder),
  realpath: (path) => fs.realpathSync(path),
  linkTarget: (path) =>
    fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()
      ? resolve(dirname(path), fs.readlinkSync(path))
      : undefined,
  checkWritable: (path) => fs.accessSync(path, fs.constants.W_OK),
  freeSpace: (path) => {
    const { bavail, bsize } = fs.statfsSync(path);
    return bavail * bsize;
  },
};

/** The code of a system error such as "ENOSPC"; empty for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
