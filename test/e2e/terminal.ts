/** Runs the built program in a pseudo-terminal and reads its screen, as a person would see it. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { IPty } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { afterEach } from "vitest";

export const ROOT = path.resolve(import.meta.dirname, "../..");
export const LAUNCHER = path.join(ROOT, "bin/hotseat.js");
export const DECK = path.join(import.meta.dirname, "decks/deck.yaml");
/** How long a text may take to appear, in milliseconds: generous, because a busy machine is not a failure. */
const PATIENCE = 15_000;

if (!existsSync(path.join(ROOT, "dist/main.cjs")))
  throw new Error("the end-to-end tests run the built program: run `npm run build` first");

const ptyModule = await import("@lydell/node-pty").catch((error: unknown) => {
  // The binding is prebuilt for the common platforms only.
  console.warn(`the terminal tests are skipped: no pseudo-terminal on this platform (${String(error)})`);
  return undefined;
});
/** False where the pseudo-terminal cannot be loaded: `describe.skipIf(!hasTerminal)`. */
export const hasTerminal = ptyModule !== undefined;

/** What a terminal sends for keys that are not characters. */
export const key = {
  enter: "\r",
  tab: "\t",
  escape: "\u001b",
  up: "\u001b[A",
  down: "\u001b[B",
  right: "\u001b[C",
  left: "\u001b[D",
  pageDown: "\u001b[6~",
  backspace: "\u007f",
  alt: (character: string) => `\u001b${character}`,
  ctrl: (letter: string) => String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 64),
  paste: (text: string) => `\u001b[200~${text.replaceAll("\n", "\r")}\u001b[201~`,
};

export interface TerminalOptions {
  args?: readonly string[];
  cols?: number;
  rows?: number;
  env?: Record<string, string>;
  /** Folder of the person's files; a new one for each terminal when left out. */
  home?: string;
  cwd?: string;
  /** Another program than hotseat, for example a shell. */
  file?: string;
}

/** A drill on the tests' own deck. */
export function startDrill(args: readonly string[], options: TerminalOptions = {}): TestTerminal {
  return startTerminal({ ...options, args: ["drill", ...args, "--deck", DECK, "--seed", "1"] });
}

export interface TestTerminal {
  home: string;
  /** Waits until the screen shows the text; the error shows the screen when it does not. */
  waitFor(text: string | RegExp): Promise<void>;
  /** Waits until the screen does not show the text any more. */
  waitUntilGone(text: string | RegExp): Promise<void>;
  /** Types. */
  keys(...keys: string[]): void;
  /** The rows of the screen, without trailing spaces. */
  screen(): string[];
  /** The same as one text. */
  text(): string;
  /** Everything the program wrote, escape sequences included. */
  raw(): string;
  cursorIsVisible(): boolean;
  resize(cols: number, rows: number): void;
  kill(signal: NodeJS.Signals): void;
  /** The exit code, once the program has ended and all its output is on the screen. */
  exit(): Promise<number>;
}

const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  // The last first: a program must have ended before its folder is removed, or it writes into what is left.
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "hotseat-e2e-"));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The variables of a test's program: none of the machine's own settings. */
export function testEnvironment(home: string, more: Record<string, string> = {}): Record<string, string> {
  return { PATH: process.env.PATH ?? "", HOME: home, HOTSEAT_HOME: home, LANG: "en_US.UTF-8", ...more };
}

export function startTerminal(options: TerminalOptions = {}): TestTerminal {
  if (!ptyModule) throw new Error("no pseudo-terminal here");
  const { cols = 80, rows = 24 } = options;
  const home = options.home ?? temporaryFolder();
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 1000 });
  const [file, args] = options.file
    ? [options.file, options.args ?? []]
    : [process.execPath, [LAUNCHER, ...(options.args ?? [])]];
  const env = testEnvironment(home, { TERM: "xterm-256color", ...options.env });
  const pty = ptyModule.spawn(file, [...args], {
    name: env.TERM ?? "",
    cols,
    rows,
    cwd: options.cwd ?? home,
    env,
  });
  return observe(pty, terminal, home);
}

function observe(pty: IPty, terminal: xterm.Terminal, home: string): TestTerminal {
  let written = "";
  let exitCode: number | undefined;
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of [...watchers]) watcher();
  };
  pty.onData((data) => {
    written += data;
    terminal.write(data, changed);
  });
  const ended = new Promise<void>((resolve) => pty.onExit(() => resolve()));
  // An empty write comes back after everything before it is on the screen.
  pty.onExit((event) =>
    terminal.write("", () => {
      exitCode = event.exitCode || (event.signal ? 128 + event.signal : 0);
      changed();
    }),
  );
  cleanups.push(async () => {
    if (exitCode === undefined) pty.kill("SIGKILL");
    await ended;
    terminal.dispose();
  });
  const screen = (): string[] => {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, row) =>
      (active.getLine(active.viewportY + row)?.translateToString(true) ?? "").trimEnd(),
    );
  };
  const text = (): string => screen().join("\n").trimEnd();
  const until = (isReached: () => boolean, what: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (error?: Error): void => {
        clearTimeout(timer);
        watchers.delete(check);
        if (error) reject(error);
        else resolve();
      };
      const check = (): void => {
        if (isReached()) settle();
        else if (exitCode !== undefined)
          settle(new Error(`ended with ${exitCode} before ${what}:\n${text()}`));
      };
      const timer = setTimeout(() => settle(new Error(`waited in vain for ${what}:\n${text()}`)), PATIENCE);
      watchers.add(check);
      check();
    });
  // Where a line is broken depends on the width and not on what is said.
  const shows = (wanted: string | RegExp): boolean =>
    typeof wanted === "string" ? text().replace(/\s+/g, " ").includes(wanted) : wanted.test(text());
  return {
    home,
    waitFor: (wanted) => until(() => shows(wanted), `"${wanted}"`),
    waitUntilGone: (wanted) => until(() => !shows(wanted), `"${wanted}" to go away`),
    keys: (...keys) => {
      for (const each of keys) pty.write(each);
    },
    screen,
    text,
    raw: () => written,
    cursorIsVisible: () => written.lastIndexOf("\u001b[?25h") >= written.lastIndexOf("\u001b[?25l"),
    resize: (cols, rows) => {
      terminal.resize(cols, rows);
      pty.resize(cols, rows);
    },
    kill: (signal) => pty.kill(signal),
    exit: async () => {
      await until(() => exitCode !== undefined, "the end");
      return exitCode ?? -1;
    },
  };
}
