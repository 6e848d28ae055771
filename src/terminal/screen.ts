/** The whole terminal as a page of lines: draws only what changed, and leaves no trace when it closes. */
import type { OutputStream } from "../env.js";
import { cutColored } from "./layout.js";

export interface Frame {
  lines: readonly string[];
  /** Where the cursor is shown, 0-based; hidden when left out. */
  cursor?: { row: number; column: number };
}

export interface Size {
  columns: number;
  rows: number;
}

export interface Screen {
  size(): Size;
  draw(frame: Frame): void;
  /** Leaves the page for another program, or for good. */
  leave(): void;
  /** Comes back after `leave` and draws everything anew. */
  enter(): void;
}

const ENTER = "\u001b[?1049h\u001b[?2004h\u001b[H\u001b[2J";
const LEAVE = "\u001b[?2004l\u001b[0m\u001b[?25h\u001b[?1049l";
const HIDE = "\u001b[?25l";
const SHOW = "\u001b[?25h";

export function createScreen(stdout: OutputStream): Screen {
  let shown: string[] = [];
  let drawnSize = "";
  let entered = false;
  /** What goes before the next frame: one write shows a page sooner than two. */
  let opening = "";
  const size = (): Size => ({
    columns: Math.max(10, stdout.columns || 80),
    rows: Math.max(4, stdout.rows || 24),
  });
  return {
    size,
    enter: () => {
      if (entered) return;
      entered = true;
      shown = [];
      opening = ENTER;
    },
    leave: () => {
      if (!entered) return;
      entered = false;
      if (!opening) stdout.write(LEAVE);
    },
    draw: (frame) => {
      if (!entered) return;
      const { columns, rows } = size();
      const key = `${columns}x${rows}`;
      const resized = key !== drawnSize;
      if (resized) shown = [];
      drawnSize = key;
      // A line that is too long would wrap and push the others down.
      const lines = frame.lines.slice(0, rows).map((line) => cutColored(line, columns));
      let out = opening + (resized ? `${HIDE}\u001b[2J` : HIDE);
      opening = "";
      for (let row = 0; row < rows; row++) {
        const line = lines[row] ?? "";
        if (shown[row] === line) continue;
        // Cleared before: behind a line that fills its row, clearing would take the last character.
        out += `\u001b[${row + 1};1H\u001b[2K${line}\u001b[0m`;
        shown[row] = line;
      }
      if (frame.cursor && frame.cursor.row < rows)
        out += `\u001b[${frame.cursor.row + 1};${Math.min(columns, frame.cursor.column + 1)}H${SHOW}`;
      stdout.write(out);
    },
  };
}
