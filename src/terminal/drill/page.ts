/** A page: a header, a body that scrolls when it is too long, and a line of keys at the bottom. */
import { legend, widthOf } from "../layout.js";
import type { Frame, Size } from "../screen.js";
import type { Theme } from "../theme.js";

export interface Page {
  header: string;
  body: readonly string[];
  keys: readonly string[];
  /** Shown above the keys, once. */
  message?: string | undefined;
  /** Position in the body, 0-based. */
  cursor?: { row: number; column: number } | undefined;
}

/** Columns left free on each side where there is room. */
export function margin(columns: number): number {
  return columns >= 60 ? 1 : 0;
}

/** Width of the text: very long lines are hard to read. */
export function textWidth({ columns }: Size): number {
  return Math.min(100, columns - 2 * margin(columns));
}

/** Rows of body that fit on the screen. */
export function bodyRows({ rows }: Size, message: boolean): number {
  return Math.max(1, rows - 3 - (message ? 1 : 0));
}

/** How far the body can be scrolled. */
export function maxScroll(page: Page, size: Size): number {
  return Math.max(0, page.body.length - bodyRows(size, Boolean(page.message)));
}

export function layoutPage(page: Page, size: Size, scroll: number, theme: Theme): Frame {
  const left = " ".repeat(margin(size.columns));
  const width = size.columns - 2 * left.length;
  const room = bodyRows(size, Boolean(page.message));
  const limit = maxScroll(page, size);
  const offset = page.cursor ? followCursor(page.cursor.row, scroll, room, limit) : Math.min(scroll, limit);
  const body = page.body.slice(offset, offset + room);
  while (body.length < room) body.push("");
  const lines = [page.header, "", ...body].map((line) => (line ? left + line : ""));
  if (page.message) lines.push(left + theme.warn(page.message));
  const more = limit === 0 ? "" : offset < limit ? "↓ more" : "↑ back";
  const keys = legend(page.keys, width - (more ? widthOf(more) + 3 : 0));
  lines.push(left + theme.dim(more ? `${keys} · ${more}` : keys));
  const cursor = page.cursor && {
    row: page.cursor.row - offset + 2,
    column: page.cursor.column + left.length,
  };
  return cursor ? { lines, cursor } : { lines };
}

function followCursor(row: number, scroll: number, room: number, limit: number): number {
  return Math.max(0, Math.min(limit, Math.max(row - room + 1, Math.min(scroll || limit, row))));
}
