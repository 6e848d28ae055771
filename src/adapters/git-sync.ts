/**
 * Several machines through a git repository of the person's own. The exchange happens in a bare repository of our own
 * beside the journal: there is no working tree that could be left half-merged, and the commit that is pushed always has
 * the remote's newest as its parent and everything else in it unchanged.
 */
import { hostname } from "node:os";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { UserError } from "../core/errors.js";
import { decodeLine, encodeEvent } from "../progress/codec.js";
import { JOURNAL_VERSION } from "../progress/events.js";
import { eachLine, fromLines } from "./buffer-lines.js";
import type { Files } from "./files.js";
import { ensureFolder, PRIVATE_FOLDER, removeQuietly } from "./files-durable.js";
import { classifyFailure, type Git, type GitResult, gitSentence } from "./git.js";
import { describeRefusal, unreachable } from "./git-sync-failures.js";
import { takeLock } from "./lock.js";
import { addMissingLines, eachEntry } from "./rewrite.js";

export interface SyncOptions {
  files: Files;
  git: Git;
  journal: string;
  /** A URL or path; without one, that of the last time. */
  remote?: string;
  cwd: string;
  /** Adds the journal to a repository that holds other things. */
  adopt?: boolean;
  /** Milliseconds to wait before the attempt with this number. */
  wait(attempt: number): Promise<void>;
}

export interface SyncResult {
  remote: string;
  /** Events that came from other machines. */
  received: number;
  /** Events that went out. */
  sent: number;
  /** Why the remote could not be reached; it is tried again the next time. */
  offline?: string;
}

const ATTEMPTS = 12;
const TRACKING = "refs/hotseat/remote";
const FILE = "progress.jsonl";
const ATTRIBUTES = ".gitattributes";
const INDEX = "hotseat-index";
const ATTRIBUTES_TEXT = `${FILE} merge=union\n`;

/** Files that a hosting service puts into a new repository. */
const HARMLESS = /^(readme|license|licence|copying|\.gitignore|\.gitattributes)/i;

/** @throws UserError with a sentence for each way in which it cannot be done */
export async function syncProgress(options: SyncOptions): Promise<SyncResult> {
  const { files, journal } = options;
  const repository = syncRepository(journal);
  ensureFolder(files, dirname(journal));
  const release = takeLock(files, repository, 20_000);
  try {
    const sync = prepare(options, repository);
    const reached = sync.find();
    if (reached.offline !== undefined)
      return { remote: sync.remote, received: 0, sent: 0, offline: reached.offline };
    return await exchange(options, sync, reached.branch);
  } finally {
    release();
  }
}

/** `sync.git` beside the journal, or `NAME.sync.git` beside another one. */
export function syncRepository(journal: string): string {
  const name = basename(journal).replace(/\.jsonl$/, "");
  return join(dirname(journal), name === "progress" ? "sync.git" : `${name}.sync.git`);
}

interface Sync {
  remote: string;
  find(): { branch: string; offline?: undefined } | { offline: string };
  run(args: readonly string[], input?: string | Buffer, index?: string): string;
  tryRun(args: readonly string[], input?: string): GitResult;
}

function prepare({ files, git, remote, cwd }: SyncOptions, repository: string): Sync {
  const tryRun = (args: readonly string[], input?: string): GitResult =>
    git(args, { repository, ...(input === undefined ? {} : { input }) });
  const run = (args: readonly string[], input?: string | Buffer, index?: string): string => {
    const variables = index === undefined ? {} : { GIT_INDEX_FILE: index };
    const result = git(args, { repository, variables, ...(input === undefined ? {} : { input }) });
    if (!result.ok)
      throw new UserError(
        `git ${args[0]} failed: ${gitSentence(result.stderr)}.`,
        `Deleting ${repository} is safe: it only holds a copy of what was synced.`,
      );
    return result.stdout.toString("utf8").trimEnd();
  };
  const isNew = !files.stat(join(repository, "HEAD"));
  if (!isNew) removeStale(files, repository);
  else if (git(["init", "--quiet", "--bare", "--", repository]).ok) files.chmod(repository, PRIVATE_FOLDER);
  const earlier = isNew ? "" : tryRun(["config", "hotseat.remote"]).stdout.toString("utf8").trim();
  const wanted = remote === undefined ? earlier : absolute(files, remote, cwd);
  if (wanted === "")
    throw new UserError(
      "which repository shall the progress be synced with?",
      "`hotseat sync git@example.com:you/progress.git`, or the path of one made by `git init --bare`.",
    );
  if (wanted.startsWith("-")) throw new UserError(`"${wanted}" is no repository.`);
  const find = (): ReturnType<Sync["find"]> => {
    const listed = tryRun(["ls-remote", "--symref", "--", wanted]);
    const offline = listed.ok ? undefined : unreachable(wanted, listed.stderr, wanted === earlier);
    if (wanted !== earlier) run(["config", "hotseat.remote", wanted]);
    if (offline !== undefined) return { offline };
    const text = listed.stdout.toString("utf8");
    return {
      branch:
        /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(text)?.[1] ?? onlyBranch(text) ?? unbornBranch(git, wanted),
    };
  };
  return { remote: wanted, find, run, tryRun };
}

/** What a git that was killed has left: whoever holds our lock is the only one at work here. */
function removeStale(files: Files, repository: string): void {
  const names = files.list(repository).filter((name) => name.endsWith(".lock") || name.startsWith(INDEX));
  for (const name of [...names, `${TRACKING}.lock`]) removeQuietly(files, join(repository, name));
}

/** A remote without a usable HEAD may still have a branch. */
function onlyBranch(listed: string): string | undefined {
  const branches = [...listed.matchAll(/\trefs\/heads\/(\S+)$/gm)].map(([, name]) => name ?? "");
  return branches.includes("main") ? "main" : branches[0];
}

/** The branch that the first commit of an empty local repository belongs on. */
function unbornBranch(git: Git, remote: string): string {
  const head = isAbsolute(remote)
    ? git(["symbolic-ref", "--short", "HEAD"], { repository: remote })
    : undefined;
  return head?.ok ? head.stdout.toString("utf8").trim() : "main";
}

/** A path is kept so that it means the same from every folder; a URL stays as it is. */
function absolute(files: Files, remote: string, cwd: string): string {
  if (isAbsolute(remote)) return remote;
  const looksLikePath = remote.startsWith(".") || !/[:@]/.test(remote);
  return looksLikePath || files.stat(resolve(cwd, remote)) ? resolve(cwd, remote) : remote;
}

async function exchange(options: SyncOptions, sync: Sync, branch: string): Promise<SyncResult> {
  let received = 0;
  for (let attempt = 1; ; attempt++) {
    const parent = fetchBranch(sync, branch);
    const theirs = parent === undefined ? Buffer.alloc(0) : readTheirs(sync, parent, options);
    const remoteEntries = entriesOf(theirs, sync.remote);
    received += addMissingLines(options.files, options.journal, remoteEntries);
    const all = new Map(remoteEntries);
    if (options.files.stat(options.journal))
      eachEntry(options.files, options.journal, (id, line) => {
        if (!all.has(id)) all.set(id, line);
      });
    const sent = all.size - remoteEntries.size;
    const ids = [...all.keys()].sort();
    const bytes = fromLines(ids.map((id) => all.get(id) ?? ""));
    if (bytes.equals(theirs)) return { remote: sync.remote, received, sent: 0 };
    const commit = makeCommit(sync, bytes, parent, sent);
    const pushed = sync.tryRun(["push", "--quiet", "--", sync.remote, `${commit}:refs/heads/${branch}`]);
    if (pushed.ok) return { remote: sync.remote, received, sent };
    const failure = classifyFailure(pushed.stderr);
    if (failure === "offline")
      return { remote: sync.remote, received, sent: 0, offline: gitSentence(pushed.stderr) };
    if (failure !== "race" || attempt >= ATTEMPTS) throw describeRefusal(sync.remote, pushed.stderr);
    await options.wait(attempt);
  }
}

/** The commit at the remote's branch; undefined when it has none yet. */
function fetchBranch(sync: Sync, branch: string): string | undefined {
  const ref = `+refs/heads/${branch}:${TRACKING}`;
  const fetched = sync.tryRun([
    "fetch",
    "--quiet",
    "--no-tags",
    "--no-write-fetch-head",
    "--",
    sync.remote,
    ref,
  ]);
  if (fetched.ok) return sync.run(["rev-parse", "--verify", TRACKING]);
  if (/couldn't find remote ref/i.test(fetched.stderr)) return undefined;
  throw describeRefusal(sync.remote, fetched.stderr);
}

function readTheirs(sync: Sync, parent: string, { adopt }: SyncOptions): Buffer {
  const names = sync.run(["ls-tree", "--name-only", "-z", parent]).split("\0").filter(Boolean);
  if (names.includes(FILE)) {
    const shown = sync.tryRun(["cat-file", "blob", `${parent}:${FILE}`]);
    if (!shown.ok) throw describeRefusal(sync.remote, shown.stderr);
    return shown.stdout;
  }
  const foreign = names.filter((name) => !HARMLESS.test(name));
  if (foreign.length > 0 && !adopt)
    throw new UserError(
      `${sync.remote} holds other things (${foreign.slice(0, 3).join(", ")}) and no ${FILE}.`,
      `Use a repository of its own, or add --adopt to put ${FILE} beside them.`,
    );
  return Buffer.alloc(0);
}

/** Lines that cannot be read stay in the repository's history and are left out of its newest state. */
function entriesOf(bytes: Buffer, remote: string): Map<string, string> {
  const entries = new Map<string, string>();
  eachLine(bytes, (line) => {
    const decoded = decodeLine(line);
    if (decoded.kind === "newer")
      throw new UserError(
        `${remote} holds progress of a newer hotseat (journal version ${decoded.version}; this one reads up to ${JOURNAL_VERSION}). Nothing was changed.`,
        "Update with `npm install -g hotseat@latest`, then sync again.",
      );
    if (decoded.kind === "event") entries.set(decoded.event.id, line);
    else if (decoded.kind === "older") entries.set(decoded.event.id, encodeEvent(decoded.event));
    else if (decoded.kind === "unknown") entries.set(decoded.id, line);
  });
  return entries;
}

/** A commit with the new journal on top of `parent`; every other file of the parent stays as it is. */
function makeCommit(sync: Sync, bytes: Buffer, parent: string | undefined, sent: number): string {
  const path = join(sync.run(["rev-parse", "--absolute-git-dir"]), INDEX);
  sync.run(parent === undefined ? ["read-tree", "--empty"] : ["read-tree", parent], undefined, path);
  const blob = sync.run(["hash-object", "-w", "--stdin"], bytes);
  sync.run(["update-index", "--add", "--cacheinfo", `100644,${blob},${FILE}`], undefined, path);
  const attributes = sync.run(["ls-files", "--", ATTRIBUTES], undefined, path);
  if (attributes === "") {
    const added = sync.run(["hash-object", "-w", "--stdin"], ATTRIBUTES_TEXT);
    sync.run(["update-index", "--add", "--cacheinfo", `100644,${added},${ATTRIBUTES}`], undefined, path);
  }
  const tree = sync.run(["write-tree"], undefined, path);
  const parents = parent === undefined ? [] : ["-p", parent];
  const message = `Add ${sent} events from ${hostname()}`;
  return sync.run([...identity(sync), "commit-tree", tree, ...parents, "-m", message]);
}

/** Git refuses to commit without a name; progress needs none. */
function identity(sync: Sync): string[] {
  const missing = (key: string): boolean => !sync.tryRun(["config", key]).ok;
  return [
    ...(missing("user.name") ? ["-c", "user.name=hotseat"] : []),
    ...(missing("user.email") ? ["-c", "user.email=hotseat@localhost"] : []),
  ];
}
