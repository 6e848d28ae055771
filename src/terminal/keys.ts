/** Key presses from a terminal: keys typed ahead are kept, and a paste arrives as one piece. */
import type { Interface } from "node:readline";
import { sanitize } from "../core/sanitize.js";
import type { InputStream } from "../env.js";

export interface Key {
  /** `a`, `enter`, `up`, `paste`, `end-of-input`, `resize`, `tick`, … */
  name: string;
  ctrl: boolean;
  alt: boolean;
  /** The character typed, or the text pasted; empty for other keys. */
  text: string;
}

export interface KeySource {
  /** The next key; one that was pressed before is given at once. */
  next(): Promise<Key>;
  /** Keys that were pressed and not yet read. */
  pending(): number;
  /** Puts a key into the queue, as a timer or a resize does. */
  push(key: Key): void;
  /** Gives the terminal back to another program, until `resume`. */
  pause(): void;
  resume(): void;
  close(): void;
}

export function plainKey(name: string, text = ""): Key {
  return { name, ctrl: false, alt: false, text };
}

interface RawKey {
  name?: string | undefined;
  ctrl?: boolean;
  meta?: boolean;
  sequence?: string;
}

/** Turns raw mode on. `close` must be called to turn it off. */
export function readKeys(stdin: InputStream): KeySource {
  const queue: Key[] = [];
  let waiting: ((key: Key) => void) | undefined;
  let pasted: string | undefined;
  const push = (key: Key): void => {
    if (!waiting) {
      queue.push(key);
      return;
    }
    const resolve = waiting;
    waiting = undefined;
    resolve(key);
  };
  const onKeypress = (text: string | undefined, raw: RawKey): void => {
    // A paste whose end never comes must not swallow the way out.
    if (raw.ctrl && raw.name === "c") pasted = undefined;
    if (raw.name === "paste-start") pasted = "";
    else if (raw.name === "paste-end") {
      push(plainKey("paste", normalizePaste(pasted ?? "")));
      pasted = undefined;
    } else if (pasted !== undefined) pasted += text ?? raw.sequence ?? "";
    else for (const key of toKeys(text, raw)) push(key);
  };
  const onEnd = (): void => push(plainKey("end-of-input"));
  let listening = false;
  // Only when somebody waits for a key, which is after the first page is drawn: until then the terminal keeps them.
  const listen = (): void => {
    if (listening) return;
    listening = true;
    // Of an interface only this setting is read, and there is none here.
    const settings = { escapeCodeTimeout: ESCAPE_WAIT } as Partial<Interface> as Interface;
    process.getBuiltinModule("node:readline").emitKeypressEvents(stdin, settings);
    stdin.on("keypress", onKeypress);
    stdin.resume();
  };
  const start = (): void => {
    stdin.setRawMode?.(true);
  };
  const stop = (): void => {
    listening = false;
    stdin.off("keypress", onKeypress);
    stdin.setRawMode?.(false);
    stdin.pause();
  };
  stdin.on("end", onEnd);
  start();
  return {
    next: () => {
      listen();
      const key = queue.shift();
      if (key) return Promise.resolve(key);
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    pending: () => queue.length,
    push,
    pause: stop,
    resume: start,
    close: () => {
      stdin.off("end", onEnd);
      stop();
    },
  };
}

/** What is pasted is text: an escape sequence in it would reach the screen. */
function normalizePaste(text: string): string {
  return sanitize(text).replace(/\t/g, "  ");
}

const NAMES: Record<string, string> = { return: "enter", linefeed: "enter" };

/** What terminals send for ctrl-_, and most of them for ctrl-/ too. */
const CTRL_UNDERSCORE = "\u001f";

/** How long an escape waits for what makes it another key, in milliseconds: Node's half a second is felt. */
const ESCAPE_WAIT = 60;

/** Escape and, before that wait is over, a control key: two keys that arrive as one unknown sequence. */
function toKeys(text: string | undefined, raw: RawKey): Key[] {
  const control = raw.name === undefined ? ESCAPED_CONTROL.exec(raw.sequence ?? "")?.[1] : undefined;
  if (control !== undefined) {
    const letter = String.fromCharCode(control.charCodeAt(0) + 96);
    return [plainKey("escape"), { name: letter, ctrl: true, alt: false, text: "" }];
  }
  const key = toKey(text, raw);
  return key ? [key] : [];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const ESCAPED_CONTROL = /^\u001b([\u0001-\u001a])$/;

function toKey(text: string | undefined, raw: RawKey): Key | undefined {
  if (text === CTRL_UNDERSCORE) return { name: "_", ctrl: true, alt: false, text: "" };
  const ctrl = raw.ctrl === true;
  const alt = raw.meta === true;
  const name = NAMES[raw.name ?? ""] ?? raw.name ?? text ?? "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out
  const printable = !ctrl && !alt && text !== undefined && /^[^\u0000-\u001f\u007f]+$/.test(text);
  if (name === "" && !printable) return undefined;
  return { name, ctrl, alt, text: printable ? text : "" };
}
