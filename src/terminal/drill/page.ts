/** A page: a header, a body that scrolls when it is too long, what is being written, and a line of keys. */
import { wrap } from "../layout.js";
import { type KeyHint, legend } from "../legend.js";
import type { Frame, Size } from "../screen.js";
import type { Theme } from "../theme.js";

export interface Page {
  header: string;
  body: readonly string[];
  /** Stays in sight below the body, however long that is. */
  writing?: Writing | undefined;
  keys: readonly KeyHint[];
  /** Shown above the keys, once. */
  message?: string | undefined;
}

export interface Writing {
  lines: readonly string[];
  /** Position in `lines`, 0-based. */
  cursor: { row: number; column: number };
}

/** Columns left free on each side where there is room. */
export function margin(columns: number): number {
  return columns >= 60 ? 1 : 0;
}

/** Width of the text: very long lines are hard to read. */
export function textWidth({ columns }: Size): number {
  return Math.min(100, columns - 2 * margin(columns));
}

/** Below this many rows, none is spent on distance. */
const ROOMY = 16;

/** What a page's parts get of the screen, in rows. */
interface Split {
  body: number;
  gap: number;
  writing: number;
  message: readonly string[];
}

function split(page: Page, size: Size): Split {
  const { columns, rows } = size;
  const width = columns - 2 * margin(columns);
  const told = page.message ? wrap(page.message, width).slice(0, Math.max(1, Math.floor(rows / 4))) : [];
  // The row above the keys is free, so that a message moves nothing.
  const message = told.length || rows < ROOMY ? told : [""];
  const room = Math.max(1, rows - 3 - message.length);
  if (!page.writing) return { body: room, gap: 0, writing: 0, message };
  const wanted = page.writing.lines.length;
  const gap = page.body.length && room >= 6 ? 1 : 0;
  const half = Math.max(1, Math.ceil(room / 2));
  const writing = Math.max(1, Math.min(wanted, Math.max(half, room - gap - page.body.length)));
  return { body: Math.max(0, Math.min(page.body.length, room - gap - writing)), gap, writing, message };
}

/** How far the body can be scrolled. */
export function maxScroll(page: Page, size: Size): number {
  return Math.max(0, page.body.length - split(page, size).body);
}

/** Rows by which a page of the body is turned: one stays in sight. */
export function pageStep(page: Page, size: Size): number {
  return Math.max(1, split(page, size).body - 1);
}

export function layoutPage(page: Page, size: Size, scroll: number, theme: Theme): Frame {
  const left = " ".repeat(margin(size.columns));
  const width = size.columns - 2 * left.length;
  const parts = split(page, size);
  const limit = Math.max(0, page.body.length - parts.body);
  const offset = Math.min(scroll, limit);
  const lines = [page.header, "", ...page.body.slice(offset, offset + parts.body)];
  let cursor: Frame["cursor"];
  if (page.writing) {
    for (let i = 0; i < parts.gap; i++) lines.push("");
    const { row, column } = page.writing.cursor;
    const first = firstShown(row, parts.writing, page.writing.lines.length);
    cursor = { row: lines.length + row - first, column: column + left.length };
    lines.push(...page.writing.lines.slice(first, first + parts.writing));
  }
  while (lines.length < size.rows - 1 - parts.message.length) lines.push("");
  for (const line of parts.message) lines.push(line && theme.warn(line));
  const [first, ...others] = page.keys;
  const more: KeyHint[] = limit === 0 ? [] : [moreHint(offset < limit, page.writing !== undefined)];
  lines.push(legend([...(first ? [first] : []), ...more, ...others], width, theme));
  const shown = lines.map((line) => (line ? left + line : ""));
  return cursor ? { lines: shown, cursor } : { lines: shown };
}

function moreHint(below: boolean, writing: boolean): KeyHint {
  if (writing) return below ? ["pgdn", "more"] : ["pgup", "back"];
  return below ? ["↓", "more"] : ["↑", "back"];
}

/** The last rows, unless the cursor is above them. */
function firstShown(row: number, room: number, count: number): number {
  return Math.max(0, Math.min(row, count - room));
}
